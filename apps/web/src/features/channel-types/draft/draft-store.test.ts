import { expect, test } from 'vitest';
import { draftKey, draftOn } from './draft-store.ts';

const first = { settings: { replies: true, quotes: true }, fingerprint: 'a' };
const later = { settings: { replies: true, quotes: false }, fingerprint: 'b' };
const changed = { base: first, settings: { replies: false, quotes: true }, reason: 'Calm' };

test('changes go on from where they began, also when the type has moved on', () => {
  expect(draftOn(changed, first)).toBe(changed);
  expect(draftOn(changed, later)).toBe(changed);
});

test('without changes it is the type as it is now; what was written of the reason stays', () => {
  expect(draftOn(undefined, later)).toEqual({ base: later, settings: later.settings, reason: '' });
  expect(draftOn({ ...changed, settings: first.settings }, later)).toEqual({
    base: later,
    settings: later.settings,
    reason: 'Calm',
  });
});

test('once the type is what the changes were to make of it, there are none', () => {
  const now = { settings: changed.settings, fingerprint: 'c' };
  expect(draftOn(changed, now)).toEqual({ base: now, settings: now.settings, reason: 'Calm' });
});

test('each operator, app and type has a place of its own, whatever the names hold', () => {
  const keys = [draftKey('o', 'a', 'b,c'), draftKey('o', 'a,b', 'c'), draftKey('p', 'a', 'b,c')];
  expect(new Set(keys).size).toBe(3);
});
