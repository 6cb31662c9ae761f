import { operationSpecs, typeSpecs } from '@backchannel/chat-api/spec';
import { expect, test } from 'vitest';
import { onlyUpdated } from './creation.ts';
import { check, effectOf, fields, newTypeDefaults, preferenceNames } from './index.ts';
import type { Json } from './index.ts';

const update = operationSpecs.find(({ name }) => name === 'update_channel_type');
const creation = operationSpecs.find(({ name }) => name === 'create_channel_type')?.bodyParams ?? [];
const params = new Map(update?.bodyParams.map((param) => [param.name, param]));

test('every field that the API can change has a description here, and nothing else has', () => {
  expect(fields.map(({ key }) => key).sort()).toEqual([...params.keys()].sort());
});

test('what creating a type cannot set is what its request does not have', () => {
  const creatable = creation.map(({ name }) => name);
  expect([...onlyUpdated].sort()).toEqual(
    [...params.keys()].filter((key) => !creatable.includes(key)).sort(),
  );
  expect(creation.find(({ name }) => name === 'automod_behavior')?.enum).toEqual(['flag', 'block']);
});

test('a field is edited as the API types it', () => {
  for (const { key, control } of fields) {
    const param = params.get(key);
    if (control.kind === 'switch') expect(param?.type, key).toBe('boolean');
    if (control.kind === 'choice')
      expect(
        control.options.map(({ value }) => value),
        key,
      ).toEqual(param?.enum);
    if (control.kind === 'number') expect(param?.type, key).toBe('integer');
    if (control.kind === 'number') expect(control.maximum, key).toBe(param?.maximum);
  }
});

test('every preference of the API has a name', () => {
  expect(Object.keys(preferenceNames).sort()).toEqual(
    Object.keys(typeSpecs['ChatPreferences']?.properties ?? {}).sort(),
  );
});

test('a switch says what people notice, on and off', () => {
  for (const { key, control, on = '', off = '' } of fields)
    if (control.kind === 'switch')
      expect(
        [on, off].every((words) => words.endsWith('.')),
        key,
      ).toBe(true);
});

test('what a new type has can be saved', () => {
  expect(check(newTypeDefaults, { commands: [], blockLists: [] })).toEqual([]);
});

const complaintsOf = (changed: object): string[] =>
  check({ ...newTypeDefaults, ...changed }, { commands: ['giphy'], blockLists: ['swear'] }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('what the API would refuse is said at its place, at the limit and one past it', () => {
  expect(complaintsOf({ max_message_length: 20_000 })).toEqual([]);
  expect(complaintsOf({ max_message_length: 20_001 })).toEqual([
    'max_message_length: Give a whole number, 1 to 20,000 characters.',
  ]);
  expect(complaintsOf({ partition_size: 10, partition_ttl: '2h30m' })).toEqual([]);
  expect(complaintsOf({ partition_size: 9, partition_ttl: '2 hours' })).toEqual([
    'partition_size: Give a whole number, at least 10 messages.',
    'partition_ttl: Give a length of time such as 720h or 2h30m.',
  ]);
  expect(complaintsOf({ commands: ['giphy', 'dance'], blocklist: 'rude' })).toEqual([
    'blocklist: There is no block list rude.',
    'commands: There is no command dance.',
  ]);
  expect(complaintsOf({ automod_thresholds: { toxic: { flag: 0.8, block: 0.8 } } })).toEqual([]);
  expect(complaintsOf({ automod_thresholds: { toxic: { flag: 0.9, block: 0.8 } } })).toHaveLength(1);
});

test('an old rule has a name, a priority and something that it is about', () => {
  const rule = { name: 'read', action: 'Allow', owner: false, priority: 1, resources: ['ReadChannel'] };
  expect(complaintsOf({ permissions: [rule, { ...rule, priority: 999 }] })).toEqual([]);
  expect(complaintsOf({ permissions: [rule, { ...rule, name: '', priority: 1000, resources: [] }] })).toEqual(
    [
      'permissions.1.name: Give the rule a name.',
      'permissions.1.priority: Give a whole number, 1 to 999.',
      'permissions.1.resources: Name at least one resource.',
    ],
  );
});

test('risks are marked', () => {
  const cases: [string[], Json | undefined, Json | undefined, string | undefined][] = [
    [['grants', 'user', 'update-message'], ['update-message-owner'], ['update-message'], 'widens'],
    [['grants', 'user', 'update-message'], ['update-message'], ['update-message-owner'], undefined],
    [['message_retention'], 'infinite', '30', 'loses messages'],
    [['message_retention'], '30', '60', undefined],
    [['partition_ttl'], undefined, '720h', 'loses messages'],
    [['replies'], true, false, 'switches off'],
    [['replies'], false, true, undefined],
    [['automod_thresholds', 'toxic', 'block'], 0.8, 0.9, 'weakens moderation'],
    [['automod'], 'simple', 'disabled', 'weakens moderation'],
    [['blocklists'], [{ blocklist: 'a', behavior: 'block' }], [], 'weakens moderation'],
  ];
  for (const [path, before, after, expected] of cases)
    expect(effectOf({ path, before, after }).risk, path.join('.')).toBe(expected);
});

test('what is switched off says in how many channels', () => {
  expect(effectOf({ path: ['replies'], before: true, after: false }, { channels: 8213 }).words).toBe(
    'Members can no longer reply in threads. Replies already sent stay. This is so in 8,213 channels.',
  );
});
