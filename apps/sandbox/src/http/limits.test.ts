import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';
import { taskEnd } from '../test/tasks.ts';

// Limits beside those of the description, at what is just within them and at what lies one past them.
let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
});
afterAll(() => room.api.close());

const CHAT = '/api/v2/chat';
const A = `${CHAT}/channels/team/a`;
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const ids = (count: number): string[] => many(count, (index) => `u${index}`);
const asQuery = (payload: object): string => `payload=${encodeURIComponent(JSON.stringify(payload))}`;

/** Custom data that takes so many bytes as JSON. */
const custom = (bytes: number): object => ({ a: 'x'.repeat(bytes - '{"a":""}'.length) });
const user = (fields: object): object => ({ users: { ada: { id: 'ada', name: 'User ada', ...fields } } });
const message = (fields: object): object => ({ message: { text: 'x', user_id: 'ada', ...fields } });
const poll = (fields: object): object => ({ name: 'Lunch?', user_id: 'ada', ...fields });
const KB5 = 5 * 1024;
/** Two attachments that take so many bytes as JSON. */
const weighing = (bytes: number): object[] => {
  const [first, second] = [{ type: 'x', text: '' }, { type: 'x' }];
  const text = 'x'.repeat(bytes - JSON.stringify([first, second]).length);
  return [{ ...first, text }, second];
};

type Limit = [what: string, method: string, path: string, within: object, past: object, code?: number];
const limits: Limit[] = [
  [
    'custom data of a user',
    'POST',
    '/api/v2/users',
    user({ custom: custom(KB5) }),
    user({ custom: custom(KB5 + 1) }),
  ],
  ['custom data of a channel', 'PATCH', A, { set: custom(KB5) }, { set: custom(KB5 + 1) }],
  [
    'custom data of a member',
    'PATCH',
    `${A}/member?user_id=bob`,
    { set: custom(KB5) },
    { set: custom(KB5 + 1) },
  ],
  [
    'custom data of a message',
    'POST',
    `${A}/message`,
    message({ custom: custom(KB5) }),
    message({ custom: custom(KB5 + 1) }),
  ],
  [
    'custom data of a poll',
    'POST',
    '/api/v2/polls',
    poll({ custom: custom(KB5) }),
    poll({ custom: custom(KB5 + 1) }),
  ],
  [
    'a text',
    'POST',
    `${A}/message`,
    message({ text: 'x'.repeat(5000) }),
    message({ text: 'x'.repeat(5001) }),
    20,
  ],
  [
    'attachments',
    'POST',
    `${A}/message`,
    message({ attachments: many(30, () => ({ type: 'x' })) }),
    message({ attachments: many(31, () => ({ type: 'x' })) }),
  ],
  [
    'attachments together',
    'POST',
    `${A}/message`,
    message({ attachments: weighing(KB5) }),
    message({ attachments: weighing(KB5 + 1) }),
  ],
  [
    'the id of a message',
    'POST',
    `${A}/message`,
    message({ id: 'i'.repeat(255) }),
    message({ id: 'j'.repeat(256) }),
  ],
  [
    'mentions',
    'POST',
    `${A}/message`,
    message({ mentioned_users: ids(100) }),
    message({ mentioned_users: ids(101) }),
  ],
  ['a page of messages', 'POST', `${A}/query`, { messages: { limit: 300 } }, { messages: { limit: 301 } }],
  [
    'messages of each channel in a list',
    'POST',
    `${CHAT}/channels`,
    { message_limit: 300 },
    { message_limit: 301 },
  ],
  ['a list of channels', 'POST', `${CHAT}/channels`, { limit: 30 }, { limit: 31 }],
  ['where a list of channels begins', 'POST', `${CHAT}/channels`, { offset: 1000 }, { offset: 1001 }],
  [
    'the keys of members’ custom data in a list',
    'POST',
    `${CHAT}/channels`,
    { member_custom_include: ['k'.repeat(64)] },
    { member_custom_include: ['k'.repeat(65)] },
  ],
  ['a page of members', 'POST', `${A}/query`, { members: { limit: 300 } }, { members: { limit: 301 } }],
  [
    'where a page of members begins',
    'POST',
    `${A}/query`,
    { members: { offset: 10_000 } },
    { members: { offset: 10_001 } },
  ],
  ['a page of watchers', 'POST', `${A}/query`, { watchers: { limit: 300 } }, { watchers: { limit: 301 } }],
  [
    'where a page of watchers begins',
    'POST',
    `${A}/query`,
    { watchers: { offset: 10_000 } },
    { watchers: { offset: 10_001 } },
  ],
  ['a cooldown', 'POST', A, { cooldown: 120 }, { cooldown: 121 }],
  [
    'tags that are added',
    'POST',
    A,
    { add_filter_tags: many(10, (n) => `t${n}`) },
    { add_filter_tags: many(11, (n) => `t${n}`) },
  ],
  [
    'channels that are marked read by name',
    'POST',
    `${CHAT}/channels/read`,
    { user_id: 'ada', read_by_channel: { 'team:a': '' } },
    { user_id: 'ada', read_by_channel: Object.fromEntries(many(31, (n) => [`team:c${n}`, ''])) },
  ],
];

