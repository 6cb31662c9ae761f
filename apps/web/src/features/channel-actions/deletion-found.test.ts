import { toNanoseconds } from '@backchannel/chat-api';
import { expect, test } from 'vitest';
import { NotTold } from '../../shell/lost-answer.ts';
import { isDeleted } from './deletion-found.ts';

const deletedAt = toNanoseconds(new Date('2026-11-01T00:00:00Z'));

test('a channel is deleted that is gone, and softly also one that says when', () => {
  expect(isDeleted(undefined, false)).toBe(true);
  expect(isDeleted(undefined, true)).toBe(true);
  expect(isDeleted({ deleted_at: deletedAt }, false)).toBe(true);
  expect(isDeleted({}, false)).toBe(false);
});

test('nothing tells whether one that is still there is on its way out for good', () => {
  expect(() => isDeleted({ deleted_at: deletedAt }, true)).toThrow(NotTold);
  expect(() => isDeleted({}, true)).toThrow(NotTold);
});
