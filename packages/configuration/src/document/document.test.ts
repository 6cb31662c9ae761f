// Takes its time: left out of `npm run verify`.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { newTypeDefaults } from '../index.ts';
import {
  type Configuration,
  jsonSchema,
  nothing,
  planChanges,
  readDocument,
  writeDocument,
} from './index.ts';

const configuration: Configuration = {
  channel_type: {
    support: {
      ...newTypeDefaults,
      quotes: false,
      partition_ttl: '720h',
      partition_size: 100,
      automod_thresholds: { toxic: { flag: 0.5, block: 0.8 } },
      commands: ['ticket'],
      grants: { support_agent: ['read-channel', 'update-message-owner'], user: ['read-channel'] },
    },
  },
  command: { ticket: { description: 'Open a ticket: “now”', args: '[text]', set: 'support_set' } },
  block_list: {
    rude: {
      type: 'word',
      is_leet_check_enabled: false,
      is_plural_check_enabled: true,
      is_confusable_folding_enabled: false,
      is_substring_matching_enabled: false,
      words: ['no', 'null', '1', 'on: off', '#ha', 'ünïcode'],
    },
  },
  role: { support_agent: {} },
  app_grants: { app: { grants: { user: ['flag-user'] } } },
};

const problemsIn = (text: string) =>
  readDocument(text, {
    commands: ['giphy'],
    blockLists: [],
    roles: ['user'],
    permissions: ['read-channel'],
  }).problems.map(({ line, column, path, message }) => `${line}:${column} ${path} ${message}`);

test('a configuration that was written is read as the same, and written again letter for letter', () => {
  const text = writeDocument(configuration);
  const read = readDocument(text);
  expect(read.problems).toEqual([]);
  // What has no value is written as such, and says the same.
  const both = [read.configuration ?? nothing(), configuration] as const;
  expect(planChanges(...both, { prune: true }).changes).toEqual([]);
  expect(planChanges(both[1], both[0], { prune: true }).changes).toEqual([]);
  expect(writeDocument(read.configuration ?? nothing())).toBe(text);
});

test('the order in which the API answers changes nothing in the file', () => {
  const turned = Object.fromEntries(Object.entries(configuration.channel_type['support'] ?? {}).reverse());
  expect(writeDocument({ ...configuration, channel_type: { support: turned } })).toBe(
    writeDocument(configuration),
  );
});

test('an unknown key is named with its line and column', () => {
  expect(
    problemsIn('version: 1\nchannel_types:\n  team:\n    automod: simple\n    repplies: true\n'),
  ).toContain('5:5 channel_types.team.repplies There is no setting "repplies" here.');
});

test('wrong values are named where they stand', () => {
  const type = (lines: string) =>
    `version: 1\nchannel_types:\n  team:\n    automod: simple\n    automod_behavior: flag\n    max_message_length: 100\n${lines}`;
  expect(problemsIn(type('    replies: yes please\n'))).toEqual([
    '7:14 channel_types.team.replies This has to be true or false.',
  ]);
  expect(problemsIn(type('    push_level: loud\n'))[0]).toMatch(
    /^7:17 channel_types.team.push_level Give one of: all, /,
  );
  expect(problemsIn(type('    commands:\n      - dance\n'))).toEqual([
    '8:7 channel_types.team.commands There is no command dance.',
  ]);
  expect(problemsIn(type('    grants:\n      boss: []\n      user:\n        - fly\n'))).toEqual([
    '10:11 channel_types.team.grants.user.0 There is no permission fly.',
  ]);
  expect(problemsIn(type('    grants:\n      boss:\n        - read-channel\n'))).toEqual([
    '9:9 channel_types.team.grants.boss There is no role boss.',
  ]);
});

test('what is no YAML, doubles and aliases are refused', () => {
  expect(problemsIn('version: 1\nroles: [a\n')[0]).toMatch(/^\d+:\d+ {2}This is no YAML/);
  expect(problemsIn('version: 1\nversion: 1\n')).toEqual(['2:1  The key "version" stands here twice.']);
  expect(problemsIn('version: 1\nroles: &a [x]\ncommands: *a\n')).toEqual([
    '3:11  Aliases are not allowed; write the value out.',
  ]);
  expect(problemsIn('')[0]).toMatch(/^1:1 /);
});

