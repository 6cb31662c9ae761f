// Takes its time: left out of `npm run verify`.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startProxy, startServer, type TestProxy } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import { storyOf } from '../history/testing.ts';
import type { TestBrowser } from '../testing.ts';
import { begin, get, newCommand, newTypes, settled } from './testing.ts';

describe.each(testDialects)('a change set that the API limits, on %s,', (dialect) => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  /** Looks on. */
  let eve: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect, limits: { headersMs: 1000 } });
    ada = await proxy.server.signedIn('admin');
    eve = await proxy.server.signedIn('viewer');
  });
  beforeEach(() => proxy.fault());
  afterAll(() => proxy.close());
  const newType = newTypes(() => [proxy, ada]);

  /** The change set, once its second step waits for the API's limit. */
  async function limited(browser: TestBrowser, id: string) {
    await expect
      .poll(async () => (await get(browser, id)).steps[1]?.state, { timeout: 15_000, interval: 20 })
      .toBe('limited');
    return get(browser, id);
  }

  test('waits while the API limits the rate, says until when, and goes on by itself', async () => {
    const [first, last] = [await newType(), await newType()];
    await proxy.fault({ operation: 'create_command', kind: 'rate_limit', retry_after_s: 2, times: 2 });
    const begun = Date.now();
    const id = await begin(ada, [first.step, newCommand('limited'), last.step]);
    const waiting = await limited(ada, id);
    expect(waiting).toMatchObject({ state: 'running', steps: [{ state: 'done' }, {}, { state: 'waiting' }] });
    const error = waiting.steps[1]?.error;
    expect(error).toMatchObject({ status: 429, code: 'rate_limited', retryAfterS: 2 });
    expect(Number(error?.['goesOnAt'])).toBeGreaterThanOrEqual(begun + 2000);
    expect(await settled(ada, id)).toEqual(['done', 'done', 'done', 'done']);
    expect(Date.now()).toBeGreaterThanOrEqual(Number(error?.['goesOnAt']));
    expect((await get(ada, id)).steps[1]?.error).toBeUndefined();
    expect(await storyOf(ada, 'channel_type', first.name)).toEqual(['first seen', 'dashboard updated']);
    expect(await storyOf(ada, 'command', 'limited')).toEqual(['dashboard created']);
  });

  test('that is dropped while it waits for the limit sends nothing more', async () => {
    const { step } = await newType();
    await proxy.fault({ operation: 'create_command', kind: 'rate_limit', retry_after_s: 600, times: 1 });
    const id = await begin(ada, [step, newCommand('given-up')]);
    await limited(ada, id);
    expect((await ada.post(`/api/change-sets/${id}/drop`)).status).toBe(200);
    expect(await settled(ada, id)).toEqual(['dropped', 'done', 'failed']);
    expect(await storyOf(ada, 'command', 'given-up')).toEqual([]);
  });

  test('whose server ends while it waits for the limit is gone on with by the next', async () => {
    const database = proxy.server.context;
    const [one, other] = [
      await startServer(proxy.sandbox.url, { dialect, database }),
      await startServer(proxy.sandbox.url, { dialect, database }),
    ];
    const browser = one.browser();
    await browser.signIn('admin-1@example.com');
    const { step } = await newType();
    await proxy.fault({ operation: 'create_command', kind: 'rate_limit', retry_after_s: 600, times: 1 });
    const id = await begin(browser, [step, newCommand('inherited')]);
    await limited(ada, id);
    await one.context.changeSets.close();
    expect(await settled(eve, id)).toEqual(['stopped', 'done', 'failed']);
    expect(await other.context.changeSets.takeUpLeft()).toBe(1);
    expect(await settled(eve, id)).toEqual(['done', 'done', 'done']);
    await Promise.all([one.close(), other.close()]);
  });

  test('is given up in the end, says so, and goes on when somebody asks for it', async () => {
    const patient = await startServer(proxy.sandbox.url, {
      dialect,
      database: proxy.server.context,
      limits: { limitedMs: 2500 },
    });
    const browser = patient.browser();
    await browser.signIn('admin-1@example.com');
    const [first, last] = [await newType(), await newType()];
    await proxy.fault({ operation: 'create_command', kind: 'rate_limit', retry_after_s: 1 });
    const id = await begin(browser, [first.step, newCommand('endless'), last.step]);
    const waiting = await limited(browser, id);
    expect(waiting.steps[1]?.error?.['givesUpAt']).toEqual(expect.any(Number));
    expect(await settled(browser, id)).toEqual(['stopped', 'done', 'failed', 'waiting']);
    expect((await get(browser, id)).steps[1]?.error).toMatchObject({
      status: 429,
      code: 'rate_limited',
      message: expect.stringMatching(/for now\. It was tried \d times in \d s, and it is not tried again/),
    });
    await proxy.fault();
    expect((await browser.post(`/api/change-sets/${id}/resume`)).status).toBe(202);
    expect(await settled(browser, id)).toEqual(['done', 'done', 'done', 'done']);
    await patient.close();
  });

  test('for longer than anybody waits is given up at once', async () => {
    await proxy.fault({ operation: 'create_command', kind: 'rate_limit', retry_after_s: 3600 });
    const id = await begin(ada, [newCommand('tomorrow')]);
    expect(await settled(ada, id)).toEqual(['stopped', 'failed']);
    expect((await get(ada, id)).steps[0]?.error?.message).toContain('longer than the 15 minutes');
  });
});
