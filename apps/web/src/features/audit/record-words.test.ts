import { expect, test } from 'vitest';
import { messageOf } from './record-words.ts';

test.each([
  ['update_message_partial', { id: 'm1' }, 'm1'],
  ['delete_message', { id: 'm1' }, 'm1'],
  ['undelete_message', { id: 'm1' }, 'm1'],
  ['send_reaction', { id: 'm1' }, 'm1'],
  ['delete_channel', { type: 'team', id: 'x' }, undefined],
  ['operator_changed', { id: 'o1' }, undefined],
  ['delete_message', {}, undefined],
])('%s of %j is about the message %s', (operation, params, id) => {
  expect(messageOf({ operation, request: { params } })).toBe(id);
});
