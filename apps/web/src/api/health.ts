import { queryOptions } from '@tanstack/react-query';
import { bff } from './bff.ts';

/** How the Chat API of one app is doing, as our server last saw it. */
export interface Health {
  status: 'ok' | 'failing';
  latency_ms?: number;
  /** Of the operation that has the smallest share of its calls left. */
  rate_limit?: {
    operation: string;
    limit: number;
    remaining: number;
    /** Epoch seconds. */ reset_at: number;
  };
  error?: { code: string; message: string };
}

const everyMs = 30_000;
/** Sooner while it fails: whoever waits for it wants to know. */
const whileFailingMs = 10_000;

export function healthQuery(app: string) {
  return queryOptions({
    queryKey: ['/api/health', app] as const,
    queryFn: ({ signal }) => bff<Health>(`/api/apps/${encodeURIComponent(app)}/health`, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'ok' ? everyMs : whileFailingMs),
    staleTime: whileFailingMs,
  });
}
