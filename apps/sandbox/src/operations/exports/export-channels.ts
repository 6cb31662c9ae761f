import type { exportChannels as Operation } from '@backchannel/chat-api/operations';
import type { ChannelExport } from '@backchannel/chat-api/types';
import type { Context } from '../../context.ts';
import { channelNotFound, inputError } from '../../errors.ts';
import type { ChannelsInput, ExportedChannel } from '../../exports/channel-content.ts';
import { csvTable, jsonDocument, jsonLines } from '../../exports/channel-formats.ts';
import { defineExport } from '../../exports/run-export.ts';
import { findAnyChannel } from '../../store/channels.ts';
import { startTask } from '../../tasks/run-task.ts';
import { toMicros } from '../../time.ts';
import type { Handler } from '../handler.ts';

const CID = /^[^:]{1,64}:[^:]{1,64}$/;
const MOST_FIELDS = 50;

const kind = defineExport('export_channels', 'export.channels', (stored) => {
  // Stored by the handler below, in this shape.
  const input = stored as unknown as ChannelsInput;
  if (input.format === 'csv') {
    return { parts: csvTable(input), name: 'channels.csv', contentType: 'text/csv' };
  }
  return input.version === 'v1'
    ? { parts: jsonDocument(input), name: 'channels.json', contentType: 'application/json' }
    : { parts: jsonLines(input), name: 'channels.jsonl', contentType: 'application/x-ndjson' };
});

function exported(
  { db }: Context,
  entry: ChannelExport,
  withDeleted: boolean,
  index: number,
): ExportedChannel {
  const { cid: given = '', type = '', id = '' } = entry;
  if (given === '' && (type === '' || id === '')) {
    throw inputError(`"channels[${index}]" must have either a cid or a type and an id`);
  }
  const cid = given === '' ? `${type}:${id}` : given;
  if (!CID.test(cid)) throw inputError(`"${cid.slice(0, 100)}" is not a valid cid`);
  const row = findAnyChannel(db, cid);
  if (!row || (row.deleted_at !== null && !withDeleted)) throw channelNotFound(cid);
  const since = toMicros(entry.messages_since) ?? 0;
  const until = toMicros(entry.messages_until) ?? Number.MAX_SAFE_INTEGER;
  if (since > until) {
    throw inputError(`"channels[${index}].messages_since" must not be later than "messages_until"`);
  }
  return { cid, since, until };
}

/**
 * Begins to write channels into a file; the task's result has its address. Truncated messages and softly deleted
 * channels are only in it when asked for; softly deleted messages are, with their text unless that is to be cleared.
 */
export const exportChannels: Handler<typeof Operation> = (call, context) => {
  const { body } = call;
  const { version = 'v1', format = 'json', include_fields: fields = [] } = body;
  if (version !== '' && version !== 'v1' && version !== 'v2')
    throw inputError('"version" must be "v1" or "v2"');
  if (format === 'csv' && version !== 'v2') throw inputError('the format "csv" needs the version "v2"');
  if (format === 'csv' && body.export_users === true) {
    throw inputError('the format "csv" cannot be combined with "export_users"');
  }
  if (fields.length > MOST_FIELDS)
    throw inputError(`field "include_fields" must contain at maximum ${MOST_FIELDS} items`);
  const withDeleted = body.include_soft_deleted_channels === true;
  const channels = body.channels.map((entry, index) => exported(context, entry, withDeleted, index));
  const input: ChannelsInput = {
    channels: [...new Map(channels.map((channel) => [channel.cid, channel])).values()],
    version: version === 'v2' ? 'v2' : 'v1',
    format,
    includeFields: [...new Set(fields)],
    exportUsers: body.export_users === true,
    clearDeletedText: body.clear_deleted_message_text === true,
    includeTruncated: body.include_truncated_messages === true,
  };
  return { task_id: startTask(call, context, kind, input) };
};
