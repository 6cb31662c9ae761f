import type { ChannelResponse } from '@backchannel/chat-api/types';
import type { ChannelState } from '../../ui/badge.tsx';

/** The channel's own name, else its id. */
export function channelName({ custom, id }: ChannelResponse): string {
  const name = custom['name'];
  return typeof name === 'string' && name.trim() !== '' ? name : id;
}

/** What is out of the ordinary about a channel, most telling first. */
export function channelStates({ deleted_at, disabled, frozen, hidden }: ChannelResponse): ChannelState[] {
  const states: ChannelState[] = [];
  if (deleted_at !== undefined) states.push('deleted');
  if (disabled) states.push('disabled');
  if (frozen) states.push('frozen');
  if (hidden === true) states.push('hidden');
  return states;
}

export const channelId = ({ cid }: ChannelResponse): string => cid;
