import type { RequestOf } from '@backchannel/chat-api';
import type { truncateChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { count, counted } from '../../lib/numbers.ts';
import { dateAndTime, dateOnly } from '../../lib/times.ts';
import { momentOf, type ZonedTime } from '../../lib/zoned.ts';
import { inZone } from './in-zone.ts';

/** A member that an act is meant for. */
export interface Person {
  id: string;
  name: string;
}

/** A truncation as the dialog holds it: every option of `truncate_channel`. */
export interface Truncation {
  scope: 'all' | 'until';
  /** Kept while the scope is `all`, so that nothing typed is lost. */
  until: ZonedTime;
  audience: 'everyone' | 'members';
  members: readonly Person[];
  how: 'hide' | 'hard';
  /** The system message; empty means none. */
  text: string;
  skipPush: boolean;
}

/** The API takes no more members in one truncation. */
export const mostMembers = 100;

export const hideOnlyForMembers = 'Only for everyone: the API hard deletes for all or not at all.';

/** The moment up to which messages go; undefined for all of them, and while the time is incomplete. */
export function untilOf({ scope, until }: Truncation): Date | undefined {
  return scope === 'until' ? momentOf(until)?.at : undefined;
}

/** A moment is asked for and none is given yet: the date, the time or the zone is missing or wrong. */
export const lacksMoment = (form: Truncation): boolean =>
  form.scope === 'until' && untilOf(form) === undefined;

export const chooseMoment = 'Choose a date, a time and a zone.';

/** What is missing or wrong, in a sentence; undefined when it can be sent. */
export function problemOf(form: Truncation, channel: ChannelResponse, now = new Date()): string | undefined {
  const until = untilOf(form);
  if (lacksMoment(form)) return chooseMoment;
  if (until && until > now) return 'Choose a time that has passed.';
  if (form.audience === 'members' && form.members.length === 0) return 'Choose at least one member.';
  return textProblem(form.text, channel);
}

/** What is wrong with the system message. */
export function textProblem(text: string, { config }: ChannelResponse): string | undefined {
  const most = config?.max_message_length;
  if (most === undefined || characters(text) <= most) return undefined;
  return `At most ${count(most)} characters in this channel type.`;
}

/** Characters as the API counts them: code points. */
export const characters = (text: string): number => Array.from(text).length;

/** The request of a form that has no problem. */
export function truncationRequest(
  form: Truncation,
  { type, id }: ChannelResponse,
): RequestOf<typeof truncateChannel> {
  const until = untilOf(form);
  const text = form.text.trim();
  return {
    params: { type, id },
    body: {
      ...(until && { truncated_at: until }),
      ...(form.audience === 'members' && { member_ids: form.members.map((member) => member.id) }),
      ...(form.audience === 'everyone' && form.how === 'hard' && { hard_delete: true }),
      ...(text !== '' && { message: { text }, ...(form.skipPush && { skip_push: true }) }),
    },
  };
}

/** What the button says: the act, with the count where it was counted. `messages`: of the whole channel. */
export function actLabel(form: Truncation, messages: number | undefined): string {
  const before = beforeWords(form);
  if (form.audience === 'members') {
    return `Hide history${before} for ${counted(form.members.length, 'member')}`;
  }
  const verb = form.how === 'hard' ? 'Hard delete' : 'Hide';
  if (before !== '') return `${verb} messages${before}`;
  return `${verb} ${allWords(messages)}`;
}

/** What was done, for the toast. */
export function doneTitle(form: Truncation, messages: number | undefined, name: string): string {
  const before = beforeWords(form);
  if (form.audience === 'members') {
    return `Hid the history of “${name}”${before} for ${counted(form.members.length, 'member')}`;
  }
  const verb = form.how === 'hard' ? 'Hard deleted' : 'Hid';
  const what = before === '' ? allWords(messages) : `messages${before}`;
  return `${verb} ${what} of “${name}”`;
}

function allWords(messages: number | undefined): string {
  if (messages === undefined) return 'all messages';
  return messages === 1 ? '1 message' : `all ${count(messages)} messages`;
}

/** " before 1 Oct 2026", with the time where it is not midnight and the zone where it is not the page's; no moment while none is chosen; empty for all messages. */
function beforeWords(form: Truncation): string {
  if (lacksMoment(form)) return ' up to a date';
  const until = untilOf(form);
  if (!until) return '';
  const { local, zone } = form.until;
  return ` before ${inZone(until, zone, local.endsWith('T00:00') ? dateOnly : dateAndTime)}`;
}
