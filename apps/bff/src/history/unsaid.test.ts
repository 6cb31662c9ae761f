import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chat, recordsOf, startServer, startUpstream } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import { changeSetIn, plan, settled } from '../change-sets/testing.ts';
import type { TestBrowser, TestServer } from '../testing.ts';
import { look, required, save } from './testing.ts';

const fieldsSchema = z.record(z.string(), z.unknown());

/** An API that is newer than our contract, as far as channel types go: it keeps whatever it is told. */
async function startNewerApi() {
  const types = new Map<string, Record<string, unknown>>();
  const sent: Record<string, unknown>[] = [];
  const upstream = await startUpstream((request, response) => {
    const name = /^\/api\/v2\/chat\/channeltypes\/([\w-]+)\?/.exec(request.url ?? '')?.[1] ?? '';
    const answer = async () => {
      const type = types.get(name);
      if (!type) return [404, { code: 16, message: `there is no ${request.method} ${request.url}` }] as const;
      if (request.method === 'GET') return [200, { name, ...type }] as const;
      const body = fieldsSchema.parse(await json(request));
      sent.push(body);
      types.set(name, { ...type, ...body });
      return [201, { name, ...types.get(name) }] as const;
    };
    answer().then(
      ([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      },
      () => response.destroy(),
    );
  });
  return { ...upstream, types, sent };
}

/** What the contract does not know, at each of the depths at which that can be. */
const newer = {
  ...required,
  automod: 'holo',
  chat_preferences: { thread_replies: 'none', hologram_mentions: 'all' },
  blocklists: [
    { blocklist: 'first', behavior: 'flag' },
    { blocklist: 'second', behavior: 'dim', colour: { red: 1 } },
  ],
};

describe.each(testDialects)('what the contract does not know, on %s,', (dialect) => {
  let api: Awaited<ReturnType<typeof startNewerApi>>;
  let server: TestServer;
  let ada: TestBrowser;
  beforeAll(async () => {
    api = await startNewerApi();
    server = await startServer(api.url, { dialect, lagMs: 0 });
    ada = await server.signedIn('admin');
  });
  afterAll(async () => {
    await server.close();
    await api.close();
  });

  async function newType(name: string, type: Record<string, unknown> = newer) {
    api.types.set(name, type);
    return look(ada, 'channel_type', name);
  }

  /** A save that has to be refused for exactly these places. */
  async function expectRefused(name: string, body: object, paths: string[]) {
    const before = api.sent.length;
    const answer = await save(ada, name, body);
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { error: { code: 'invalid_request', issues: paths.map((path) => ({ path })) } },
    ]);
    expect(api.sent).toHaveLength(before);
    return answer;
  }

  test('is told to the API again as it said it, wherever it stands and in whatever order', async () => {
    await newType('told');
    const [first, second] = newer.blocklists;
    const body = { ...newer, blocklists: [second, first], quotes: false };
    expect((await save(ada, 'told', body)).status).toBe(201);
    expect(api.sent.at(-1)).toEqual(body);
    expect(api.types.get('told')).toMatchObject({ automod: 'holo', quotes: false });
  });

  test.each<[string, object, string[]]>([
    ['a word', { automod: 'hologram' }, ['automod']],
    ['a word that it has said elsewhere', { automod_behavior: 'holo' }, ['automod_behavior']],
    ['a part', { chat_preferences: { telepathy: 'all' } }, ['chat_preferences.telepathy']],
    [
      'another value of a part',
      { chat_preferences: { hologram_mentions: { $gt: '' } } },
      ['chat_preferences.hologram_mentions'],
    ],
    [
      'a part that nobody has, to be taken away',
      { chat_preferences: { telepathy: '' } },
      ['chat_preferences.telepathy'],
    ],
    [
      'in a list',
      { blocklists: [{ blocklist: 'x', behavior: 'burn', colour: { red: 2 } }] },
      ['blocklists.0.behavior', 'blocklists.0.colour'],
    ],
    [
      'a name of every object',
      { chat_preferences: { constructor: 'all' } },
      ['chat_preferences.constructor'],
    ],
  ])('and the API has never said is refused: %s', async (_what, body, paths) => {
    await newType('never');
    await expectRefused('never', { ...newer, ...body }, paths);
    const { body: log } = await ada.get('/api/audit?limit=1&app=sandbox');
    expect(recordsOf(log)).toMatchObject([{ target: 'never', outcome: 'failed', status: 400 }]);
    expect(api.types.get('never')).toEqual(newer);
  });

  test.each<[string, object, string]>([
    ['a field of its own', { hologram: true }, 'hologram'],
    ['a number for a word', { automod: 7 }, 'automod'],
    ['a text for a number', { max_message_length: '5000' }, 'max_message_length'],
    ['an object for a list', { commands: { 0: 'giphy' } }, 'commands'],
    ['an object for the text in a list', { allowed_flag_reasons: ['Spam', {}] }, 'allowed_flag_reasons.1'],
    ['a word for what is on or off', { quotes: 'holo' }, 'quotes'],
    ['a text for preferences', { chat_preferences: 'holo' }, 'chat_preferences'],
    [
      'a number in a list of lists',
      { blocklists: [{ blocklist: 5, behavior: 'dim' }] },
      'blocklists.0.blocklist',
    ],
    ['grants that are no lists', { grants: { user: 'all' } }, 'grants.user'],
    ['nothing where there has to be something', { automod: null }, 'automod'],
  ])('does not excuse what is wrong: %s', async (_what, body, path) => {
    await newType('wrong');
    await expectRefused('wrong', { ...newer, ...body }, [path]);
  });

  test('can be taken away, and come back to, since a version has it', async () => {
    await newType('back');
    const { hologram_mentions: _newer, ...known } = newer.chat_preferences;
    const without = { automod: 'simple', chat_preferences: { ...known, hologram_mentions: '' } };
    expect((await save(ada, 'back', without)).status).toBe(201);
    api.types.set('back', { ...required, automod: 'simple', chat_preferences: known });
    await look(ada, 'channel_type', 'back');
    await expectRefused('back', { automod: 'hol_' }, ['automod']);
    const again = { automod: 'holo', chat_preferences: newer.chat_preferences };
    expect((await save(ada, 'back', again)).status).toBe(201);
    expect(api.types.get('back')).toMatchObject(again);
  });

  test('can be made of one type as it is of another, as one change of several', async () => {
    await newType('model', { ...required, automod: 'holo-2' });
    const { fingerprint } = await newType('like', required);
    const step = (automod: string) => ({
      app: 'sandbox',
      kind: 'channel_type',
      name: 'like',
      act: 'update',
      fingerprint,
      body: { ...required, automod },
    });
    const begin = async (automod: string) =>
      changeSetIn(await ada.post('/api/change-sets', plan([step(automod)]))).id;
    expect(await settled(ada, await begin('holo-3'))).toEqual(['stopped', 'failed']);
    expect(await settled(ada, await begin('holo-2'))).toEqual(['done', 'done']);
    expect(api.types.get('like')).toMatchObject({ automod: 'holo-2' });
    await expectRefused('like', { automod: 'holo-3' }, ['automod']);
  });

  test('is asked of no other operation', async () => {
    const answer = await ada.post(chat('/api/v2/chat/channeltypes'), { ...newer, name: 'made' });
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'invalid_request' } }]);
  });
});
