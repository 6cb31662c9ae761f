/**
 * The columns that say what counting would give, by table. Whatever moves one of them is in this folder, or a trigger of
 * {@link COUNTING_TRIGGERS}, and nowhere else, so that who counts anew, or counts something new, finds all there is to it
 * here. What writes many rows at once counts them afterwards: migrations and `db/fill-*.ts`, and the demo's worlds.
 */
export const COUNTERS = {
  channels: ['member_count', 'message_count', 'last_message_at', 'unread_top', 'unread_floor'],
  messages: ['reply_count', 'deleted_reply_count'],
  threads: ['participant_count', 'last_message_at'],
  thread_participants: ['last_reply_at'],
  reads: ['unread_from'],
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

/**
 * The triggers of the schema that move counters, and which: where what is counted is written in so many places that one
 * would be forgotten. No others do, as a test makes sure (tooling/sandbox-counters.test.ts).
 */
export const COUNTING_TRIGGERS = {
  // People come to read a campaign's message by reading, by writing, by being marked: wherever `reads.last_read` moves.
  campaign_readers_counted: ['campaigns.users_read'],
  // Users come, go and change teams by updates, imports, guests, deletions and restorations.
  users_usage_insert: ['usage_days.new_users'],
  users_usage_update: ['usage_days.new_users'],
} as const satisfies Record<string, readonly string[]>;

/** The counters of a table, which nothing sets that sets columns by their names. */
export type Counter<Table extends keyof typeof COUNTERS> = (typeof COUNTERS)[Table][number];
