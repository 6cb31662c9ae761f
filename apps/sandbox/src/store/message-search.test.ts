import { expect, test } from 'vitest';
import { openDatabase } from '../db/open.ts';
import { insertChannel } from './channels.ts';
import { messagesWithText } from './message-search.ts';

const CHANNELS = 40;
const MESSAGES = 20_000;
// Every message has "owl", every tenth "elk" as well, and the first ones have "auk"; they go round the channels.
const hasElk = (index: number): boolean => index % 10 === 0;
const WITH_AUK = 9000;

function world() {
  const db = openDatabase(':memory:');
  db.transaction(() => {
    for (let index = 0; index < CHANNELS; index += 1)
      insertChannel(db, { type: 'team', id: String(index), created_by_id: null, created_at: 1 });
    db.run(
      `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${MESSAGES - 1})
       insert into messages (seq, id, cid, text, created_at, updated_at)
       select i + 1, 'm' || i, 'team:' || (i % ${CHANNELS}), iif(i % 10 = 0, 'an elk and an owl', 'an owl') || iif(i < ${WITH_AUK}, ' and an auk', ''), i, i from n`,
    );
  });
  return db;
}

const db = world();
const searched = db.all<{ number: number; cid: string }>(
  'select number, cid from channels where number % 4 <> 0 order by cid',
);
const cids = searched.map(({ cid }) => cid);
const numbers = searched.map(({ number }) => number);
const inSearched = new Set(cids);
const expected = (fits: (index: number) => boolean): string[] =>
  Array.from({ length: MESSAGES }, (_, index) => MESSAGES - 1 - index)
    .filter((index) => fits(index) && inSearched.has(`team:${index % CHANNELS}`))
    .map((index) => `m${index}`);

// What is said of the number of messages decides about the way to find them, whatever it is.
test.each([
  ['rare words, all of them', '"elk"', 1_000_000, 100, expected(hasElk)],
  ["common words, by the channels' own", '"owl"', 1_000_000, 50, expected(() => true).slice(0, 50)],
  ['common words, newest first', '"owl"', 100, 50, expected(() => true).slice(0, 50)],
  ['common words, all of them', '"owl"', 100, undefined, expected(() => true)],
  ['words that were common once', '"auk"', 100, 50, expected((index) => index < WITH_AUK).slice(0, 50)],
  ["the same by the channels' own", '"auk"', 9000, undefined, expected((index) => index < WITH_AUK)],
  ['several words', '"elk" "auk"', 5000, 50, expected((index) => hasElk(index) && index < WITH_AUK)],
])('%s: those of the channels and no others', (_way, match, messages, newest, found) => {
  const { sql, params } = messagesWithText(db, match, { cids, numbers, messages }, newest);
  const rows = db.all<{ id: string }>(
    `select m.id from messages m where ${sql} order by m.seq desc`,
    ...params,
  );
  expect(rows.map(({ id }) => id)).toEqual(found);
});

test('rare words in few messages, by the channels’ own: counting them all would take longer', () => {
  const [channel] = searched.filter(({ cid }) => cid === 'team:10');
  if (!channel) throw new Error('no such channel');
  const { sql, params } = messagesWithText(
    db,
    '"elk"',
    { cids: [channel.cid], numbers: [channel.number], messages: 100 },
    1000,
  );
  expect(params.join(' ')).toContain(`c${channel.number}`);
  const rows = db.all<{ id: string }>(`select m.id from messages m where ${sql} order by m.seq`, ...params);
  const indexes = Array.from({ length: MESSAGES }, (_, index) => index).filter(
    (index) => index % CHANNELS === 10,
  );
  expect(rows.map(({ id }) => id)).toEqual(indexes.map((index) => `m${index}`));
});
