import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { openDatabase } from '../db/open.ts';
import { insertChannel } from './channels.ts';
import { indexMessages } from './message-words.ts';
import { insertMessage, removeByIds, updateMessage } from './messages.ts';

const words = ['owl', 'elk', 'yak'] as const;
const word = fc.constantFrom(...words);
// Counted from the newest one that there is.
const place = fc.nat(2);
const step = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('send'), word, count: fc.constantFrom(1, 1, 2, 260) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit'), word, place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('look'), word }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const found = (db: Database, sought: string): number[] => {
  indexMessages(db);
  return db
    .all<{ rowid: number }>(
      'select rowid from messages_fts where messages_fts match ? order by rowid',
      sought,
    )
    .map(({ rowid }) => rowid);
};

const present = (db: Database, sought: string): number[] =>
  db
    .all<{ seq: number }>('select seq from messages where text = ? order by seq', sought)
    .map(({ seq }) => seq);

const idAt = (db: Database, from: number): string =>
  db.get<{ id: string }>('select id from messages order by seq desc limit 1 offset ?', from)?.id ?? 'nothing';

function send(db: Database, text: string, count: number): void {
  for (let left = count; left > 0; left -= 1) {
    const at = (db.get<{ at: number | null }>('select max(created_at) as at from messages')?.at ?? 0) + 1;
    insertMessage(db, { id: randomUUID(), cid: 'team:a', text, created_at: at, updated_at: at });
  }
}

function take(db: Database, taken: Step): void {
  if (taken.kind === 'send') send(db, taken.word, taken.count);
  else if (taken.kind === 'edit') updateMessage(db, idAt(db, taken.place), { text: taken.word });
  else if (taken.kind === 'remove') removeByIds(db, [idAt(db, taken.place)]);
  else expect(found(db, taken.word)).toEqual(present(db, taken.word));
}

test('the index of words, brought up to date now and then, knows what is there and nothing else', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const db = openDatabase(':memory:');
      insertChannel(db, { type: 'team', id: 'a', created_by_id: null, created_at: 1 });
      for (const taken of steps) take(db, taken);
      for (const sought of words) expect(found(db, sought)).toEqual(present(db, sought));
      db.close();
    }),
    { numRuns: 30 },
  );
});

test('who has the number of a message that was removed before it was indexed is found', () => {
  const db = openDatabase(':memory:');
  insertChannel(db, { type: 'team', id: 'a', created_by_id: null, created_at: 1 });
  send(db, 'owl', 1);
  expect(found(db, 'owl')).toEqual([1]);
  send(db, 'owl', 2);
  db.run('delete from messages');
  send(db, 'elk', 1);
  expect(found(db, 'elk')).toEqual([1]);
});
