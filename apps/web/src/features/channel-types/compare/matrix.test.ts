import { updateBody } from '@backchannel/configuration';
import { expect, test } from 'vitest';
import { promotionsOf, refOf, refText, rowsOf } from './matrix.ts';

const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 };
const source = {
  ...required,
  replies: true,
  polls: true,
  grants: { user: ['create-message', 'read-channel'] },
};
const target = { ...required, replies: false, polls: false, grants: { user: ['read-channel'] } };

test('rows are the places that differ in any column', () => {
  const rows = rowsOf([source, target, { ...source, max_message_length: 100 }]);
  expect(rows.map(({ path, values }) => [path.join('.'), ...values])).toEqual([
    ['grants.user.create-message', ['create-message'], undefined, ['create-message']],
    ['max_message_length', 5000, 5000, 100],
    ['polls', true, false, true],
    ['replies', true, false, true],
  ]);
});

test('what is promoted is the chosen cells and nothing else', () => {
  const columns = [source, target];
  const [promotion] = promotionsOf(columns, rowsOf(columns), [
    { column: 1, place: 'replies' },
    { column: 1, place: 'grants.user.create-message' },
  ]);
  expect(updateBody(promotion?.before ?? {}, promotion?.after ?? {})).toEqual({
    ...required,
    replies: true,
    grants: { user: ['create-message', 'read-channel'] },
  });
});

test('an address names an app and a type', () => {
  expect(refOf(refText({ app: 'sandbox', name: 'live~stream' }))).toEqual({
    app: 'sandbox',
    name: 'live~stream',
  });
  expect(refOf('nonsense')).toBeUndefined();
});
