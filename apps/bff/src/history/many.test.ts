// Takes its time: left out of `npm run verify`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, startUpstream } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import type { TestBrowser, TestServer } from '../testing.ts';
import { Poller } from './poller.ts';
import { lookAtAll, storyOf, versionsOf } from './testing.ts';

const count = 500;
const nameOf = (index: number): string => `type-${String(index).padStart(3, '0')}`;

/** More channel types than a sandbox takes, as large as real ones. */
describe.each(testDialects)('five hundred channel types, on %s', (dialect) => {
  const permissions = Array.from({ length: 150 }, (_, index) => `permission-${index}`);
  const grants = Object.fromEntries(['admin', 'user', 'guest'].map((role) => [role, permissions]));
  let types: Record<string, object> = {};
  /** What the API was asked for. */
  let asked: string[] = [];
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: TestServer;
  let viewer: TestBrowser;

  const answers: Record<string, () => object> = {
    '/api/v2/chat/channeltypes': () => ({ channel_types: types }),
    '/api/v2/chat/commands': () => ({ commands: [] }),
    '/api/v2/blocklists': () => ({ blocklists: [] }),
    '/api/v2/roles': () => ({ roles: [] }),
    '/api/v2/app': () => ({ app: { grants: {} } }),
  };
  const paths = Object.keys(answers).toSorted();
  function answer({ url = '' }: IncomingMessage, response: ServerResponse): void {
    const [path = ''] = url.split('?');
    asked.push(path);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...answers[path]?.(), duration: '1ms' }));
  }

  const typesWith = (length: (index: number) => number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        nameOf(index),
        { name: nameOf(index), max_message_length: length(index), commands: [], grants },
      ]),
    );

  beforeAll(async () => {
    types = typesWith(() => 5000);
    upstream = await startUpstream(answer);
    server = await startServer(upstream.url, { dialect });
    viewer = await server.signedIn('viewer');
  });
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  /** Looks once, as the poller does. Resolves to what the API was asked for. */
  async function look(): Promise<string[]> {
    asked = [];
    await new Poller(server.context).look();
    return asked.toSorted();
  }

  test('are looked at with one call of the API for each kind, and what nobody changed costs no write', async () => {
    const first = await look();
    const again = await look();
    expect([first, again]).toEqual([paths, paths]);
    const rows = await server.context.db
      .selectFrom('setting_version')
      .select('number')
      .where('kind', '=', 'channel_type')
      .execute();
    expect(rows).toHaveLength(count);
    expect(server.logged()).not.toContain('could not be looked at');
  });

  test('of which every one has changed are a version each, found at once', async () => {
    types = typesWith((index) => 1000 + index);
    await look();
    expect(await storyOf(viewer, 'channel_type', nameOf(0))).toEqual(['first seen', 'outside updated']);
    const [version] = await versionsOf(viewer, 'channel_type', nameOf(count - 1));
    expect(version).toMatchObject({ number: 2, places: ['max_message_length'], changes: 1 });
  });

  test('are listed with their versions in one answer, also those that are gone in the history', async () => {
    asked = [];
    types = Object.fromEntries(Object.entries(types).slice(count / 2));
    const objects = await lookAtAll(viewer, 'channel_type');
    expect(asked).toEqual(['/api/v2/chat/channeltypes']);
    expect(objects).toHaveLength(count / 2);
    expect(objects.every(({ version }) => version === 2)).toBe(true);
    const { body } = await viewer.get('/api/apps/sandbox/history/channel_type');
    expect(body).toMatchObject({
      versions: Array.from({ length: count }, (_, index) =>
        index < count / 2 ? { name: nameOf(index), act: 'deleted' } : { name: nameOf(index), number: 2 },
      ),
    });
    // Without the settings, of which there is a megabyte.
    expect(JSON.stringify(body).length).toBeLessThan(count * 600);
  });
});
