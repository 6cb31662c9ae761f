/**
 * The columns that say what counting would give, by table. Whatever writes one of them is in this folder and nowhere
 * else, so that who counts anew, or counts something new, finds all there is to it here.
 */
export const COUNTERS = {
  channels: ['member_count', 'message_count', 'last_message_at'],
  messages: ['reply_count', 'deleted_reply_count'],
  threads: ['participant_count', 'last_message_at'],
  thread_participants: ['last_reply_at'],
  reads: ['unread_messages', 'has_unread'],
  polls: ['vote_count', 'answers_count'],
  poll_options: ['vote_count'],
  segments: ['size'],
  campaigns: ['recipients', 'handled', 'messages_sent', 'channels_created', 'users_sent', 'users_read'],
  predefined_filters: ['calls', 'max_latency_ms', 'last_seen'],
  retention_runs: ['deleted'],
  usage_days: [
    'messages',
    'translations',
    'image_moderations',
    'concurrent_users',
    'concurrent_connections',
    'users',
    'new_users',
    'active_in_month',
    'active_entered',
    'engaged_in_month',
    'engaged_entered',
  ],
  usage_leavers: ['active', 'engaged'],
  usage_people: ['active_day', 'engaged_day'],
} as const satisfies Record<string, readonly string[]>;

/** The counters of a table, which nothing sets that sets columns by their names. */
export type Counter<Table extends keyof typeof COUNTERS> = (typeof COUNTERS)[Table][number];
