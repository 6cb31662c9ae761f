import { afterAll, beforeAll, expect, test } from 'vitest';
import { zoneStore } from '../../lib/times.ts';
import { aChannel } from './testing.ts';
import {
  actLabel,
  doneTitle,
  lacksMoment,
  problemOf,
  type Truncation,
  truncationRequest,
} from './truncation.ts';

const form: Truncation = {
  scope: 'all',
  until: { local: '2026-10-01T00:00', zone: 'Europe/Oslo' },
  audience: 'everyone',
  members: [],
  how: 'hide',
  text: '',
  skipPush: false,
};
const ada = { id: 'ada', name: 'Ada' };
const now = new Date('2026-11-23T13:00:00Z');
const channel = aChannel();

beforeAll(() => zoneStore.set('Europe/Oslo'));
afterAll(() => zoneStore.set(undefined));

test.each<[string, Partial<Truncation>, number | undefined]>([
  ['Hide all 1,284 messages', {}, 1284],
  ['Hide 1 message', {}, 1],
  ['Hide all messages', {}, undefined],
  ['Hard delete all 640 messages', { how: 'hard' }, 640],
  ['Hide messages before 1 Oct 2026', { scope: 'until' }, 640],
  ['Hard delete messages before 1 Oct 2026', { scope: 'until', how: 'hard' }, 640],
  ['Hide history for 1 member', { audience: 'members', members: [ada], how: 'hard' }, 640],
  [
    'Hide history before 1 Oct 2026 for 1 member',
    { audience: 'members', members: [ada], scope: 'until' },
    640,
  ],
])('the button says “%s”', (label, change, messages) => {
  expect(actLabel({ ...form, ...change }, messages)).toBe(label);
});

test('a time of day is part of what the button says', () => {
  const until = { local: '2026-10-01T14:30', zone: 'Europe/Oslo' };
  expect(actLabel({ ...form, scope: 'until', until }, 3)).toBe('Hide messages before 1 Oct 2026, 14:30');
});

test('so is the zone, where it is not the one of the page', () => {
  const until = { local: '2026-10-01T14:30', zone: 'Asia/Tokyo' };
  expect(actLabel({ ...form, scope: 'until', until }, 3)).toBe(
    'Hide messages before 1 Oct 2026, 14:30 Asia/Tokyo',
  );
});

test.each([
  ['no such zone', { local: '2026-10-01T14:30', zone: 'Asia/Tok' }],
  ['no date', { local: '', zone: 'Asia/Tokyo' }],
])('with %s, the button never speaks of all messages', (_, until) => {
  const unclear: Truncation = { ...form, scope: 'until', until };
  expect(lacksMoment(unclear)).toBe(true);
  expect(actLabel(unclear, 420)).toBe('Hide messages up to a date');
  expect(actLabel({ ...unclear, audience: 'members', members: [ada] }, 420)).toBe(
    'Hide history up to a date for 1 member',
  );
});

test('what was done is said with the name', () => {
  expect(doneTitle({ ...form, how: 'hard' }, 640, 'Crew')).toBe('Hard deleted all 640 messages of “Crew”');
});

test('sends only what was asked for', () => {
  expect(truncationRequest(form, channel)).toEqual({
    params: { type: 'messaging', id: 'support-nordics-eap' },
    body: {},
  });
});

test('the moment is meant in its zone', () => {
  const { body } = truncationRequest({ ...form, scope: 'until', how: 'hard' }, channel);
  expect(body).toEqual({ truncated_at: new Date('2026-09-30T22:00:00Z'), hard_delete: true });
});

test('members and hard delete never travel together', () => {
  const { body } = truncationRequest({ ...form, audience: 'members', members: [ada], how: 'hard' }, channel);
  expect(body).toEqual({ member_ids: ['ada'] });
});

test('no push is a matter of the system message', () => {
  expect(truncationRequest({ ...form, skipPush: true }, channel).body).toEqual({});
  expect(truncationRequest({ ...form, skipPush: true, text: ' Gone. ' }, channel).body).toEqual({
    message: { text: 'Gone.' },
    skip_push: true,
  });
});

test.each<[string, Partial<Truncation>]>([
  ['Choose a date, a time and a zone.', { scope: 'until', until: { local: '', zone: 'UTC' } }],
  ['Choose a time that has passed.', { scope: 'until', until: { local: '2027-01-01T00:00', zone: 'UTC' } }],
  ['Choose at least one member.', { audience: 'members' }],
])('“%s”', (problem, change) => {
  expect(problemOf({ ...form, ...change }, channel, now)).toBe(problem);
});

test('a form without a problem has none', () => {
  expect(problemOf(form, channel, now)).toBeUndefined();
});