test.each(limits)(
  '%s: just within the limit, and one past it',
  async (_, method, path, within, past, code = 4) => {
    const taken = await room.api.raw(method, path, { body: within });
    expect(taken.status, taken.text).toBeLessThan(300);
    const refused = await room.api.raw(method, path, { body: past });
    expect([refused.status, refused.body.code], refused.text).toEqual([400, code]);
  },
);

test('a channel’s id and its type have at most 64 characters, and only those that they may have', async () => {
  const make = async (type: string, id: string) => {
    const body = { data: { created_by_id: 'ada' } };
    const { status } = await room.api.raw(
      'POST',
      `${CHAT}/channels/${type}/${encodeURIComponent(id)}/query`,
      { body },
    );
    return status;
  };
  expect(await make('team', 'i'.repeat(64))).toBe(201);
  expect(await make('team', 'Aa0!_-')).toBe(201);
  for (const id of ['i'.repeat(65), 'a b', 'a:b', 'ä', 'a.b', 'a/b'])
    expect(await make('team', id)).toBe(400);
  const type = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 100 };
  await room.api.raw('POST', `${CHAT}/channeltypes`, { body: { ...type, name: 't'.repeat(64) } });
  expect(await make('t'.repeat(64), 'a')).toBe(201);
  expect(await make('t'.repeat(65), 'a')).toBe(400);
});

test('thirty channels are marked read by name, be they there or not, and not one more', async () => {
  const mark = async (count: number) => {
    const read_by_channel = Object.fromEntries(many(count, (n) => [`team:none${n}`, '']));
    const body = { user_id: 'ada', read_by_channel };
    return (await room.api.raw('POST', `${CHAT}/channels/read`, { body })).body.code;
  };
  expect([await mark(30), await mark(31)]).toEqual([16, 4]);
});

test('a reaction’s type has at most 30 characters, and its custom data 1 kB', async () => {
  const { id } = await room.send('x');
  const react = async (reaction: object) => {
    const body = { reaction: { type: 'like', user_id: 'ada', ...reaction } };
    return (await room.api.raw('POST', `${CHAT}/messages/${id}/reaction`, { body })).status;
  };
  expect(await react({ type: 't'.repeat(30) })).toBe(201);
  expect(await react({ type: 't'.repeat(31) })).toBe(400);
  expect(await react({ custom: custom(1024) })).toBe(201);
  expect(await react({ custom: custom(1025) })).toBe(400);
});

describe('what comes in batches', () => {
  test('a hundred users at a time', async () => {
    const written = (count: number) => ({ users: Object.fromEntries(ids(count).map((id) => [id, { id }])) });
    const status = async (method: string, path: string, body: object) =>
      (await room.api.raw(method, path, { body })).status;
    expect(await status('POST', '/api/v2/users', written(100))).toBe(201);
    expect(await status('POST', '/api/v2/users', written(101))).toBe(400);
    const patches = (count: number) => ({ users: ids(count).map((id) => ({ id, set: { a: 1 } })) });
    expect(await status('PATCH', '/api/v2/users', patches(100))).toBe(200);
    expect(await status('PATCH', '/api/v2/users', patches(101))).toBe(400);
    for (const what of ['deactivate', 'reactivate', 'delete', 'restore'])
      expect(await status('POST', `/api/v2/users/${what}`, { user_ids: ids(101) })).toBe(400);
    for (const what of ['add_members', 'invites', 'assign_roles'])
      expect(await status('POST', A, { [what]: ids(101).map((user_id) => ({ user_id })) })).toBe(400);
    for (const what of ['remove_members', 'add_moderators', 'demote_moderators'])
      expect(await status('POST', A, { [what]: ids(101) })).toBe(400);
    expect(await status('POST', A, { add_members: ids(100).map((user_id) => ({ user_id })) })).toBe(201);
    expect(await status('POST', A, { remove_members: ids(100) })).toBe(201);
    for (const what of ['deactivate', 'reactivate', 'delete', 'restore']) {
      const reply = await room.api.raw('POST', `/api/v2/users/${what}`, { body: { user_ids: ids(100) } });
      expect(reply.status, reply.text).toBe(201);
      const task: unknown = reply.body['task_id'];
      if (typeof task === 'string') await taskEnd(room.api, task);
    }
  });

  test('a hundred channels at a time, and at least one', async () => {
    for (const cids of [[], many(101, (n) => `team:c${n}`)]) {
      const { status, body } = await room.api.raw('POST', `${CHAT}/channels/delete`, { body: { cids } });
      expect([status, body.code]).toEqual([400, 4]);
    }
    for (const channels of [[], [{}], many(101, (n) => ({ cid: `team:c${n}` }))]) {
      const { status, body } = await room.api.raw('POST', `${CHAT}/export_channels`, { body: { channels } });
      expect([status, body.code]).toEqual([400, 4]);
    }
  });
});

