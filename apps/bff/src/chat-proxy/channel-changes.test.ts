import { operationSpecs, typeSpecs, type ValueSpec } from '@backchannel/chat-api/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../testing.ts';
import { chat, startProxy, type TestProxy } from './testing.ts';

const channel = '/api/v2/chat/channels/messaging/general';
const grants = { user: ['create-message'] };
const config_overrides = { replies: false, grants };

describe("a channel's own settings", () => {
  let proxy: TestProxy;
  let admin: TestBrowser;
  let moderator: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy();
    admin = await proxy.server.signedIn('admin');
    moderator = await proxy.server.signedIn('moderator');
    expect((await admin.post(chat(`${channel}/query`), { data: {} })).status).toBe(201);
  });
  afterAll(() => proxy.close());

  test.each<[string, string, object]>([
    ['PATCH', channel, { set: { config_overrides } }],
    ['PATCH', channel, { set: { 'config_overrides.grants': grants } }],
    ['PATCH', channel, { set: { Config_Overrides: {} } }],
    ['PATCH', channel, { set: { config_overrides: null } }],
    ['PATCH', channel, { set: { frozen: null, 'config_overrides.grants': null } }],
    ['PATCH', channel, { unset: ['config_overrides'] }],
    ['PATCH', channel, { unset: ['frozen', 'config_overrides.grants'] }],
    ['POST', channel, { data: { config_overrides } }],
    ['POST', channel, { data: { config_overrides: null } }],
    ['POST', `${channel}/query`, { data: { config_overrides } }],
    ['POST', '/api/v2/chat/channels/messaging/query', { data: { members: [], config_overrides } }],
    [
      'PUT',
      '/api/v2/chat/channels/batch',
      { operation: 'updateData', filter: { cids: {} }, data: { config_overrides } },
    ],
  ])('are closed to a moderator: %s %s with %o', async (method, path, body) => {
    const answer = await moderator.send(method, chat(path), body);
    expect([answer.status, answer.body]).toMatchObject([
      403,
      { error: { code: 'not_permitted', permission: 'config.write' } },
    ]);
    expect(await proxy.newest()).toMatchObject({ outcome: 'refused', operator: { role: 'moderator' } });
  });

  test('are open to an admin, and the rest of a channel to a moderator, also custom data of such a name', async () => {
    const set = await admin.send('PATCH', chat(channel), { set: { config_overrides } });
    expect([set.status, set.body]).toMatchObject([200, { channel: { config: { replies: false } } }]);
    const unset = await admin.send('PATCH', chat(channel), { unset: ['config_overrides'] });
    expect(unset.status).toBe(200);
    const own = await moderator.send('PATCH', chat(channel), { set: { frozen: true } });
    expect([own.status, own.body]).toMatchObject([200, { channel: { frozen: true } }]);
    const custom = { custom: { config_overrides: 'the best' } };
    const named = await moderator.post(chat(channel), { data: custom });
    expect([named.status, named.body]).toMatchObject([201, { channel: custom }]);
  });

  test('stand at no other place of a request', () => {
    const waysIn = (value: ValueSpec, way: string, seen: readonly string[]): string[] => {
      if (way.endsWith('.config_overrides')) return [way];
      const inner = value.items ?? value.additionalProperties;
      if (inner) return waysIn(inner, `${way}.*`, seen);
      const { ref = '' } = value;
      if (seen.includes(ref)) return [];
      return Object.entries(typeSpecs[ref]?.properties ?? {}).flatMap(([name, property]) =>
        waysIn(property, `${way}.${name}`, [...seen, ref]),
      );
    };
    const ways = operationSpecs.flatMap(({ bodyParams, queryParams }) =>
      [...bodyParams, ...queryParams].flatMap((parameter) => waysIn(parameter, parameter.name, [])),
    );
    expect(new Set(ways)).toEqual(new Set(['data.config_overrides']));
    expect(ways).toHaveLength(4);
  });
});
