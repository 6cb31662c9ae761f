import {
  listBlockLists,
  listCommands,
  listRoles,
  queryBannedUsers,
  queryFutureChannelBans,
  queryMessageFlags,
  queryModerationFlags,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestApi } from '../../test/api.ts';
import { startDemo } from '../../test/demo.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startDemo();
});
afterAll(() => api.close());

const flags = async (filter: Record<string, unknown>) => {
  const payload = { filter_conditions: filter, limit: 300 };
  return (await api.call(queryMessageFlags, { query: { payload } })).flags;
};

test('messages were flagged by people and by lists, some of that was reviewed, and people were flagged', async () => {
  expect(await flags({})).toHaveLength(78);
  expect(await flags({ reporter_type: 'automod' })).toHaveLength(14);
  const reviewed = await flags({ is_reviewed: true });
  expect(reviewed.length).toBeGreaterThan(10);
  expect(reviewed[0]?.reviewed_by?.id).toBe('ottilie');
  const { flags: people } = await api.call(queryModerationFlags, {
    body: { filter: { entity_type: 'stream:user' } },
  });
  expect(people.length).toBeGreaterThan(5);
});

test('people are banned from the app, from channels and from channels to come', async () => {
  const payload = { filter_conditions: {}, limit: 300 };
  const { bans } = await api.call(queryBannedUsers, { query: { payload } });
  expect(bans.some(({ channel }) => channel !== undefined)).toBe(true);
  expect(bans.some(({ channel }) => channel === undefined)).toBe(true);
  const future = await api.call(queryFutureChannelBans, { query: { payload: { include_total: true } } });
  expect(future.total).toBeGreaterThan(4);
  expect(future.bans.some(({ expires }) => expires !== undefined)).toBe(true);
});

test('there are block lists, commands and a role of the company’s own', async () => {
  const { blocklists } = await api.call(listBlockLists, {});
  expect(blocklists.map(({ type }) => type).sort()).toEqual(['domain', 'regex', 'word', 'word']);
  const { commands } = await api.call(listCommands, {});
  expect(commands.filter(({ created_at: at }) => at !== undefined)).toHaveLength(3);
  const { roles } = await api.call(listRoles, {});
  expect(roles.filter(({ custom }) => custom).map(({ name }) => name)).toEqual(['guide']);
});
