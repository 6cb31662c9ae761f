import { ChatApiError } from '@backchannel/chat-api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useEffect } from 'react';
import { healthQuery } from '../api/health.ts';
import { count } from '../lib/numbers.ts';
import { isOutOfReach, watchCalls } from './health-news.ts';

const scarce = 0.2;

/**
 * How the Chat API does, and how many calls are left this minute of the operation that comes nearest to its limit. Amber
 * under a fifth. Whenever it is seen to do well, what the page could not read while it did not is read again.
 */
export function HealthMeter({ app }: { app: string }) {
  const { data, isError, dataUpdatedAt } = useQuery(healthQuery(app));
  const wellAt = data?.status === 'ok' ? dataUpdatedAt : undefined;
  const queries = useQueryClient();
  useEffect(() => watchCalls(queries, app), [queries, app]);
  useEffect(() => {
    if (wellAt === undefined) return;
    // Once for each look, and only what is on the page: however long something goes on failing, that is no storm.
    void queries.refetchQueries(
      {
        type: 'active',
        predicate: ({ state }) => isUpstreamFailure(state.error),
      },
      { cancelRefetch: false },
    );
  }, [wellAt, queries]);
  // What was known before our own server went away may be so no more.
  const limit = isError ? undefined : data?.rate_limit;
  const share = limit && limit.limit > 0 ? limit.remaining / limit.limit : undefined;
  const failing = !isError && data?.status === 'failing';
  return (
    <section aria-label="Chat API" className="border-t border-line px-4 py-3 text-small text-text-2">
      <div className="flex items-center gap-2">
        <span
          aria-hidden
          className={clsx(
            'size-1.5 rounded-full',
            failing ? 'bg-red-solid' : data && !isError ? 'bg-green-solid' : 'bg-control',
          )}
        />
        <span>Chat API</span>
        <span className={clsx('figures ml-auto', failing ? 'text-red' : 'text-text-3')}>
          {failing
            ? data?.error?.code === 'upstream_unauthorized'
              ? 'refuses us'
              : 'not answering'
            : isError
              ? 'not known'
              : data?.latency_ms === undefined
                ? ''
                : `${count(Math.round(data.latency_ms))} ms`}
        </span>
      </div>
      {failing && data?.error && (
        <p className="mt-1 text-tiny break-words text-text-3">{data.error.message}</p>
      )}
      {limit && share !== undefined && (
        <>
          <svg
            aria-hidden
            viewBox="0 0 100 3"
            preserveAspectRatio="none"
            className="my-1.5 block h-[3px] w-full rounded-full"
          >
            <rect width="100" height="3" className="fill-active" />
            <rect
              width={100 * share}
              height="3"
              className={share < scarce ? 'fill-amber-solid' : 'fill-control'}
            />
          </svg>
          <p className={clsx('figures', share < scarce ? 'text-amber' : 'text-text-3')}>
            {count(limit.remaining)} / {count(limit.limit)} calls left
            <span className="mono block truncate">{limit.operation}</span>
          </p>
        </>
      )}
    </section>
  );
}

/** The Chat API was out of reach, or broke. One that says no says so again, and one that wants us to wait is waited for. */
const isUpstreamFailure = (error: Error | null): boolean =>
  isOutOfReach(error) || (error instanceof ChatApiError && error.status >= 500);
