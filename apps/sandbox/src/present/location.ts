import type {
  ChannelResponse,
  MessageResponse,
  SharedLocationResponseData,
} from '@backchannel/chat-api/types';
import { parseObject } from '../values.ts';

/** A location. The column is written with exactly what the wire has. */
export const presentLocation = (
  column: string,
  parts: { channel?: ChannelResponse | undefined; message?: MessageResponse | undefined } = {},
): SharedLocationResponseData => ({
  ...(parseObject(column) as unknown as SharedLocationResponseData),
  ...(parts.channel && { channel: parts.channel }),
  ...(parts.message && { message: parts.message }),
});
