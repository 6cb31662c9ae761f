import { effectiveConfig } from '../assemble/channel-config.ts';
import { assembleChannel } from '../assemble/channels.ts';
import { assembleMessages } from '../assemble/messages.ts';
import type { Context } from '../context.ts';
import { defineDueWork } from '../due/due-work.ts';
import { SERVER } from '../http/auth.ts';
import { appDefaults } from '../present/app.ts';
import { appSettings } from '../store/app.ts';
import { findChannel } from '../store/channels.ts';
import type { ChannelRow } from '../store/channels.ts';
import { messagePage } from '../store/message-window.ts';
import type { MessageRow } from '../store/messages.ts';
import { unreadChannels } from '../store/unread.ts';
import type { UnreadChannel } from '../store/unread.ts';
import { nextUnreadReminder, remindMembers, takeUnreadReminders } from '../store/unread-reminders.ts';
import type { Micros } from '../time.ts';
import { emitUserEvent, isHeard } from './emit.ts';

const TYPE = 'user.unread_message_reminder';
const MOST_MEMBERS = 10;
const MESSAGES = 5;
const USERS_AT_ONCE = 10;
const MICROS_PER_SECOND = 1_000_000;

const numberIn = (value: unknown, fallback: number): number => (typeof value === 'number' ? value : fallback);

/** Whether who leaves something unread there is reminded: small channels of types that have it switched on. */
function reminds({ db }: Context, channel: ChannelRow): boolean {
  const most = numberIn(appSettings(db)['reminders_max_members'], MOST_MEMBERS);
  return channel.member_count <= most && effectiveConfig(db, channel)?.settings.reminders === true;
}

const intervalOf = ({ db }: Context): Micros =>
  numberIn(appSettings(db)['reminders_interval'], appDefaults.reminders_interval) * MICROS_PER_SECOND;

/** A new message is there: whoever has not read it after a while is told of to the app's server. */
export function remindOfUnread(context: Context, row: MessageRow): void {
  if (!isHeard(context, TYPE)) return;
  const channel = findChannel(context.db, row.cid);
  if (!channel || !reminds(context, channel)) return;
  const due = context.clock.now() + intervalOf(context);
  if (remindMembers(context.db, row.cid, due) > 0) context.due.wake();
}

function unreadIn(
  context: Context,
  userId: string,
  { cid, last_read: lastRead }: UnreadChannel,
): [string, object][] {
  const channel = findChannel(context.db, cid);
  if (!channel || !reminds(context, channel)) return [];
  const newest = messagePage(context.db, { cid }, {}, MESSAGES);
  const unread = newest.filter((row) => row.created_at > lastRead && row.user_id !== userId);
  const entry = {
    channel: assembleChannel(context, channel),
    messages: assembleMessages(context, unread, { viewer: SERVER }),
  };
  return unread.length === 0 ? [] : [[cid, entry]];
}

defineDueWork({
  kind: 'unread reminder',
  next: ({ db }) => nextUnreadReminder(db),
  run(context, at) {
    for (const userId of takeUnreadReminders(context.db, at, USERS_AT_ONCE)) {
      if (!isHeard(context, TYPE)) continue;
      const entries = unreadChannels(context.db, userId).flatMap((unread) =>
        unreadIn(context, userId, unread),
      );
      if (entries.length > 0) emitUserEvent(context, TYPE, userId, { channels: Object.fromEntries(entries) });
    }
  },
});
