// Takes its time: left out of `npm run verify`.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testDialects } from '../db/testing.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing.ts';

const created = z.object({ view: z.object({ id: z.string() }) });
const frozen = {
  app: 'sandbox',
  page: 'channels',
  name: 'Frozen',
  search: { filter: '{"frozen":true}', sort: ['-created_at'] },
};

describe.each(testDialects)('saved views on %s', (dialect) => {
  let server: TestServer;
  let ana: TestBrowser;
  let ben: TestBrowser;
  beforeEach(async () => {
    server = await startTestServer({ dialect });
    ana = await server.signedIn('viewer');
    ben = await server.signedIn('moderator');
  });
  afterEach(() => server.close());

  const save = async (browser: TestBrowser, view: object = {}): Promise<string> => {
    const answer = await browser.post('/api/views', { ...frozen, ...view });
    expect(answer.status).toBe(201);
    return created.parse(answer.body).view.id;
  };
  const list = async (browser: TestBrowser, page = 'channels') =>
    (await browser.get(`/api/views?app=sandbox&page=${page}`)).body;

  test('refuse what no database and no parser can take', async () => {
    const nested = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    const answers = [
      await ana.post('/api/views', `{"search":{"filter":${nested}}}`),
      await ana.post('/api/views', { ...frozen, name: 'a\0b' }),
      await ana.get('/api/views?app=sandbox&page=a%00b'),
      await ana.send('DELETE', '/api/views/a%00b'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
  });

  test('are kept per operator, app and page, by name', async () => {
    await save(ana);
    await save(ana, { name: 'Empty', search: {} });
    await save(ana, { page: 'audit' });
    expect(await list(ana)).toMatchObject({
      views: [
        { name: 'Empty', search: {} },
        { ...frozen, shared: false, owner: { name: 'viewer 1' }, mine: true },
      ],
    });
    expect(await list(ben)).toEqual({ views: [] });
  });

  test('are seen by others when shared, and changed by their owner only', async () => {
    const id = await save(ana, { shared: true });
    expect(await list(ben)).toMatchObject({
      views: [{ id, shared: true, mine: false, owner: { name: 'viewer 1' } }],
    });
    for (const method of ['PUT', 'DELETE']) {
      const answer = await ben.send(method, `/api/views/${id}`, { name: 'Mine now' });
      expect([answer.status, answer.body]).toMatchObject([403, { error: { code: 'not_owner' } }]);
    }
    const changed = await ana.send('PUT', `/api/views/${id}`, {
      name: 'Cold',
      shared: false,
      search: { q: 1 },
    });
    expect(changed.body).toMatchObject({ view: { id, name: 'Cold', shared: false, search: { q: 1 } } });
    expect((await ben.send('PUT', `/api/views/${id}`, { name: 'x' })).status).toBe(404);
    expect((await ana.send('DELETE', `/api/views/${id}`)).status).toBe(200);
    expect((await ana.send('DELETE', `/api/views/${id}`)).status).toBe(404);
  });

  test('are refused when they are wrong', async () => {
    expect((await ana.post('/api/views', { ...frozen, name: ' ' })).body).toMatchObject({
      error: { code: 'invalid_request', issues: [{ path: 'name', message: 'Give a name.' }] },
    });
    // Of the second, every character takes three bytes.
    for (const long of ['x'.repeat(9000), '日'.repeat(3000)]) {
      expect((await ana.post('/api/views', { ...frozen, search: { long } })).status).toBe(400);
    }
    // One from before the limit was what it is does not take the others with it.
    const id = await save(ana);
    const search = JSON.stringify({ long: 'x'.repeat(9000) });
    await server.context.db.updateTable('saved_view').set({ search }).where('id', '=', id).execute();
    expect((await ana.get('/api/views?app=sandbox&page=channels')).status).toBe(200);
    expect((await ana.post('/api/views', { ...frozen, app: 'other' })).status).toBe(404);
    expect((await ana.post('/api/views', { ...frozen, owner: 'ben' })).status).toBe(400);
    expect((await ana.get('/api/views?app=sandbox')).status).toBe(400);
  });
});

describe.each(testDialects)('preferences on %s', (dialect) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ dialect });
  });
  afterEach(() => server.close());

  test("are an operator's own, and come with the session", async () => {
    const [ana, ben] = [await server.signedIn('viewer'), await server.signedIn('viewer')];
    expect((await ana.get('/api/preferences')).body).toEqual({});
    const wanted = { theme: 'dark', columns: { channels: ['name', 'members'] } };
    expect((await ana.send('PATCH', '/api/preferences', { theme: 'light' })).status).toBe(200);
    expect((await ana.send('PATCH', '/api/preferences', wanted)).body).toEqual(wanted);
    expect((await ana.get('/api/preferences')).body).toEqual(wanted);
    expect((await ana.get('/api/session')).body).toMatchObject({ preferences: wanted });
    expect((await ben.get('/api/preferences')).body).toEqual({});
  });

  test('change one by one: what two tabs choose at the same time is all kept', async () => {
    const ana = await server.signedIn('viewer');
    const change = (what: object) => ana.send('PATCH', '/api/preferences', what);
    // The first of them make the row, which nobody has yet.
    await Promise.all([
      change({ theme: 'dark' }),
      change({ density: 'compact' }),
      change({ columns: { channels: ['name'] } }),
      change({ columns: { audit: ['at'] } }),
      change({ timeZone: 'Europe/Oslo' }),
    ]);
    const all = {
      theme: 'dark',
      density: 'compact',
      columns: { channels: ['name'], audit: ['at'] },
      timeZone: 'Europe/Oslo',
    };
    expect((await ana.get('/api/preferences')).body).toEqual(all);
    const { timeZone: _gone, ...rest } = all;
    expect((await change({ timeZone: null, columns: { audit: null } })).body).toEqual({
      ...rest,
      columns: { channels: ['name'] },
    });
  });

  test('hold 16 kB of a JSON object', async () => {
    const ana = await server.signedIn('viewer');
    expect((await ana.send('PATCH', '/api/preferences', { note: 'x'.repeat(16_000) })).status).toBe(200);
    const long = await ana.send('PATCH', '/api/preferences', { note: 'x'.repeat(16_400) });
    expect([long.status, long.body]).toMatchObject([413, { error: { code: 'too_large' } }]);
    expect((await ana.send('PATCH', '/api/preferences', { note: 'x'.repeat(70_000) })).status).toBe(413);
    expect((await ana.send('PATCH', '/api/preferences', ['dark'])).status).toBe(400);
    expect((await ana.send('PATCH', '/api/preferences', '{')).status).toBe(400);
  });
});