test.each<[what: string, path: string, within: object, past: object]>([
  ['members: limit', '/members', { limit: 300 }, { limit: 301 }],
  ['members: offset', '/members', { offset: 10_000 }, { offset: 10_001 }],
  ['bans: limit', '/query_banned_users', { limit: 300 }, { limit: 301 }],
  ['bans: offset', '/query_banned_users', { offset: 10_000 }, { offset: 10_001 }],
  ['future bans: limit', '/query_future_channel_bans', { limit: 300 }, { limit: 301 }],
  ['messages’ flags: limit', '/moderation/flags/message', { limit: 300 }, { limit: 301 }],
  ['search: limit', '/search', { limit: 100 }, { limit: 101 }],
  ['search: offset', '/search', { offset: 1000 }, { offset: 1001 }],
])('%s of a payload', async (_, path, within, past) => {
  const base = {
    type: 'team',
    id: 'a',
    filter_conditions: path === '/search' ? { cid: 'team:a' } : {},
    query: 'hello',
  };
  const get = (payload: object) => room.api.raw('GET', `${CHAT}${path}?${asQuery({ ...base, ...payload })}`);
  const taken = await get(within);
  expect(taken.status, taken.text).toBe(200);
  const refused = await get(past);
  expect([refused.status, refused.body.code], refused.text).toEqual([400, 4]);
});

test.each([
  ['reactions: limit', 'reactions?limit=300', 'reactions?limit=301'],
  ['reactions: offset', 'reactions?offset=1000', 'reactions?offset=1001'],
  ['replies: limit', 'replies?limit=300', 'replies?limit=301'],
])('%s of a message', async (_, within, past) => {
  const { id } = await room.send('x');
  const get = (rest: string) => room.api.raw('GET', `${CHAT}/messages/${id}/${rest}`);
  expect((await get(within)).status).toBe(200);
  const refused = await get(past);
  expect([refused.status, refused.body.code], refused.text).toEqual([400, 4]);
});

/** What makes something with an id that paths name it by. */
const named: [what: string, path: string, body: (id: string) => object][] = [
  ['message', `${A}/message`, (id) => message({ id })],
  ['message that a channel is emptied with', `${A}/truncate`, (id) => message({ id })],
  ['user', '/api/v2/users', (id) => ({ users: { [id]: { id } } })],
  ['user who is given whole', `${A}/message`, (id) => message({ user_id: undefined, user: { id } })],
  ['member who is given whole', A, (id) => ({ add_members: [{ user: { id } }] })],
  ['poll', '/api/v2/polls', (id) => poll({ id })],
  ['segment', `${CHAT}/segments`, (id) => ({ id, type: 'user' })],
  [
    'campaign',
    `${CHAT}/campaigns`,
    (id) => ({ id, sender_id: 'ada', message_template: { text: 'x', attachments: [], custom: {} } }),
  ],
  ['role', '/api/v2/roles', (name) => ({ name })],
  ['block list', '/api/v2/blocklists', (name) => ({ name, words: ['x'] })],
];

test.each(named)(
  'the id of a %s is neither one dot nor two, as no path could say it',
  async (_, path, body) => {
    for (const id of ['.', '..']) {
      const refused = await room.api.raw('POST', path, { body: body(id) });
      expect([refused.status, refused.body.code], refused.text).toEqual([400, 4]);
      expect(refused.body.message).toContain('must not be "." or ".."');
    }
    const taken = await room.api.raw('POST', path, { body: body(`a.${path.length}.b`) });
    expect(taken.status, taken.text).toBe(201);
  },
);

test('the id of an option, a reaction’s type and a segment’s target are neither', async () => {
  const { id } = await room.send('x');
  const made = await room.api.raw('POST', '/api/v2/polls', { body: poll({ id: 'dots' }) });
  expect(made.status).toBe(201);
  await room.api.raw('POST', `${CHAT}/segments`, { body: { id: 'dots', type: 'user' } });
  for (const [method, path, body] of [
    ['PUT', '/api/v2/polls', poll({ id: 'dots', options: [{ id: '..', text: 'x' }] })],
    ['POST', `${CHAT}/messages/${id}/reaction`, { reaction: { type: '..', user_id: 'ada' } }],
    ['POST', `${CHAT}/segments/dots/addtargets`, { target_ids: ['..'] }],
  ] as const) {
    const refused = await room.api.raw(method, path, { body });
    expect([path, refused.status, refused.body.code]).toEqual([path, 400, 4]);
    expect(refused.body.message).toContain('must not be "." or ".."');
  }
});
