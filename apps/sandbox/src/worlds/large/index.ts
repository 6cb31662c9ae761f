import type { Context } from '../../context.ts';
import { FILL_CHANNEL_CUSTOM, FILL_USER_LISTS } from '../../db/fill-custom.ts';
import { COUNT_USAGE } from '../../db/fill-usage.ts';
import { FILL_THREADS } from '../../db/fill-threads.ts';
import { withoutIndexes, withoutTriggers } from '../../db/open.ts';
import { findAllNewest } from '../../store/counters/channels.ts';
import { countAllReplies } from '../../store/counters/threads.ts';
import { countAllUnread } from '../../store/counters/unread.ts';
import { indexInOnePiece } from '../../store/message-words.ts';
import { createRandom } from '../demo/random.ts';
import { loadChannels, loadMembers, loadMessages, loadUsers } from './load.ts';
import { planMembership } from './plan.ts';
import type { Size } from './plan.ts';
import { Words } from './words.ts';

/** As large as a real community. */
const LARGE: Size = { users: 50_000, channels: 100_000, messages: 1_000_000 };

// What the triggers keep, made at once.
const FILL_WORDS = `
insert into user_names_fts (rowid, name) select number, name from users where name is not null;
insert into channel_names_fts (rowid, name) select number, name from channels where name is not null;
insert into channel_tags (cid, tag) select c.cid, t.value from channels c, json_each(c.filter_tags) t where c.filter_tags <> '[]';
`;

/** Fills an empty database with people, channels and talk without sense, the same every time, dated up to now. */
export function fillWorld(context: Context, size: Size): void {
  const { db } = context;
  const now = context.clock.now();
  const words = new Words(createRandom('large/words'));
  const members = planMembership(size);
  withoutTriggers(db, () => {
    withoutIndexes(db, () => {
      loadUsers(db, size, words, now);
      const cids = loadChannels(db, size, members, words, now);
      loadMembers(db, cids, members, now);
      loadMessages(context, size, { cids, members, words }, now);
    });
    db.script(FILL_WORDS);
    db.script(FILL_CHANNEL_CUSTOM);
    db.script(FILL_USER_LISTS);
    indexInOnePiece(db);
    findAllNewest(db);
    countAllReplies(db);
    db.script(FILL_THREADS);
    countAllUnread(db);
    db.script(COUNT_USAGE);
  });
}

export const seedLarge = (context: Context): void => fillWorld(context, LARGE);
