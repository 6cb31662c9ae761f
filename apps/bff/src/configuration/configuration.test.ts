// Takes its time: left out of `npm run verify`.
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startProxy, type TestProxy } from '../chat-proxy/testing.ts';
import { outside, typePath } from '../history/testing.ts';
import type { TestBrowser } from '../testing.ts';

const here = '/api/apps/sandbox/configuration';

const planSchema = z.object({
  problems: z.array(
    z.object({ line: z.number(), column: z.number(), path: z.string(), message: z.string() }),
  ),
  changes: z.array(z.looseObject({ kind: z.string(), name: z.string(), act: z.string() })),
  left: z.array(z.object({ kind: z.string(), name: z.string() })),
  plan: z.string(),
});
const setSchema = z.object({
  changeSet: z.looseObject({
    id: z.string(),
    state: z.string(),
    steps: z.array(z.looseObject({ state: z.string(), name: z.string() })),
  }),
});

const exported = async (browser: TestBrowser): Promise<string> =>
  z.string().parse((await browser.get(here)).body);

const planned = async (browser: TestBrowser, yaml: string, prune = false) =>
  planSchema.parse((await browser.post(`${here}/plan`, { yaml, prune })).body);

/** Applies a file as it is planned now, and waits for its end. */
async function apply(browser: TestBrowser, yaml: string, prune = false) {
  const { plan } = await planned(browser, yaml, prune);
  const { body } = await browser.post(`${here}/apply`, { yaml, prune, plan, reason: 'As in the file' });
  let { changeSet } = setSchema.parse(body);
  while (changeSet.state === 'running') {
    await wait(20);
    changeSet = setSchema.parse((await browser.get(`/api/change-sets/${changeSet.id}`)).body).changeSet;
  }
  return changeSet;
}

const types = z.object({ channel_types: z.record(z.string(), z.looseObject({})) });

