import type { ChannelResponse } from '@backchannel/chat-api/types';
import { NotTold } from '../../shell/lost-answer.ts';

/**
 * Whether a channel is deleted, as far as `now` tells: as the API's list has it, undefined where that does not. One that
 * was deleted softly may still be listed, with when that was. Throws `NotTold` for one that may still be going for good.
 */
export function isDeleted(now: Pick<ChannelResponse, 'deleted_at'> | undefined, isHard: boolean): boolean {
  if (now === undefined) return true;
  if (isHard) throw new NotTold('the API still lists it, as it may while what is in it goes.');
  return now.deleted_at !== undefined;
}
