import type { Context } from '../../context.ts';
import { doesNotExist, inputError, notAllowed } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { findFile, removeFile } from '../../store/files.ts';

/**
 * Removes what was uploaded, for good. Throws 400/4 without an address, 404/16 when it is none of an upload of this
 * kind, or not of this channel, and 403/17 when a user's token may not: one's own uploads only, in a channel by its
 * grants.
 */
export function removeUpload(
  call: { caller: Caller; query: { url?: string | undefined }; afterCommit(work: () => void): void },
  context: Context,
  kind: 'file' | 'image',
  channel?: ChannelRow,
): Record<string, never> {
  const { url = '' } = call.query;
  if (url === '') throw inputError('"url" is a required field');
  const id = context.files.readUrl(url)?.id;
  const row = id === undefined ? undefined : findFile(context.db, id);
  if (!row || row.kind !== kind || row.cid !== (channel?.cid ?? null)) {
    throw doesNotExist(`${kind} ${url.split('?')[0]?.slice(0, 200)} doesn't exist`);
  }
  if (channel) requirePermission(context, call.caller, channel, 'delete-attachment', row.user_id);
  else if (
    call.caller.kind !== 'server' &&
    (call.caller.kind !== 'user' || call.caller.userId !== row.user_id)
  ) {
    throw notAllowed('users may delete their own uploads only');
  }
  removeFile(context.db, row.id);
  call.afterCommit(() => context.files.remove(row.id));
  return {};
}