describe('a configuration as a file', () => {
  let from: TestProxy;
  let to: TestProxy;
  let ada: TestBrowser;
  let bo: TestBrowser;

  beforeAll(async () => {
    from = await startProxy({ world: 'demo' });
    to = await startProxy({ world: 'empty' });
    ada = await from.server.signedIn('admin');
    bo = await to.server.signedIn('admin');
  });
  afterAll(async () => {
    await from.close();
    await to.close();
  });

  test('exported, applied to an empty app and exported again, is the same letter for letter', async () => {
    await outside(from, 'POST', '/api/v2/chat/channeltypes', {
      name: 'support',
      automod: 'AI',
      automod_behavior: 'flag',
      max_message_length: 800,
      grants: { user: ['read-channel'], admin: [] },
      partition_size: 50,
      partition_ttl: '48h',
    });
    await outside(from, 'PUT', typePath('support'), {
      automod: 'AI',
      automod_behavior: 'shadow_block',
      max_message_length: 800,
      quotes: false,
      automod_thresholds: { toxic: { flag: 0.5, block: 0.75 } },
      allowed_flag_reasons: ['spam', 'no: "really"'],
      chat_preferences: { direct_mentions: 'all' },
    });
    const file = await exported(ada);
    expect(file).toContain('support:');
    expect(await apply(bo, file)).toMatchObject({ state: 'done' });
    expect(await exported(bo)).toBe(file);
    expect(await planned(bo, file)).toMatchObject({ changes: [], left: [] });
  });

  test('a plan names exactly what differs, and applying it changes nothing else', async () => {
    const before = types.parse(await outside(to, 'GET', '/api/v2/chat/channeltypes')).channel_types;
    const file = (await exported(bo)).replace('max_message_length: 800', 'max_message_length: 700');
    const { changes } = await planned(bo, file);
    expect(changes).toMatchObject([
      {
        kind: 'channel_type',
        name: 'support',
        act: 'update',
        differences: [{ path: ['max_message_length'], before: 800, after: 700 }],
      },
    ]);
    expect(await apply(bo, file)).toMatchObject({ state: 'done', steps: [{ version: 3 }] });
    const after = types.parse(await outside(to, 'GET', '/api/v2/chat/channeltypes')).channel_types;
    const expected = {
      ...before['support'],
      max_message_length: 700,
      updated_at: after['support']?.['updated_at'],
    };
    expect(after).toEqual({ ...before, support: expected });
    const { body } = await bo.get('/api/apps/sandbox/history/channel_type/support');
    expect(body).toMatchObject({ versions: [{ source: 'dashboard', reason: 'As in the file' }, {}, {}] });
  });

  test('what is not in the file is left alone, unless it is to be deleted', async () => {
    await outside(to, 'POST', '/api/v2/chat/commands', { name: 'extra', description: 'Not in the file' });
    const file = (await exported(ada)).replace('max_message_length: 800', 'max_message_length: 700');
    expect(await planned(bo, file)).toMatchObject({
      changes: [],
      left: [{ kind: 'command', name: 'extra' }],
    });
    expect((await planned(bo, file, true)).changes).toMatchObject([{ act: 'delete', name: 'extra' }]);
    expect(await apply(bo, file, true)).toMatchObject({ state: 'done' });
    expect(await planned(bo, file, true)).toMatchObject({ changes: [], left: [] });
  });

  test('problems are named with line and column, and nothing is applied', async () => {
    const file = 'version: 1\ncommands:\n  hello:\n    description: Say hello\n    colour: red\n';
    const { problems } = await planned(bo, file);
    expect(problems).toEqual([
      { line: 5, column: 5, path: 'commands.hello.colour', message: 'There is no setting "colour" here.' },
    ]);
    const plan = '0'.repeat(64);
    expect(await bo.post(`${here}/apply`, { yaml: file, plan, reason: '' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid_request', issues: [{ path: 'yaml:5:5' }] } },
    });
  });

  test('names of what neither the app nor the file has are problems', async () => {
    const file = (await exported(bo)).replace('      - giphy\n', '      - giphy\n      - teleport\n');
    expect((await planned(bo, file)).problems[0]?.message).toBe('There is no command teleport.');
  });

  test('a plan that is not true any more is not carried out', async () => {
    const file = (await exported(bo)).replace('max_message_length: 700', 'max_message_length: 600');
    const { plan } = await planned(bo, file);
    await outside(to, 'PUT', typePath('support'), {
      automod: 'AI',
      automod_behavior: 'flag',
      max_message_length: 650,
    });
    expect(await bo.post(`${here}/apply`, { yaml: file, plan, reason: '' })).toMatchObject({
      status: 409,
      body: { error: { code: 'plan_changed' } },
    });
    const now = types.parse(await outside(to, 'GET', '/api/v2/chat/channeltypes')).channel_types;
    expect(now['support']).toMatchObject({ max_message_length: 650 });
  });

  test('whoever may only read may plan, and not apply', async () => {
    const viewer = await to.server.signedIn('viewer');
    const file = await exported(viewer);
    expect(await planned(viewer, file)).toMatchObject({ problems: [], changes: [] });
    const answer = await viewer.post(`${here}/apply`, { yaml: file, plan: '0'.repeat(64), reason: '' });
    expect(answer).toMatchObject({ status: 403, body: { error: { permission: 'config.write' } } });
  });

  test('an upstream that fails while it is read is said in its own words', async () => {
    await to.fault({ operation: 'list_roles', kind: 'status', status: 403, code: 17 });
    expect(await bo.get(here)).toMatchObject({ status: 403, body: { code: 17 } });
    await to.fault({ operation: 'list_roles', kind: 'rate_limit', retry_after_s: 30 });
    const limited = await bo.post(`${here}/plan`, { yaml: 'version: 1\n', prune: false });
    expect(limited).toMatchObject({ status: 429, body: { error: { retry_after_s: 30 } } });
    await to.fault();
  });

  test('a file that names one setting changes that one, and no moderation', async () => {
    const type = { automod: 'AI', automod_behavior: 'block', max_message_length: 700 };
    const moderation = {
      automod_thresholds: { toxic: { flag: 0.4, block: 0.9 } },
      allowed_flag_reasons: ['spam'],
      commands: ['giphy'],
    };
    await outside(to, 'POST', '/api/v2/chat/channeltypes', { ...type, name: 'guarded' });
    await outside(to, 'PUT', '/api/v2/chat/channeltypes/guarded', { ...type, ...moderation });
    const before = await outside(to, 'GET', '/api/v2/chat/channeltypes/guarded');
    const file = 'version: 1\nchannel_types:\n  guarded:\n    replies: false\n';
    expect(await apply(bo, file)).toMatchObject({ state: 'done', steps: [{ name: 'guarded' }] });
    const after = await outside(to, 'GET', '/api/v2/chat/channeltypes/guarded');
    const { updated_at, duration } = after;
    expect(after).toEqual({ ...before, replies: false, updated_at, duration });
    await outside(to, 'DELETE', '/api/v2/chat/channeltypes/guarded');
  });

  test('an upstream that fails half-way leaves a ledger, and the rest is done when it is gone on with', async () => {
    const file = (await exported(bo))
      .replace('roles:\n', 'roles:\n  - helper\n')
      .replace('commands:\n', 'commands:\n  hello:\n    description: Say hello\n');
    await to.fault({ operation: 'create_command', kind: 'status', status: 400, code: 4, times: 1 });
    const stopped = await apply(bo, file);
    expect(stopped).toMatchObject({
      state: 'stopped',
      steps: [
        { kind: 'role', name: 'helper', state: 'done' },
        { kind: 'command', name: 'hello', state: 'failed', error: { code: '4' } },
      ],
    });
    await bo.post(`/api/change-sets/${stopped.id}/resume`);
    await expect
      .poll(async () => (await bo.get(`/api/change-sets/${stopped.id}`)).body)
      .toMatchObject({ changeSet: { state: 'done' } });
    expect(await planned(bo, file)).toMatchObject({ changes: [] });
  });
});