test('the type of a block list that is there cannot be changed', () => {
  const { problems } = readDocument('version: 1\nblock_lists:\n  rude:\n    type: regex\n    words: [a]\n', {
    blockListTypes: { rude: 'word' },
  });
  expect(problems[0]).toMatchObject({ line: 4, column: 11, path: 'block_lists.rude.type' });
});

test('nothing is planned when the app is as the file says', () => {
  expect(planChanges(configuration, configuration, { prune: true })).toEqual({ changes: [], left: [] });
});

test('what others name is made first and goes last', () => {
  const made = planChanges(nothing(), configuration, { prune: false }).changes;
  expect(made.map(({ act, kind }) => `${act} ${kind}`)).toEqual([
    'create role',
    'create block_list',
    'create command',
    'create channel_type',
    'update channel_type',
    'update app_grants',
  ]);
  const gone = planChanges(
    configuration,
    { ...nothing(), app_grants: configuration.app_grants },
    { prune: true },
  );
  expect(gone.changes.map(({ act, kind }) => `${act} ${kind}`)).toEqual([
    'delete channel_type',
    'delete command',
    'delete block_list',
    'delete role',
  ]);
});

test('what is not in the file stays unless the plan is to prune', () => {
  const plan = planChanges(configuration, { ...configuration, command: {} }, { prune: false });
  expect(plan).toEqual({ changes: [], left: [{ kind: 'command', name: 'ticket' }] });
});

test('a new type is made with what creating takes, and the rest is set by the update after it', () => {
  const [, , , first, second] = planChanges(nothing(), configuration, { prune: false }).changes;
  expect(first?.body).toMatchObject({
    name: 'support',
    partition_ttl: '720h',
    grants: { admin: [], user: ['read-channel'] },
  });
  expect(Object.keys(second?.body ?? {}).sort()).toEqual([
    'automod',
    'automod_behavior',
    'automod_thresholds',
    'max_message_length',
    'quotes',
    'reminders',
  ]);
});

test('a channel type keeps what the file does not name, and loses what it says there is none of', () => {
  const bodyFor = (lines: string) => {
    const { configuration: wanted, problems } = readDocument(
      `version: 1\nchannel_types:\n  support:\n${lines}`,
    );
    expect(problems).toEqual([]);
    const file = { ...configuration, channel_type: wanted?.channel_type ?? {} };
    return planChanges(configuration, file, { prune: false }).changes.map(({ body }) => body);
  };
  const { automod, automod_behavior, max_message_length } = newTypeDefaults;
  const required = { automod, automod_behavior, max_message_length };
  expect(bodyFor('    quotes: false\n')).toEqual([]);
  expect(bodyFor('    max_message_length: 100\n')).toEqual([{ ...required, max_message_length: 100 }]);
  expect(bodyFor('    replies: false\n')).toEqual([{ ...required, replies: false }]);
  expect(
    bodyFor('    automod_thresholds: {}\n    commands: []\n    partition_size: 0\n    partition_ttl: null\n'),
  ).toEqual([{ ...required, automod_thresholds: {}, commands: [], partition_size: 0, partition_ttl: null }]);
});

test('a new channel type has what every new one has where the file says nothing', () => {
  const { configuration: wanted } = readDocument(
    'version: 1\nchannel_types:\n  quiet:\n    replies: false\n',
  );
  const [change] = planChanges(nothing(), wanted ?? nothing(), { prune: false }).changes;
  const { automod, automod_behavior, max_message_length } = newTypeDefaults;
  expect(change?.body).toEqual({
    name: 'quiet',
    automod,
    automod_behavior,
    max_message_length,
    replies: false,
  });
});

test('a block list that has nothing but words is one of words', () => {
  const { configuration: read } = readDocument('version: 1\nblock_lists:\n  rude:\n    words: [a]\n');
  expect(read?.block_list['rude']).toMatchObject({ type: 'word', is_leet_check_enabled: false });
});

test('the published schema is that of the code', () => {
  const published = readFileSync(
    new URL('../../../../docs/configuration.schema.json', import.meta.url),
    'utf8',
  );
  expect(JSON.parse(published), 'stale: run `npm run generate`').toEqual(
    JSON.parse(JSON.stringify(jsonSchema())),
  );
});

