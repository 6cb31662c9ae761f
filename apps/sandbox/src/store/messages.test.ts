import { expect, test } from 'vitest';
import { fresh } from '../test/random-filter.ts';
import { insertChannel } from './channels.ts';
import { findMessage, insertMessage } from './messages.ts';
import type { NewMessage } from './messages.ts';

const bare = { id: 'm', cid: 'team:a', created_at: 2, updated_at: 3 };

test.each<[string, NewMessage]>([
  ['nothing but what it must have', bare],
  ['what differs from the defaults', { ...bare, user_id: 'ada', text: 'hi', pinned: 1, custom: '{"a":1}' }],
  ['defaults and nothing said of them', { ...bare, user_id: null, text: '', silent: 0, mml: undefined }],
])('the row of a new message with %s is that of the table', (_what, message) => {
  const { db } = fresh();
  insertChannel(db, { type: 'team', id: 'a', created_by_id: 'ada', created_at: 1 });
  expect(insertMessage(db, message)).toEqual(findMessage(db, 'm'));
  db.close();
});
