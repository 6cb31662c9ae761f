import type { updatePollPartial as Operation } from '@backchannel/chat-api/operations';
import { typeSpecs } from '@backchannel/chat-api/spec';
import { requireActor } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { checkFields } from '../../http/validate.ts';
import { updatePoll as writePoll } from '../../store/polls.ts';
import type { PollRow } from '../../store/polls.ts';
import { isObject, parseObject } from '../../values.ts';
import { patchCustom } from '../custom-patch.ts';
import type { Handler } from '../handler.ts';
import { emitPollEvent } from './poll-event.ts';
import { answerPoll, requireOwner, requirePoll } from './poll-of-call.ts';
import { settingsOf } from './poll-settings.ts';
import type { PollRequest } from './poll-settings.ts';

const settable = new Set([
  'name',
  'description',
  'voting_visibility',
  'enforce_unique_vote',
  'max_votes_allowed',
  'allow_user_suggested_options',
  'allow_answers',
  'is_closed',
]);
const specs = Object.entries(typeSpecs['CreatePollRequest']?.properties ?? {}).flatMap(([name, spec]) =>
  settable.has(name) ? [{ ...spec, name, required: false }] : [],
);
// What a poll has of its own and nobody writes this way.
const fixed = new Set(
  Object.keys(typeSpecs['PollResponseData']?.properties ?? {}).filter(
    (name) => !settable.has(name) && name !== 'custom',
  ),
);

const requestOf = (poll: PollRow): PollRequest => ({
  name: poll.name,
  description: poll.description,
  // Written from a checked request only.
  voting_visibility: poll.voting_visibility as NonNullable<PollRequest['voting_visibility']>,
  enforce_unique_vote: poll.enforce_unique_vote === 1,
  ...(poll.max_votes_allowed !== null && { max_votes_allowed: poll.max_votes_allowed }),
  allow_user_suggested_options: poll.allow_user_suggested_options === 1,
  allow_answers: poll.allow_answers === 1,
  is_closed: poll.is_closed === 1,
});

function customOf(poll: PollRow, set: Record<string, unknown>, unset: readonly string[]) {
  const { custom, ...keys } = set;
  if (custom !== undefined && custom !== null && !isObject(custom))
    throw inputError('expected object for field "set.custom"');
  const isTakenAway = custom === null || unset.includes('custom');
  const base = isTakenAway ? {} : (custom ?? parseObject(poll.custom));
  return patchCustom(
    base,
    keys,
    unset.filter((key) => key !== 'custom'),
  );
}

/** Changes what it names of a poll, its own fields or custom data; `is_closed` ends the voting. */
export const updatePollPartial: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { set = {} } = body;
  const nulls = Object.keys(set).filter((key) => settable.has(key) && set[key] === null);
  const unset = [...nulls, ...(body.unset ?? [])];
  const userId = requireActor(context, caller, body, 'poll');
  const poll = requirePoll(context, caller, params.poll_id);
  requireOwner(caller, poll);
  for (const key of [...Object.keys(set), ...unset]) {
    if (fixed.has(key.split('.')[0] ?? '')) throw inputError(`field "${key}" of a poll cannot be updated`);
  }
  const entries = Object.entries(set);
  const own = checkFields(specs, Object.fromEntries(entries.filter(([key]) => settable.has(key))), 'set');
  const settings = settingsOf({
    ...Object.fromEntries(Object.entries(requestOf(poll)).filter(([key]) => !unset.includes(key))),
    name: poll.name,
    ...own, // The fields that were just held against the description of these very fields.
    custom: customOf(
      poll,
      Object.fromEntries(entries.filter(([key]) => !settable.has(key))),
      unset.filter((key) => !settable.has(key)),
    ),
  });
  writePoll(context.db, poll.id, { ...settings, updated_at: context.clock.now() });
  const closed = settings.is_closed === 1 && poll.is_closed === 0;
  emitPollEvent(
    context,
    closed ? 'poll.closed' : 'poll.updated',
    requirePoll(context, caller, poll.id),
    userId,
  );
  return { poll: answerPoll(context, poll.id, userId) };
};