test('what the API keeps in another way is no difference', () => {
  const app = {
    ...configuration,
    channel_type: {
      plain: { ...newTypeDefaults, commands: ['giphy', 'mute'], allowed_flag_reasons: [], grants: {} },
    },
    block_list: {},
  };
  const file = (lines: string) =>
    `version: 1\nchannel_types:\n  plain:\n    automod: disabled\n    automod_behavior: flag\n    max_message_length: 5000\n${lines}`;
  const changesIn = (lines: string) => {
    const { configuration: wanted, problems } = readDocument(file(lines), { commands: ['giphy', 'mute'] });
    expect(problems).toEqual([]);
    return planChanges(app, { ...app, channel_type: wanted?.channel_type ?? {} }, { prune: false }).changes;
  };
  expect(changesIn('    commands: [giphy, mute, mute]\n    push_level: all\n')).toEqual([]);
  expect(changesIn('    commands: [all]\n    blocklist: ""\n')).toEqual([]);
  const { configuration: lists } = readDocument(
    'version: 1\nblock_lists:\n  a:\n    words: [" Rude", rude]\n',
  );
  expect(lists?.block_list['a']?.['words']).toEqual(['rude']);
});

test('names that every object seems to have are names like any other', () => {
  const { configuration: read } = readDocument(
    'version: 1\nroles: [constructor]\napp_grants:\n  constructor: [flag-user]\n',
  );
  const { changes } = planChanges({ ...nothing(), app_grants: { app: { grants: {} } } }, read ?? nothing(), {
    prune: false,
  });
  expect(changes.map(({ act, kind, body }) => [act, kind, body])).toEqual([
    ['create', 'role', { name: 'constructor' }],
    ['update', 'app_grants', { grants: { constructor: ['flag-user'] } }],
  ]);
});

test('what every app has, and what no address can hold, cannot be made', () => {
  const builtIn = { roles: ['user'], commands: ['ban'], block_lists: [] };
  const said = (text: string) => readDocument(text, { builtIn }).problems.map(({ message }) => message);
  expect(said('version: 1\nroles: [user]\ncommands:\n  ban:\n    description: x\n')).toEqual([
    'Every app has user; take it out.',
    'Every app has ban; take it out.',
  ]);
  expect(said('version: 1\nroles: [a/b]\n')).toEqual(['A name has no slashes, "%", "?" or "#".']);
  expect(said('version: 1\ncommands:\n  __proto__:\n    description: x\n')).toEqual([
    'Nothing can have this name.',
  ]);
});

test('a change of a type comes before a new command, unless it names that', () => {
  const app = { ...configuration, command: {}, channel_type: { one: newTypeDefaults, two: newTypeDefaults } };
  const wanted = {
    ...configuration,
    channel_type: {
      one: { ...newTypeDefaults, replies: false },
      two: { ...newTypeDefaults, commands: ['ticket'] },
    },
  };
  expect(
    planChanges(app, wanted, { prune: false }).changes.map(({ kind, name }) => `${kind} ${name}`),
  ).toEqual(['channel_type one', 'command ticket', 'channel_type two']);
});

test('a file of signs alone is not read to its end', () => {
  expect(problemsIn(`a: [${','.repeat(1000)}]`)).toHaveLength(100);
  expect(problemsIn(`a: [${','.repeat(700_000)}]`)).toEqual([
    '1:1  There is too much in this file; at most 600,000 words and signs.',
  ]);
  expect(problemsIn(`version: 1\n# ${'a word, '.repeat(100_000)}`)).toEqual([]);
});

test('what is wrong in a file costs no more than what is right', () => {
  const text = `a: [${','.repeat(20_000)}]`;
  const cost = (read: () => unknown): number => {
    const before = process.cpuUsage();
    read();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const limit = Error.stackTraceLimit;
  const pairs = Array.from({ length: 5 }, () => [
    cost(() => problemsIn(text)),
    cost(() => parseDocument(text, { prettyErrors: false })),
  ]);
  const ratios = pairs.map(([ours = 0, theirs = 1]) => ours / theirs).toSorted((a, b) => a - b);
  expect(ratios[2]).toBeLessThan(0.6);
  expect(Error.stackTraceLimit).toBe(limit);
});
