// Takes its time: left out of `npm run verify`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServer, startUpstream } from '../chat-proxy/testing.ts';
import type { TestBrowser, TestServer } from '../testing.ts';
import { ifMatch, look, lookAtAll, save, storyOf, versionsOf } from './testing.ts';

const lagMs = 1500;

/** What no sandbox does: an API that is behind itself for a while, and that knows more than our contract. */
describe('of the service', () => {
  const type = {
    name: 'team',
    automod: 'disabled',
    replies: true,
    max_message_length: 5000,
    commands: [],
    grants: {},
    permissions: [],
    hologram_quality: { eyes: 2 },
    warp: null,
  };
  /** What is saved, and what reads are answered with. */
  let saved: Record<string, unknown> = type;
  let shown: Record<string, unknown> = type;
  /** Answers a read in its place, once. */
  let failNextRead = 0;
  let readsUntilFailure = 0;
  let readsUntilCaughtUp = 0;
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: TestServer;
  let ada: TestBrowser;

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const isSave = request.method === 'PUT';
      if (isSave) {
        saved = { ...saved, ...(JSON.parse(Buffer.concat(chunks).toString()) as object) };
        if (readsUntilCaughtUp === 0) shown = saved;
      } else if (readsUntilCaughtUp > 0) {
        readsUntilCaughtUp -= 1;
        if (readsUntilCaughtUp === 0) shown = saved;
      }
      const fails = !isSave && failNextRead > 0 && readsUntilFailure === 0;
      if (!isSave && readsUntilFailure > 0) readsUntilFailure -= 1;
      if (fails) failNextRead -= 1;
      const body = fails
        ? { code: -1, message: 'no', StatusCode: 403 }
        : request.url?.includes('/channeltypes/')
          ? { ...(isSave ? saved : shown), duration: '1ms' }
          : { channel_types: { team: shown }, duration: '1ms' };
      response.writeHead(fails ? 403 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  }

  beforeAll(async () => {
    upstream = await startUpstream(answer);
  });
  beforeEach(async () => {
    [saved, shown] = [type, type];
    [failNextRead, readsUntilFailure, readsUntilCaughtUp] = [0, 0, 0];
    await server?.close();
    server = await startServer(upstream.url, { lagMs });
    ada = await server.signedIn('admin');
  });
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  test('what the contract does not know is shown, kept, and a change of it a version', async () => {
    const first = await look(ada, 'channel_type', 'team');
    expect(first.settings).toMatchObject({ hologram_quality: { eyes: 2 } });
    expect(first.answer).toMatchObject({ hologram_quality: { eyes: 2 }, warp: null });
    expect((await save(ada, 'team', { replies: false }, ifMatch(first.fingerprint))).status).toBe(200);
    expect((await look(ada, 'channel_type', 'team')).settings).toMatchObject({
      hologram_quality: { eyes: 2 },
      replies: false,
    });
    shown = { ...saved, hologram_quality: { eyes: 3 } };
    await lookAtAll(ada, 'channel_type');
    expect(await versionsOf(ada, 'channel_type', 'team')).toMatchObject([
      { source: 'outside', places: ['hologram_quality'] },
      { source: 'dashboard' },
      { source: 'first' },
    ]);
  });

  test('what the contract does not know of a known field is told to the API again as it said it', async () => {
    saved = shown = {
      ...type,
      automod: 'holo',
      blocklists: [{ blocklist: 'rude', behavior: 'flag', strength: 3 }],
      chat_preferences: { thread_replies: 'all', hologram_mentions: 'none' },
    };
    const { settings, fingerprint } = await look(ada, 'channel_type', 'team');
    const body = {
      automod: settings['automod'],
      blocklists: settings['blocklists'],
      chat_preferences: { thread_replies: 'none', hologram_mentions: 'none' },
    };
    expect((await save(ada, 'team', body, ifMatch(fingerprint))).status).toBe(200);
    expect(saved).toMatchObject(body);
    // That is no way to set what nobody knows, nor to give what no text can be.
    for (const [wrong, path] of [
      [{ hologram_quality: { eyes: 3 } }, 'hologram_quality'],
      [{ automod: 7 }, 'automod'],
      [{ blocklists: [{ blocklist: 'rude', behavior: null }] }, 'blocklists.0.behavior'],
    ] as const) {
      const answer = await save(ada, 'team', wrong);
      expect([answer.status, answer.body]).toMatchObject([400, { error: { issues: [{ path }] } }]);
    }
  });

  test('a read that is behind our own change is no version of somebody else', async () => {
    const { fingerprint } = await look(ada, 'channel_type', 'team');
    readsUntilCaughtUp = 5; // The one before the save, the one after it, and three looks.
    const answer = await save(ada, 'team', { replies: false }, ifMatch(fingerprint));
    expect([answer.status, answer.headers.get('x-version')]).toEqual([200, '2']);
    // As the API has it; which is no version.
    expect((await look(ada, 'channel_type', 'team')).version).toBeNull();
    await lookAtAll(ada, 'channel_type');
    await lookAtAll(ada, 'channel_type');
    expect((await look(ada, 'channel_type', 'team')).version).toBe(2);
    expect(await storyOf(ada, 'channel_type', 'team')).toEqual(['first seen', 'dashboard updated']);
  });

  test('a save waits until the API has caught up with the one before', async () => {
    const { fingerprint } = await look(ada, 'channel_type', 'team');
    readsUntilCaughtUp = 3; // The last is the first one of the second save.
    await save(ada, 'team', { replies: false }, ifMatch(fingerprint));
    readsUntilCaughtUp = 2;
    const stale = await save(ada, 'team', { replies: true, max_message_length: 9 }, ifMatch(fingerprint));
    expect([stale.status, stale.body]).toMatchObject([409, { error: { code: 'moved_on' } }]);
    expect(saved).toMatchObject({ replies: false });
  });

  test('a change back by somebody else is told from that, in time', async () => {
    const { fingerprint } = await look(ada, 'channel_type', 'team');
    await save(ada, 'team', { replies: false }, ifMatch(fingerprint));
    const mine = await look(ada, 'channel_type', 'team');
    shown = saved = type;
    const answer = await save(ada, 'team', { max_message_length: 9 }, ifMatch(mine.fingerprint));
    expect([answer.status, answer.body]).toMatchObject([409, { error: { code: 'moved_on', fingerprint } }]);
    expect(saved).toEqual(type);
    expect(await storyOf(ada, 'channel_type', 'team')).toEqual([
      'first seen',
      'dashboard updated',
      'outside updated',
    ]);
  });

  test('a change after which nothing can be read is a version all the same: its answer tells', async () => {
    const { fingerprint } = await look(ada, 'channel_type', 'team');
    [readsUntilFailure, failNextRead] = [1, 1];
    const answer = await save(ada, 'team', { replies: false }, ifMatch(fingerprint));
    expect([answer.status, answer.headers.get('x-version')]).toEqual([200, '2']);
    expect((await look(ada, 'channel_type', 'team')).version).toBe(2);
    expect(await storyOf(ada, 'channel_type', 'team')).toEqual(['first seen', 'dashboard updated']);
  });
});
