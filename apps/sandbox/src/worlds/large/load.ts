import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import type { Micros } from '../../time.ts';
import { createRandom } from '../demo/random.ts';
import { insertAll } from '../demo/load.ts';
import { madeAt, planMessages, sentAt } from './plan.ts';
import type { Membership, Size } from './plan.ts';
import type { Words } from './words.ts';

const TYPES = [
  ['messaging', 60],
  ['team', 20],
  ['livestream', 10],
  ['gaming', 5],
  ['commerce', 5],
] as const;
const TEAMS = 40;

// Looking for the statement of a single row takes as long as running it.
const BATCH = 1000;

/** Inserts rows of some tables many at a time; of each moment those of the first table first. */
class Batches<Table extends string> {
  readonly #db: Database;
  readonly #rows: Record<Table, object[]>;

  constructor(db: Database, rows: Record<Table, object[]>) {
    this.#db = db;
    this.#rows = rows;
  }

  add(table: Table, row: object): void {
    this.#rows[table].push(row);
    if (this.#rows[table].length >= BATCH) this.end();
  }

  end(): void {
    for (const [table, rows] of Object.entries<object[]>(this.#rows)) {
      insertAll(this.#db, table, rows);
      rows.length = 0;
    }
  }
}

const padded = (number: number): string => String(number).padStart(6, '0');
const userId = (number: number): string => `user-${padded(number)}`;

export function loadUsers(db: Database, size: Size, words: Words, now: Micros): void {
  const random = createRandom('large/users');
  const rows = new Batches(db, { users: [] });
  for (let number = 0; number < size.users; number += 1) {
    const at = madeAt(number, size.users, now);
    rows.add('users', {
      id: userId(number),
      name: words.title(2),
      role: random.chance(0.002) ? 'admin' : 'user',
      teams: random.chance(0.5) ? `["team-${random.int(1, TEAMS)}"]` : '[]',
      last_active: now - random.int(0, 90) * 86_400_000_000,
      created_at: at,
      updated_at: at,
    });
  }
  rows.end();
}

/** The cids, by number. */
export function loadChannels(
  db: Database,
  size: Size,
  members: Membership,
  words: Words,
  now: Micros,
): string[] {
  const random = createRandom('large/channels');
  const counts = new Int32Array(size.channels);
  const newest = new Float64Array(size.channels);
  let message = 0;
  for (const channel of planMessages(size)) {
    counts[channel] = (counts[channel] ?? 0) + 1;
    newest[channel] = sentAt(message, size, now);
    message += 1;
  }
  const rows = new Batches(db, { channels: [] });
  const cids = Array.from({ length: size.channels }, (_, number) => {
    const type = random.weighted(TYPES);
    const id = `channel-${padded(number)}`;
    const at = madeAt(number, size.channels, now);
    const first = members.from[number] ?? 0;
    rows.add('channels', {
      cid: `${type}:${id}`,
      type,
      id,
      team: random.chance(0.5) ? `team-${random.int(1, TEAMS)}` : null,
      created_by_id: userId(members.users[first] ?? 0),
      custom: JSON.stringify({ name: words.title(3), priority: random.int(0, 9) }),
      frozen: Number(random.chance(0.02)),
      filter_tags: random.chance(0.1) ? `["tag-${random.int(1, 20)}"]` : '[]',
      member_count: (members.from[number + 1] ?? 0) - first,
      message_count: counts[number] ?? 0,
      created_at: at,
      updated_at: at,
      last_message_at: (counts[number] ?? 0) > 0 ? (newest[number] ?? null) : null,
    });
    return `${type}:${id}`;
  });
  rows.end();
  return cids;
}

/** One member in five has read nothing, the others everything. */
export function loadMembers(
  db: Database,
  cids: readonly string[],
  { from, users }: Membership,
  now: Micros,
): void {
  const random = createRandom('large/reads');
  const rows = new Batches(db, { members: [], reads: [] });
  cids.forEach((cid, number) => {
    const at = madeAt(number, cids.length, now);
    const chosen = Array.from(users.subarray(from[number], from[number + 1]), userId).toSorted();
    chosen.forEach((id, index) => {
      rows.add('members', {
        cid,
        user_id: id,
        channel_role: index === 0 ? 'channel_moderator' : 'channel_member',
        is_moderator: Number(index === 0),
        created_at: at + index,
        updated_at: at + index,
      });
      rows.add('reads', { cid, user_id: id, last_read: random.chance(0.2) ? at : now });
    });
  });
  rows.end();
}

/** In the order in which they were sent; in busy channels some are replies, and some have reactions. */
export function loadMessages(
  { db }: Context,
  size: Size,
  { cids, members, words }: { cids: readonly string[]; members: Membership; words: Words },
  now: Micros,
): void {
  const random = createRandom('large/talk');
  const rows = new Batches(db, { messages: [], reactions: [] });
  const parents = new Map<number, string>();
  let number = 0;
  for (const channel of planMessages(size)) {
    const at = sentAt(number, size, now);
    number += 1;
    const first = members.from[channel] ?? 0;
    const sender = members.users[random.int(first, (members.from[channel + 1] ?? 0) - 1)] ?? 0;
    const id = random.uuid();
    const text = words.sentence();
    const parent = random.chance(0.02) ? parents.get(channel) : undefined;
    if (parent === undefined && random.chance(0.1)) parents.set(channel, id);
    const isShown = parent !== undefined && random.chance(0.5);
    const isReacted = random.chance(0.05);
    rows.add('messages', {
      id,
      cid: cids[channel],
      user_id: userId(sender),
      type: parent === undefined ? 'regular' : 'reply',
      text,
      html: `<p>${text}</p>\n`,
      parent_id: parent ?? null,
      show_in_channel: Number(isShown),
      reacted: Number(isReacted),
      created_at: at,
      updated_at: at,
    });
    if (!isReacted) continue;
    const reacting = members.users[first] ?? 0;
    rows.add('reactions', {
      message_id: id,
      user_id: userId(reacting),
      type: random.pick(['like', 'love', 'haha', 'wow']),
      created_at: at + 1,
      updated_at: at + 1,
    });
  }
  rows.end();
}
