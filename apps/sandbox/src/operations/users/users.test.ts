import type { QueryOf } from '@backchannel/chat-api';
import { getOrCreateChannel, queryUsers, updateUsers } from '@backchannel/chat-api/operations';
import type { UserRequest } from '@backchannel/chat-api/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const query = async (payload: NonNullable<QueryOf<typeof queryUsers>['payload']>) =>
  (await api.call(queryUsers, { query: { payload } })).users.map(({ id }) => id);

describe('update users', () => {
  test('writes whole users, replacing what was there, with role user by default', async () => {
    const first = await api.call(updateUsers, {
      body: {
        users: {
          ada: { id: 'ada', name: 'Ada', image: 'https://x/y.png', teams: ['red'], custom: { n: 1 } },
        },
      },
    });
    expect(first.users['ada']).toMatchObject({
      role: 'user',
      teams: ['red'],
      custom: { n: 1 },
      mutes: [],
      devices: [],
    });
    expect(first.membership_deletion_task_id).toBe('');
    const second = await api.call(updateUsers, { body: { users: { ada: { id: 'ada', role: 'admin' } } } });
    expect(second.users['ada']).toMatchObject({ role: 'admin', teams: [], custom: {} });
    expect(second.users['ada']).not.toHaveProperty('name');
    expect(second.users['ada']?.created_at).toBe(first.users['ada']?.created_at);
  });

  test('somebody who is only named in another call, be it with empty custom data, is not changed by it', async () => {
    await api.call(updateUsers, { body: { users: { ada: { id: 'ada', name: 'Ada', custom: { n: 1 } } } } });
    const create = async (id: string, created_by: UserRequest) =>
      (
        await api.call(getOrCreateChannel, {
          params: { type: 'messaging', id },
          body: { data: { created_by } },
        })
      ).channel?.created_by;
    const named = { name: 'Ada', custom: { n: 1 } };
    expect(await create('a', { id: 'ada' })).toMatchObject(named);
    expect(await create('b', { id: 'ada', custom: {} })).toMatchObject(named);
    expect(await create('c', { id: 'ada', name: 'Ada Lovelace' })).toMatchObject({
      name: 'Ada Lovelace',
      custom: {},
    });
  });

  test.each([
    ['nobody', {}],
    ['a key that is not the id', { ada: { id: 'bob' } }],
    ['an id the API does not take', { 'a b': { id: 'a b' } }],
    ['too much custom data', { ada: { id: 'ada', custom: { long: 'x'.repeat(6000) } } }],
  ])('refuses %s and writes none of them', async (_, users) => {
    const body = { users: { ok: { id: 'ok' }, ...users } };
    const call = api.call(updateUsers, { body: Object.keys(users).length === 0 ? { users } : body });
    await expect(call).rejects.toMatchObject({ status: 400, code: 4 });
    expect(await query({ filter_conditions: {} })).toEqual([]);
  });
});

describe('query users', () => {
  beforeEach(async () => {
    await api.call(updateUsers, {
      body: {
        users: {
          'john2-ab12': { id: 'john2-ab12', name: 'Stream Node Test User 2', custom: { score: 40 } },
          zoe: { id: 'zoe', name: 'Zoë Ólafsdóttir', teams: ['red'], custom: { score: 50 } },
          max: { id: 'max', role: 'admin', custom: { score: 30, email: 'max@x.org' } },
        },
      },
    });
  });

  test('completes words of names and ids', async () => {
    expect(await query({ filter_conditions: { name: { $autocomplete: '2' } } })).toEqual(['john2-ab12']);
    expect(await query({ filter_conditions: { id: { $autocomplete: 'ab' } } })).toEqual(['john2-ab12']);
    expect(await query({ filter_conditions: { id: { $autocomplete: 'j' } } })).toEqual(['john2-ab12']);
    expect(await query({ filter_conditions: { id: { $autocomplete: 'ohn' } } })).toEqual([]);
    expect(await query({ filter_conditions: { name: { $autocomplete: 'olaf' } } })).toEqual(['zoe']);
  });

  test('sorts on custom numbers and pages by offset', async () => {
    const sort = [{ field: 'score', direction: -1 }];
    expect(await query({ filter_conditions: {}, sort })).toEqual(['zoe', 'john2-ab12', 'max']);
    expect(await query({ filter_conditions: {}, sort, limit: 1, offset: 2 })).toEqual(['max']);
  });

  test('finds by team, role, e-mail and exclusion', async () => {
    expect(await query({ filter_conditions: { teams: { $contains: 'red' } } })).toEqual(['zoe']);
    expect(await query({ filter_conditions: { role: 'admin', email: 'max@x.org' } })).toEqual(['max']);
    expect(await query({ filter_conditions: { id: { $nin: ['zoe', 'max'] } } })).toEqual(['john2-ab12']);
  });

  test('finds by user name, language, times, bans and custom lists', async () => {
    const lists = {
      ivy: { id: 'ivy', language: 'de', custom: { username: 'ivy the first', likes: ['tea', 3] } },
    };
    await api.call(updateUsers, { body: { users: lists } });
    expect(await query({ filter_conditions: { username: { $autocomplete: 'fir' } } })).toEqual(['ivy']);
    expect(await query({ filter_conditions: { username: 'ivy the first' } })).toEqual(['ivy']);
    expect(await query({ filter_conditions: { language: 'de' } })).toEqual(['ivy']);
    expect(await query({ filter_conditions: { likes: { $contains: 'tea' } } })).toEqual(['ivy']);
    expect(await query({ filter_conditions: { last_active: { $exists: true } } })).toEqual([]);
    expect(await query({ filter_conditions: { created_at: { $gt: '2090-01-01T00:00:00Z' } } })).toEqual([]);
    for (const ban of [{ target_user_id: 'zoe' }, { target_user_id: 'max', shadow: true }])
      await api.raw('POST', '/api/v2/moderation/ban', { body: { ...ban, banned_by_id: 'ivy' } });
    expect(await query({ filter_conditions: { banned: true } })).toEqual(['zoe']);
    expect(await query({ filter_conditions: { shadow_banned: true } })).toEqual(['max']);
  });

  test('sorts on truth as such, and on the characters of texts', async () => {
    const users = Object.fromEntries(
      [true, false].map((paid, n) => [`u${n}`, { id: `u${n}`, custom: { paid, rank: ['9', '10'][n] } }]),
    );
    await api.call(updateUsers, { body: { users } });
    const pair = { id: { $in: ['u0', 'u1'] } };
    const by = (field: string, type: string) =>
      query({ filter_conditions: pair, sort: [{ field, direction: 1, type }] });
    expect(await by('paid', 'boolean')).toEqual(['u1', 'u0']);
    expect(await by('rank', 'string')).toEqual(['u1', 'u0']);
    expect(await query({ filter_conditions: pair, sort: [{ field: 'paid' }] })).toEqual(['u1', 'u0']);
  });

  test('shows deactivated users to who asks for them, deleted ones never', async () => {
    for (const path of ['max/deactivate', 'delete'])
      await api.raw('POST', `/api/v2/users/${path}`, { body: { user_ids: ['zoe'] } });
    expect(await query({ filter_conditions: {} })).toEqual(['john2-ab12']);
    const all = await query({ filter_conditions: {}, include_deactivated_users: true });
    expect(all.toSorted()).toEqual(['john2-ab12', 'max']);
  });

  test('refuses a call without a filter', async () => {
    await expect(api.call(queryUsers, {})).rejects.toMatchObject({ status: 400, code: 4 });
  });
});
