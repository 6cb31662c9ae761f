import { toMillis } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { fullTime } from '../../lib/times.ts';
import { NotTold } from '../../shell/lost-answer.ts';
import type { Sight } from './seen-by.ts';
import type { Person } from './truncation.ts';

type Truncated = Pick<ChannelResponse, 'truncated_at' | 'truncated_by'>;

/**
 * Whether a truncation for everyone is done, whose answer was lost. Without a moment that was asked for (`until`), any
 * newer truncation is taken for it, as the moment is the API's own; what is said then must not claim more than that.
 * Throws `NotTold`.
 */
export function isTruncated(before: Truncated, now: Truncated, until: Date | undefined): boolean {
  const isAnother = now.truncated_at !== before.truncated_at;
  if (!until) return isAnother;
  const isAsked = now.truncated_at !== undefined && toMillis(now.truncated_at) === until.getTime();
  if (isAsked === isAnother) return isAsked;
  throw new NotTold(
    isAsked
      ? 'the API reports it as truncated at this moment, as it did before.'
      : `the API reports another truncation than this one${truncatedWords(now)}.`,
  );
}

/** ", truncated at 29 Oct 2026, 00:00:00 UTC by Maja"; empty where the channel never was. */
export function truncatedWords({ truncated_at: at, truncated_by: by }: Truncated): string {
  if (at === undefined) return '';
  return `, truncated at ${fullTime(new Date(toMillis(at)))}${by ? ` by ${by.name ?? by.id}` : ''}`;
}

/**
 * Whether the history is hidden from a member, from what they are shown after the answer was lost. That they are shown
 * nothing of it proves nothing: they may not have seen it before. Throws `NotTold`.
 */
export function isHiddenFrom({ name }: Person, sight: Sight): boolean {
  if (sight === 'still') return false;
  throw new NotTold(
    sight === 'no longer'
      ? `read as ${name}, nothing of it is shown, which may have been so before.`
      : `read as ${name}, its answer holds newer messages only.`,
  );
}
