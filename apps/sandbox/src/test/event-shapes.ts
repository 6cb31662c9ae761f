const words = (text: string): string[] => text.trim().split(/\s+/);
const inChannel = words('cid channel_type channel_id');
const ofMessage = [...inChannel, 'message', 'message_id'];
const ofMember = [...inChannel, 'channel', 'member', 'user'];
const ofChannel = [...inChannel, 'channel'];
const ofReminder = words('cid message_id user_id');
const ofBatch = words(
  'operation status task_id success_channels_count failed_channels batch_created_at finished_at',
);

/** What an event of a type never lacks, as the behaviour reference lists it; besides the type and its moment. */
const required: Record<string, string[]> = {
  'message.new': [...ofMessage, 'watcher_count'],
  'message.updated': ofMessage,
  'message.undeleted': ofMessage,
  'message.deleted': [...ofMessage, 'hard_delete'],
  'message.flagged': ofMessage,
  'message.read': inChannel,
  'reaction.new': ofChannel,
  'reaction.updated': ofChannel,
  'reaction.deleted': ofChannel,
  'channel.created': ofChannel,
  'channel.updated': ofChannel,
  'channel.deleted': ofChannel,
  'channel.visible': ofChannel,
  'channel.hidden': [...ofChannel, 'clear_history'],
  'channel.truncated': ofChannel,
  'channel.frozen': inChannel,
  'channel.unfrozen': inChannel,
  'member.added': ofMember,
  'member.updated': ofMember,
  'member.removed': ofMember,
  'thread.updated': [...inChannel, 'thread'],
  'notification.thread_message_new': [...ofMessage, ...words('channel thread_id watcher_count')],
  'notification.reminder_due': ofReminder,
  'reminder.created': ofReminder,
  'reminder.updated': ofReminder,
  'reminder.deleted': ofReminder,
  'user.updated': ['user'],
  'user.deactivated': ['user'],
  'user.reactivated': ['user'],
  'user.deleted': words(`user delete_user delete_messages delete_conversation delete_conversation_channels
    hard_delete mark_messages_deleted`),
  'user.banned': ['user'],
  'user.unbanned': ['user'],
  'user.messages.deleted': ['user'],
  'user.muted': ['user'],
  'user.unmuted': ['user'],
  'user.flagged': words('user reason total_flags'),
  'user.unread_message_reminder': words('user channels'),
  'campaign.started': ['campaign'],
  'campaign.completed': ['campaign'],
  'channel_batch_update.started': ofBatch,
  'channel_batch_update.completed': ofBatch,
  'export.channels.success': words('url task_id started_at finished_at'),
  'export.users.success': words('url task_id started_at finished_at'),
  'export.channels.error': words('error task_id started_at finished_at'),
  'export.users.error': words('error task_id started_at finished_at'),
};

/** What is wrong with an event: what it lacks, null instead of nothing, a moment that is no number of nanoseconds. */
export function eventFaults(event: Record<string, unknown>): string[] {
  const type = String(event['type']);
  if (!Object.hasOwn(required, type)) return [];
  const lacking = [...(required[type] ?? []), 'created_at'].filter((field) => event[field] === undefined);
  const nulls = Object.keys(event).filter((field) => event[field] === null);
  const moments = Object.keys(event).filter(
    (field) => field.endsWith('_at') && typeof event[field] !== 'number' && event[field] !== null,
  );
  return [
    ...lacking.map((field) => `${type} has no ${field}`),
    ...nulls.map((field) => `${type} has null for ${field}`),
    ...moments.map((field) => `${type} has ${field}, which is no number of nanoseconds`),
  ];
}
