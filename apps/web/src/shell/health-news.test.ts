import { BackchannelError, ChatApiError } from '@backchannel/chat-api';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { healthQuery } from '../api/health.ts';
import { watchCalls } from './health-news.ts';

const unreachable = new BackchannelError(
  { error: { code: 'upstream_unreachable', message: 'The Chat API of “Demo” cannot be reached.' } },
  { operation: 'query_channels', status: 502 },
);
const unreadable = new BackchannelError(
  { error: { code: 'upstream_invalid', message: 'The answer broke off.' } },
  { operation: 'query_channels', status: 502 },
);
const refused = new ChatApiError(
  { code: 4, message: 'no', StatusCode: 400 },
  { operation: 'x', status: 400 },
);

function page() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const end = watchCalls(queries, 'demo');
  const { queryKey } = healthQuery('demo');
  const call = (queryKey: readonly unknown[], answer: () => unknown) =>
    queries
      .fetchQuery({ queryKey, queryFn: async () => answer(), staleTime: 0 })
      .catch((error: unknown) => error);
  const fail = (error: Error) => () => {
    throw error;
  };
  return { queries, end, call, fail, queryKey, health: () => queries.getQueryData(queryKey)?.status };
}

test('a call that fails or works is news of the Chat API', async () => {
  const { queries, end, call, fail, queryKey, health } = page();
  queries.setQueryData(queryKey, { status: 'ok', latency_ms: 9 });
  await call(['query_channels', 'demo', {}], fail(refused));
  await call(['query_channels', 'demo', {}], fail(unreadable));
  await call(['query_channels', 'other', {}], fail(unreachable));
  await call(['/api/views', {}], fail(unreachable));
  expect(queries.getQueryData(queryKey)).toEqual({ status: 'ok', latency_ms: 9 });

  await call(['query_channels', 'demo', {}], fail(unreachable));
  expect(queries.getQueryData(queryKey)).toEqual({
    status: 'failing',
    error: { code: 'upstream_unreachable', message: 'The Chat API of “Demo” cannot be reached.' },
  });
  queries.setQueryData(['get_channel', 'demo', {}], { channel: 'put there by the page' });
  expect(health()).toBe('failing');
  await call(['get_channel', 'demo', {}], () => ({ channel: {} }));
  expect(health()).toBe('ok');

  const act = queries.getMutationCache().build(queries, { mutationFn: async () => fail(unreachable)() });
  await act.execute(undefined).catch(() => undefined);
  expect(health()).toBe('failing');
  end();
  await call(['get_channel', 'demo', {}], () => ({ channel: {} }));
  expect(health()).toBe('failing');
});

test('before the first look nothing is claimed', async () => {
  const { end, call, fail, health } = page();
  await call(['query_channels', 'demo', {}], fail(unreachable));
  expect(health()).toBeUndefined();
  end();
});
