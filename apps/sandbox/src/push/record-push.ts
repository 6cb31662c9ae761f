import { effectiveConfig } from '../assemble/channel-config.ts';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { presentUser } from '../present/user.ts';
import { pushSettings } from '../present/push-provider.ts';
import { appSettings } from '../store/app.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findChannel } from '../store/channels.ts';
import { devicesOf, hasDevices } from '../store/devices.ts';
import type { DeviceRow } from '../store/devices.ts';
import { findMessage, threadParticipants } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { devicesInChannel, insertPush, prunePushes } from '../store/pushes.ts';
import { findUsers } from '../store/users.ts';
import { toMicros } from '../time.ts';
import { parseObject, parseStrings } from '../values.ts';
import { payloadFor, templatesOf } from './payload.ts';
import type { PushScope } from './payload.ts';

// Larger channels get no pushes.
const MOST_MEMBERS = 100;
const LOGGED = 20_000;

/** Whom a message reaches beside those who are in its channel anyway; undefined for all of them. */
function chosen(context: Context, row: MessageRow, level: unknown): Set<string> | undefined {
  const mentioned = parseStrings(row.mentioned_users);
  const everybody = row.mentioned_channel === 1 || row.mentioned_here === 1;
  if (level === 'direct_mentions' || (level !== undefined && level !== 'all' && !everybody))
    return new Set(mentioned);
  const restricted = parseStrings(row.restricted_visibility);
  if (restricted.length > 0) return new Set(restricted);
  if (row.parent_id === null || row.show_in_channel === 1) return undefined;
  const participants = threadParticipants(context.db, [row.parent_id]).map((entry) => entry.user_id);
  const author = findMessage(context.db, row.parent_id)?.user_id;
  return new Set([...participants, ...mentioned, ...(author ? [author] : [])]);
}

/** Leaves out who wants no pushes now, or, where only they are wanted by who is away, who is there. */
function willing(context: Context, devices: readonly DeviceRow[]): DeviceRow[] {
  const now = context.clock.now();
  const { offline_only: offlineOnly } = pushSettings(appSettings(context.db));
  const rows = findUsers(context.db, new Set(devices.map((device) => device.user_id)));
  const reached = new Set(
    rows.flatMap((row) => {
      const { disabled, disabled_until: until } = parseObject(row.push_notifications);
      const off = disabled === true || (toMicros(until) ?? 0) > now;
      return off || (offlineOnly && presentUser(row, now).online) ? [] : row.id;
    }),
  );
  return devices.filter((device) => reached.has(device.user_id));
}

/** What templates can name. */
export function scopeOf(
  context: Context,
  type: string,
  { row, channel, senderId }: { row: MessageRow; channel: ChannelRow; senderId: string | null },
  receiverId: string,
  users: UserBook = new UserBook(context),
): PushScope {
  const custom = parseObject(channel.custom);
  const person = (id: string | null): object => {
    const user = id === null ? {} : users.get(id);
    return 'name' in user || id === null ? user : { ...user, name: id };
  };
  return {
    type,
    sender: person(senderId),
    receiver: person(receiverId),
    channel: {
      ...custom,
      custom,
      id: channel.id,
      type: channel.type,
      cid: channel.cid,
      name: channel.name ?? channel.id,
    },
    message: { id: row.id, text: row.text, custom: parseObject(row.custom), user_id: row.user_id },
  };
}

/** Keeps a push for each of these devices. */
export function keepPushes(
  context: Context,
  type: string,
  about: { row: MessageRow; channel: ChannelRow; senderId: string | null },
  devices: readonly DeviceRow[],
  templates = templatesOf(pushSettings(appSettings(context.db))),
): void {
  if (devices.length === 0) return;
  const users = new UserBook(context);
  users.load([about.senderId, ...devices.map((device) => device.user_id)]);
  const now = context.clock.now();
  for (const device of devices) {
    const scope = scopeOf(context, type, about, device.user_id, users);
    insertPush(context.db, {
      user_id: device.user_id,
      device_id: device.id,
      push_provider: device.push_provider,
      push_provider_name: device.push_provider_name,
      type,
      cid: about.channel.cid,
      message_id: about.row.id,
      payload: payloadFor(device.push_provider, templates, scope),
      created_at: now,
    });
  }
  prunePushes(context.db, LOGGED);
}

/** Keeps the pushes that a new message causes, as they would have been sent. */
export function pushMessage(context: Context, row: MessageRow): void {
  const { db, clock } = context;
  if (context.unpushed === true || row.shadowed === 1 || !hasDevices(db)) return;
  const channel = findChannel(db, row.cid);
  const settings = channel && effectiveConfig(db, channel)?.settings;
  if (!channel || settings?.push_notifications !== true || channel.member_count > MOST_MEMBERS) return;
  if (settings.push_level === 'none') return;
  const only = chosen(context, row, settings.push_level);
  const devices = devicesInChannel(db, row.cid, row.user_id, clock.now());
  const wanted = only ? devices.filter((device) => only.has(device.user_id)) : devices;
  keepPushes(context, 'message.new', { row, channel, senderId: row.user_id }, willing(context, wanted));
}

/** Keeps the pushes for one user: of a reaction to their message, of a reminder that is due. */
export function pushTo(
  context: Context,
  type: 'reaction.new' | 'notification.reminder_due',
  row: MessageRow,
  senderId: string | null,
  userId: string | null,
): void {
  if (context.unpushed === true || userId === null || userId === senderId || !hasDevices(context.db)) return;
  const channel = findChannel(context.db, row.cid);
  const settings = channel && effectiveConfig(context.db, channel)?.settings;
  if (!channel || settings?.push_notifications !== true) return;
  const devices = willing(context, devicesOf(context.db, [userId]));
  keepPushes(context, type, { row, channel, senderId }, devices);
}
