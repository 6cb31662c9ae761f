import type { ChannelResponse } from '@backchannel/chat-api/types';
import { counted } from '../../lib/numbers.ts';
import { channelName } from '../channels/channel-facts.ts';

/** What is still missing of the name, in words; empty once it is right. */
export function missingOf(typed: string, channel: ChannelResponse): string {
  const text = plain(typed);
  const wanted = [channelName(channel), channel.id].map(plain);
  if (wanted.includes(text)) return '';
  const begun = wanted.filter((name) => name.startsWith(text)).map((name) => letters(name) - letters(text));
  if (begun.length === 0) return 'Not this name';
  return text === '' ? '' : counted(Math.min(...begun), 'more character');
}

export const isTyped = (typed: string, channel: ChannelResponse): boolean =>
  plain(typed) !== '' && missingOf(typed, channel) === '';

// The same letters may be composed in several ways, and spaces come in several kinds.
const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const letters = (text: string): number => Array.from(segmenter.segment(text)).length;
