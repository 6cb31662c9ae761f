import { ChatApiError, NetworkError, TimeoutError } from '@backchannel/chat-api';
import { getApp, getOrCreateChannel, truncateChannel, updateUsers } from '@backchannel/chat-api/operations';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { closedPort, startProxy, startServer, type TestProxy } from '../chat-proxy/testing.ts';
import { UpstreamFailure } from './failure.ts';

describe('the server’s own calls', () => {
  let proxy: TestProxy;
  beforeAll(async () => {
    proxy = await startProxy();
  });
  afterEach(() => proxy.fault());
  afterAll(() => proxy.close());

  const call: ReturnType<TestProxy['server']['context']['upstream']['client']> = (...parts) =>
    proxy.server.context.upstream.client('sandbox')(...parts);

  test('are typed and signed', async () => {
    expect((await call(getApp, {})).app.name).toEqual(expect.any(String));
    await call(updateUsers, { body: { users: { ann: { id: 'ann' } } } });
    const params = { type: 'messaging', id: 'a channel' };
    const made = await call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ann' } } }).catch(
      (error: unknown) => error,
    );
    // A space is not allowed there, which the API can only say when it has come through.
    expect(made).toBeInstanceOf(ChatApiError);
  });

  test('throw what the API says', async () => {
    const params = { type: 'messaging', id: 'nowhere' };
    const error = await call(truncateChannel, { params }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: 'ChatApiError',
      code: 16,
      status: 404,
      requestId: expect.any(String),
    });
  });

  test('are sent again only where that does no harm', async () => {
    await proxy.fault({ operation: '*', kind: 'status', status: 500, times: 1 });
    await call(updateUsers, { body: { users: { bo: { id: 'bo' } } } });
    await proxy.fault({ operation: '*', kind: 'status', status: 500, times: 1 });
    const params = { type: 'messaging', id: 'nowhere' };
    await expect(call(truncateChannel, { params })).rejects.toMatchObject({ status: 500 });
  });

  test('say why no answer came', async () => {
    const server = await startServer(await closedPort());
    const error = await server.context.upstream
      .client('sandbox')(getApp, {})
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error instanceof Error && error.cause).toBeInstanceOf(UpstreamFailure);
    await server.close();
  });

  test('end when nobody waits any more', async () => {
    await proxy.fault({ operation: '*', kind: 'hang' });
    await expect(call(getApp, {}, { timeoutMs: 100 })).rejects.toBeInstanceOf(TimeoutError);
    const leaving = AbortSignal.timeout(50);
    await expect(call(getApp, {}, { signal: leaving })).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  test('end with the server, and nobody knows what became of them', async () => {
    const own = await startProxy();
    await own.fault({ operation: '*', kind: 'hang' });
    const params = { type: 'messaging', id: 'somewhere' };
    const asked = own.server.context.upstream
      .client('sandbox')(truncateChannel, { params })
      .catch((thrown: unknown) => thrown);
    await own.close();
    const error = await asked;
    expect(error).toBeInstanceOf(NetworkError);
    expect(error instanceof Error && error.cause).toMatchObject({ isCertain: false });
  });

  test('know only the configured apps', () => {
    expect(() => proxy.server.context.upstream.client('nowhere')).toThrow('there is no app "nowhere"');
  });
});
