import type { Context } from '../../context.ts';
import type { Caller } from '../../http/auth.ts';
import { requirePermission } from '../../permissions.ts';
import { findChannels } from '../../store/channels.ts';
import { isObject } from '../../values.ts';

/**
 * Whether a filter, as it came, keeps to channels by `channel_cid`, in all of which the caller has the permission.
 * False when it names none; throws 403/17 when it names one where the caller does not.
 */
export function namedChannels(
  context: Context,
  caller: Caller,
  filter: unknown,
  permission: string,
): boolean {
  const named: unknown = isObject(filter) ? filter['channel_cid'] : undefined;
  const given: unknown = isObject(named) ? (named['$eq'] ?? named['$in']) : named;
  const cids = (Array.isArray(given) ? given : [given]).filter((cid) => typeof cid === 'string');
  if (cids.length === 0) return false;
  const channels = findChannels(context.db, cids);
  for (const channel of channels) requirePermission(context, caller, channel, permission);
  return channels.length === new Set(cids).size;
}
