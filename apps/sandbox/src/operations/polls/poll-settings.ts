import type { CreatePollRequest } from '@backchannel/chat-api/types';
import { inputError } from '../../errors.ts';
import type { PollSettings } from '../../store/polls.ts';
import { checkCustomSize } from '../custom-size.ts';

const MOST_VOTES = 10;

/** What a request may say about a poll beside its options. */
export type PollRequest = Pick<
  CreatePollRequest,
  | 'name'
  | 'description'
  | 'voting_visibility'
  | 'enforce_unique_vote'
  | 'max_votes_allowed'
  | 'allow_user_suggested_options'
  | 'allow_answers'
  | 'is_closed'
  | 'custom'
>;

/** A poll's columns; what the request leaves out is the default. Throws 400/4. */
export function settingsOf(request: PollRequest): PollSettings {
  const { name, max_votes_allowed: most } = request;
  if (name.trim() === '') throw inputError('"name" is a required field');
  if (most !== undefined && (most < 1 || most > MOST_VOTES)) {
    throw inputError(`field "max_votes_allowed" must be between 1 and ${MOST_VOTES} but got ${most}`);
  }
  checkCustomSize(request.custom, 'poll');
  return {
    name,
    description: request.description ?? '',
    voting_visibility: request.voting_visibility ?? 'public',
    enforce_unique_vote: Number(request.enforce_unique_vote ?? false),
    max_votes_allowed: most ?? null,
    allow_user_suggested_options: Number(request.allow_user_suggested_options ?? false),
    allow_answers: Number(request.allow_answers ?? false),
    is_closed: Number(request.is_closed ?? false),
    custom: JSON.stringify(request.custom ?? {}),
  };
}

/** The text of an option. Throws 400/4 when there is none. */
export function optionText(text: string | undefined, field = 'text'): string {
  if (text === undefined || text.trim() === '') throw inputError(`"${field}" is a required field`);
  return text;
}
