import { createSandbox } from '@backchannel/sandbox';
import { DatabaseSync } from 'node:sqlite';

// How much there is of what a call may have to go through.
const MESSAGES = 100_000;
const CHANNELS = 20_000;
const MEMBERS = 100;
const REPLIES = 20_000;
const VOTES = 20_000;
const TARGETS = 100_000;
// The most channels that one answer has.
const PAGE = 30;

/** Channels of {@link MESSAGES} messages each, one for every call that empties one. */
const full = ['soft', 'half', 'hard', 'some', 'gone', 'kept', 'old'];

const CROWD = 50_000;

// In microseconds, as the sandbox has it.
const START = 1_700_000_000_000_000;
const HALF = START + MESSAGES / 2;

/** The moment up to which half of such a channel was written, as requests have it. */
export const halfTime = new Date(HALF / 1000).toISOString();

const numbers = (count: number): string =>
  `with recursive n (i) as (values (0) union all select i + 1 from n where i < ${count - 1})`;

// Every hundredth message begins a thread of nine replies; everybody has yet to read what the authors wrote.
const fullChannel = (id: string): string => `
insert into channels (cid, type, id, created_by_id, created_at, updated_at, member_count, message_count, last_message_at)
  values ('team:${id}', 'team', '${id}', 'u0', ${START}, ${START}, ${MEMBERS}, ${MESSAGES}, ${START + MESSAGES});
insert into members (cid, user_id, created_at, updated_at) ${numbers(MEMBERS)}
  select 'team:${id}', 'u' || i, ${START}, ${START} from n;
insert into messages (id, cid, user_id, text, parent_id, show_in_channel, reply_count, created_at, updated_at) ${numbers(MESSAGES)}
  select '${id}-' || i, 'team:${id}', '${id}-author-' || (i % 4), 'message ' || i || ' of a long conversation about nothing',
    iif(i % 100 between 1 and 9, '${id}-' || (i - i % 100), null), i % 2, iif(i % 100 = 0, 9, 0), ${START} + i + 1, ${START} + i + 1 from n;
insert into reads (cid, user_id, last_read, unread_from) ${numbers(MEMBERS)}
  select 'team:${id}', 'u' || i, ${START}, -(select count(*) from messages where cid = 'team:${id}' and (parent_id is null or show_in_channel = 1)) from n;
insert into threads (parent_id, cid, created_by_id, participant_count, last_message_at, created_at, updated_at)
  select parent_id, cid, user_id, 4, max(created_at), min(created_at), max(created_at) from messages
  where cid = 'team:${id}' and parent_id is not null group by parent_id;
insert into thread_participants (parent_id, user_id, created_at, last_reply_at)
  select parent_id, user_id, min(created_at), max(created_at) from messages
  where cid = 'team:${id}' and parent_id is not null group by parent_id, user_id;
insert into users (id, name, created_at, updated_at) ${numbers(4)}
  select '${id}-author-' || i, 'Author', ${START}, ${START} from n;
`;

