import type { Database } from '../db/database.ts';
import { WORDS_OF_CHANNEL } from '../db/migrations/017-where-messages-are.ts';
import { liftInOnePiece } from './full-text-levels.ts';

// In pieces of one message each the full-text index takes fifty times as long, and so does whoever searches it.
const BATCH = 256;
// How many bytes of words SQLite collects before it writes a piece of the index: by itself, and so many that all of a
// world becomes one piece.
const COLLECTED = 2 ** 20;
const COLLECTED_IN_BULK = 2 ** 27;

/** Makes the full-text index of messages know all of them, and where they are; before anybody asks it. */
export function indexMessages(db: Database): void {
  const upto = db.get<{ upto: number }>('select upto from messages_indexed')?.upto ?? 0;
  const newest = db.get<{ seq: number | null }>('select max(seq) as seq from messages')?.seq ?? 0;
  if (newest === upto) return;
  db.run(
    `insert into message_channels (seq, number)
     select m.seq, c.number from messages m join channels c on c.cid = m.cid where m.seq > ? order by m.seq`,
    upto,
  );
  // A channel is found by its number in less time than by its cid.
  db.run(
    `insert into messages_fts (rowid, text, channel)
     select m.seq, m.text, ${WORDS_OF_CHANNEL} from message_channels x cross join messages m on m.seq = x.seq
       cross join channels c on c.number = x.number where x.seq > ? order by x.seq`,
    upto,
  );
  db.run(
    'insert into messages_indexed (id, upto) values (1, ?) on conflict (id) do update set upto = excluded.upto',
    newest,
  );
}

/** Indexes a new message when it completes a batch, so that a search never finds more than one batch to do. */
export function indexInBatches(db: Database, seq: number): void {
  if (seq % BATCH === 0) indexMessages(db);
}

/** {@link indexMessages} for very many of them. In one piece the index answers several times as fast as in twenty. */
export function indexInOnePiece(db: Database): void {
  const collect = (bytes: number): void =>
    db.script(`insert into messages_fts (messages_fts, rank) values ('hashsize', ${bytes})`);
  collect(COLLECTED_IN_BULK);
  indexMessages(db);
  db.script("insert into messages_fts (messages_fts) values ('optimize')");
  collect(COLLECTED);
  liftInOnePiece(db, 'messages_fts');
}

/** Runs work that adds very many messages, in one transaction, and indexes them all at once. */
export function inBulk(db: Database, work: () => void): void {
  db.transaction(() => {
    work();
    indexInOnePiece(db);
  });
}
