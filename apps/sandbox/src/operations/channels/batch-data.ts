import type { ChannelDataUpdate } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import type { ChannelChange, ChannelRow } from '../../store/channels.ts';
import { parseObject } from '../../values.ts';
import { checkCustomSize } from '../custom-size.ts';
import { channelChanges } from './channel-changes.ts';

const fields = [
  'frozen',
  'disabled',
  'team',
  'auto_translation_enabled',
  'auto_translation_language',
  'config_overrides',
] as const;

/** What a batch changes of one channel: the properties that are given, custom data key by key. */
export function batchDataChange(
  context: Context,
  channel: ChannelRow,
  data: ChannelDataUpdate,
): ChannelChange {
  const given = Object.fromEntries(
    fields.flatMap((field) => (data[field] === undefined ? [] : [[field, data[field]]])),
  );
  const change = channelChanges(context, channel, given, []);
  if (data.custom === undefined) return change;
  const custom = { ...parseObject(channel.custom), ...data.custom };
  checkCustomSize(custom, 'channel');
  return { ...change, custom: JSON.stringify(custom) };
}