const rest = `
insert into users (id, name, created_at, updated_at) ${numbers(MEMBERS)} select 'u' || i, 'User ' || i, ${START}, ${START} from n;
insert into channels (cid, type, id, created_by_id, created_at, updated_at, member_count) ${numbers(CHANNELS)}
  select 'gaming:c' || i, 'gaming', 'c' || i, 'u1', ${START}, ${START}, 1 from n;
insert into members (cid, user_id, created_at, updated_at) select cid, 'u2', ${START}, ${START} from channels where type = 'gaming';
insert into reads (cid, user_id, last_read, unread_from) select cid, 'u2', ${START}, -1 from channels where type = 'gaming';
insert into channels (cid, type, id, created_by_id, created_at, updated_at, member_count)
  values ('team:crowd', 'team', 'crowd', 'u0', ${START}, ${START}, ${CROWD});
insert into members (cid, user_id, created_at, updated_at) ${numbers(CROWD)} select 'team:crowd', 'voter-' || i, ${START}, ${START} from n;
insert into reads (cid, user_id, last_read) ${numbers(CROWD)} select 'team:crowd', 'voter-' || i, ${START} from n;
insert into channels (cid, type, id, created_by_id, created_at, updated_at, message_count)
  values ('team:thread', 'team', 'thread', 'u0', ${START}, ${START}, ${REPLIES + 1});
insert into messages (id, cid, user_id, reply_count, created_at, updated_at)
  values ('thread', 'team:thread', 'u0', ${REPLIES}, ${START}, ${START});
insert into messages (id, cid, user_id, text, parent_id, created_at, updated_at) ${numbers(REPLIES)}
  select 'reply-' || i, 'team:thread', 'u' || (i % ${MEMBERS}), 'reply ' || i, 'thread', ${START} + i + 1, ${START} + i + 1 from n;
insert into threads (parent_id, cid, created_by_id, participant_count, last_message_at, created_at, updated_at)
  values ('thread', 'team:thread', 'u0', ${MEMBERS}, ${START + REPLIES}, ${START + 1}, ${START + REPLIES});
insert into thread_participants (parent_id, user_id, created_at, last_reply_at)
  select parent_id, user_id, min(created_at), max(created_at) from messages where parent_id = 'thread' group by user_id;
insert into polls (id, name, created_by_id, created_at, updated_at, description, voting_visibility, custom)
  values ('poll', 'poll', 'u0', ${START}, ${START}, '', 'public', '{}');
insert into poll_options (poll_id, id, position, text, custom) values ('poll', 'option', 0, 'option', '{}');
insert into poll_votes (id, poll_id, option_id, user_id, created_at, updated_at) ${numbers(VOTES)}
  select 'vote-' || i, 'poll', 'option', 'voter-' || i, ${START}, ${START} from n;
insert into channels (cid, type, id, created_by_id, created_at, updated_at, message_count) ${numbers(PAGE)}
  select 'livestream:p' || i, 'livestream', 'p' || i, 'u0', ${START}, ${START}, 300 from n;
insert into messages (id, cid, user_id, text, created_at, updated_at) ${numbers(PAGE * 300)}
  select 'page-' || i, 'livestream:p' || (i % ${PAGE}), 'u' || (i % ${MEMBERS}), 'message ' || i || ' on a page', ${START} + i + 1, ${START} + i + 1 from n;
insert into segments (id, type, all_sender_channels, created_at, updated_at) values ('sent', 'channel', 1, ${START}, ${START});
insert into campaigns (id, sender_id, message_template, created_at, updated_at)
  values ('news', 'u2', '{"text":"Hello"}', ${START}, ${START});
insert into campaign_segments (campaign_id, segment_id, position) values ('news', 'sent', 0);
insert into campaigns (id, sender_id, message_template, status, recipients, created_at, updated_at)
  values ('stopped', 'u2', '{"text":"Hello"}', 'stopped', ${TARGETS}, ${START}, ${START});
insert into campaign_recipients (campaign_id, kind, target_id) ${numbers(TARGETS)} select 'stopped', 'user', 'voter-' || i from n;
insert into segments (id, type, size, created_at, updated_at, deleted_at) values ('gone', 'user', ${TARGETS}, ${START}, ${START}, ${START});
insert into segment_targets (segment_id, target_id, created_at) ${numbers(TARGETS)} select 'gone', 'voter-' || i, ${START} from n;
`;

/** Makes a new data file in which single things have very much in them. */
export async function makeWorld(file: string): Promise<void> {
  const sandbox = await createSandbox({ data: file });
  await sandbox.close();
  const db = new DatabaseSync(file);
  try {
    db.exec('pragma synchronous = off; begin');
    db.exec(rest);
    for (const id of full) db.exec(fullChannel(id));
    // As after some time: nothing of the index waits to be merged.
    db.exec("insert into messages_fts (messages_fts) values ('optimize'); commit");
  } finally {
    db.close();
  }
}
