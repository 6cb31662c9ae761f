import type { BodyOf } from '@backchannel/chat-api';
import { createRole, queryUsers, updateUsers, updateUsersPartial } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
  const ada = {
    id: 'ada',
    name: 'Ada',
    role: 'guide',
    teams: ['red'],
    privacy_settings: { typing_indicators: { enabled: false } },
    custom: { seat: { row: 1, place: 'a' }, color: 'red' },
  };
  await api.call(createRole, { body: { name: 'guide' } });
  await api.call(updateUsers, { body: { users: { ada } } });
});
afterEach(() => api.close());

type Change = BodyOf<typeof updateUsersPartial>['users'][number];
const update = (change: Omit<Change, 'id'>, id = 'ada') =>
  api.call(updateUsersPartial, { body: { users: [{ id, ...change }] } });
const read = async () => {
  const { users } = await api.call(queryUsers, { query: { payload: { filter_conditions: { id: 'ada' } } } });
  return users[0];
};

describe('a partial update', () => {
  test('changes what it names and leaves the rest; unknown keys are custom data', async () => {
    const { users } = await update({ set: { name: 'Ada L.', score: 5, 'seat.row': 2 }, unset: ['color'] });
    expect(users['ada']).toMatchObject({ name: 'Ada L.', role: 'guide', teams: ['red'] });
    expect(users['ada']?.custom).toEqual({ seat: { row: 2, place: 'a' }, score: 5 });
    expect(await read()).toEqual(users['ada']);
  });

  test('merges maps into what is there', async () => {
    const privacy_settings = { read_receipts: { enabled: false } };
    const { users } = await update({ set: { privacy_settings, seat: { place: 'b' } } });
    expect(users['ada']?.privacy_settings).toEqual({
      typing_indicators: { enabled: false },
      read_receipts: { enabled: false },
    });
    expect(users['ada']?.custom['seat']).toEqual({ row: 1, place: 'b' });
  });

  test('takes a name away, and a role back to the default', async () => {
    const { users } = await update({ unset: ['name', 'role', 'teams', 'privacy_settings'] });
    expect(users['ada']).toMatchObject({ role: 'user', teams: [] });
    expect(users['ada']).not.toHaveProperty('name');
    expect(users['ada']).not.toHaveProperty('privacy_settings');
  });

  test.each([
    ['a wrong type', { set: { name: 5 } }, [400, 4]],
    ['settings that are no map', { set: { privacy_settings: 'none' } }, [400, 4]],
    ['a fixed field', { set: { banned: true } }, [400, 4]],
    ['custom data over 5 kB', { set: { long: 'x'.repeat(6000) } }, [400, 4]],
  ])('refuses %s and changes nobody', async (_, change, expected) => {
    const before = await read();
    const users = [
      { id: 'ada', set: { name: 'New' } },
      { id: 'ada', ...change },
    ];
    expect(await refusal(api.call(updateUsersPartial, { body: { users } }))).toEqual(expected);
    expect(await read()).toEqual(before);
  });

  test('of nobody is 400, of somebody unknown 404', async () => {
    expect(await refusal(api.call(updateUsersPartial, { body: { users: [] } }))).toEqual([400, 4]);
    expect(await refusal(update({ set: { name: 'x' } }, 'none'))).toEqual([404, 16]);
  });
});
