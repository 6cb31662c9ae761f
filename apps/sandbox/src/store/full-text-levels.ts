import type { Database } from '../db/database.ts';

// Of the pieces of a level four become one of the next, and only what has come to the same level is rewritten with it: here
// with every hundred thousand messages or so. More levels would be more work at a time, since FTS5 does as many portions of
// it at once as there are levels.
const LEVEL = 4;

/** The number that begins at a byte, seven bits in each, and where it ends. */
function endOfNumber(bytes: Uint8Array, start: number): number {
  let at = start;
  while (((bytes[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 1;
}

/**
 * Lifts a full-text index that was made in one piece to the level of its size. FTS5 leaves it with the smallest ones, and
 * so would write all of it anew together with the next few messages, which takes seconds in which nobody has a turn.
 * There is no statement for that: its own list of pieces is rewritten, of which only the one layout that such an index
 * has is known here; any other is left alone. Part of the transaction that made it.
 */
export function liftInOnePiece(db: Database, table: 'messages_fts'): void {
  // FTS5 keeps the list in memory as well, until something is taken back.
  db.script(
    `savepoint lift; insert into ${table} (rowid, text, channel) values (0, '', ''); rollback to lift; release lift`,
  );
  // Row 10 by definition: a cookie of four bytes, four that tell the version, then how many levels there are, how many
  // pieces, how often it was written; for each level how many are being merged and how many pieces it has, and these.
  const { block } = db.get<{ block: Uint8Array }>(`select block from ${table}_data where id = 10`) ?? {};
  if (block?.[4] !== 0xff || block[8] !== 1 || block[9] !== 1) return;
  const levels = endOfNumber(block, 10);
  const lifted = new Uint8Array(block.length + 2 * LEVEL);
  lifted.set(block.subarray(0, levels));
  lifted[8] = 1 + LEVEL;
  lifted.set(block.subarray(levels), levels + 2 * LEVEL);
  db.withoutDefence(() =>
    db.run(`update ${table}_data set block = unhex(?) where id = 10`, Buffer.from(lifted).toString('hex')),
  );
}
