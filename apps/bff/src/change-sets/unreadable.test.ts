// Takes its time: left out of `npm run verify`.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordsOf, startProxy, type TestProxy } from '../chat-proxy/testing.ts';
import { outside, typePath } from '../history/testing.ts';
import type { TestBrowser } from '../testing.ts';
import { begin, get, newTypes, resume, settled } from './testing.ts';

describe('a change set whose objects cannot be read before they are changed', () => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ limits: { headersMs: 400, beginMs: 500 } });
    ada = await proxy.server.signedIn('admin');
  });
  beforeEach(() => proxy.fault());
  afterAll(() => proxy.close());
  const newType = newTypes(() => [proxy, ada]);
  const unreadable = (fault: object) => proxy.fault({ operation: 'get_channel_type', ...fault });

  test.each([
    ['a fault', { kind: 'status', status: 500 }, { status: 500, code: 'not_sent' }],
    ['no answer', { kind: 'hang' }, { status: 504, code: 'not_sent' }],
    ['a refusal', { kind: 'status', status: 403, code: 17 }, { status: 403, code: '17' }],
  ])('stops at %s, and knows that nothing was sent', async (_what, fault, error) => {
    const [first, second] = [await newType(), await newType()];
    await unreadable(fault);
    const look = await ada.get(`/api/apps/sandbox/settings/channel_type/${first.name}`);
    expect(look.status).toBe(error.status);
    const id = await begin(ada, [first.step, second.step]);
    expect(await settled(ada, id)).toEqual(['stopped', 'failed', 'waiting']);
    expect((await get(ada, id)).steps[0]?.error).toMatchObject(error);
    // Looking whether it was done after all fails as well, and says why; what was known stays known.
    expect(await resume(ada, id)).toEqual(['stopped', 'failed', 'waiting']);
    expect((await get(ada, id)).steps[0]?.error?.status).toBe(error.status);
    const outcomes = recordsOf((await ada.get(`/api/audit?app=sandbox&target=${first.name}`)).body)
      .filter(({ operation, target }) => operation === 'update_channel_type' && target === first.name)
      .map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['failed']);
    await proxy.fault();
    expect(await outside(proxy, 'GET', typePath(first.name))).toMatchObject({ replies: true });
    expect(await resume(ada, id)).toEqual(['done', 'done', 'done']);
  });

  test('waits where it is the limit that is used up', async () => {
    const { step } = await newType();
    await unreadable({ kind: 'rate_limit', retry_after_s: 600, times: 1 });
    const id = await begin(ada, [step]);
    await expect.poll(async () => (await get(ada, id)).steps[0]?.state).toBe('limited');
    expect((await get(ada, id)).state).toBe('running');
    expect((await ada.post(`/api/change-sets/${id}/drop`)).status).toBe(200);
  });

  test('that was not heard of stays so while nobody can look', async () => {
    const { step } = await newType();
    await proxy.fault({ operation: 'update_channel_type', kind: 'cut', done: true, times: 1 });
    const id = await begin(ada, [step]);
    expect(await settled(ada, id)).toEqual(['stopped', 'unknown']);
    await unreadable({ kind: 'status', status: 403 });
    expect(await resume(ada, id)).toEqual(['stopped', 'unknown']);
    await proxy.fault();
    expect(await resume(ada, id)).toEqual(['done', 'done']);
  });
});
