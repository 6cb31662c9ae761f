import { expect, test } from 'vitest';
import type { OperatorAccount } from '../../api/operators.ts';
import { NotTold } from '../../shell/lost-answer.ts';
import { isChanged, isInvited, isPasswordSet } from './operator-acts.ts';

const ana: OperatorAccount = {
  id: 'ana',
  name: 'Ana',
  email: 'ana@example.com',
  role: 'viewer',
  disabled: false,
  created_at: '2026-11-01T00:00:00Z',
};

test('the list tells whether an operator was changed or added', () => {
  expect(isChanged([ana], 'ana', { role: 'viewer' })).toBe(true);
  expect(isChanged([ana], 'ana', { role: 'admin' })).toBe(false);
  expect(isChanged([{ ...ana, disabled: true }], 'ana', { disabled: true })).toBe(true);
  expect(isChanged([ana], 'ana', { disabled: true })).toBe(false);
  expect(isChanged([], 'ana', { disabled: false })).toBe(false);
  expect(isInvited([ana], ' Ana@Example.com')).toBe(true);
  expect(isInvited([ana], 'na@example.com')).toBe(false);
});

test('the log tells whether a password was set, for this one and since', () => {
  const record = (id: string, outcome: 'succeeded' | 'refused' | 'unknown', target = ana.email) => ({
    id,
    outcome,
    target,
  });
  const before = [record('1', 'succeeded')];
  expect(isPasswordSet(ana.email, before, before)).toBe(false);
  expect(isPasswordSet(ana.email, [], [])).toBe(false);
  expect(isPasswordSet(ana.email, before, [record('2', 'succeeded'), ...before])).toBe(true);
  expect(isPasswordSet(ana.email, before, [record('2', 'refused'), ...before])).toBe(false);
  // The log finds addresses by a part of them.
  expect(isPasswordSet(ana.email, [], [record('3', 'succeeded', 'juli.ana@example.com')])).toBe(false);
  expect(() => isPasswordSet(ana.email, before, [record('2', 'unknown'), ...before])).toThrow(NotTold);
  expect(() => isPasswordSet(ana.email, undefined, before)).toThrow(NotTold);
});
