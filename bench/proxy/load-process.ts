// The load: a fixed number of connections, each of which sends its next request when the answer
// to the one before has been read to its end. Takes a `Load` by message, answers with `LoadResult`.
import { Pool } from 'undici';
import { percentile } from '../report/statistics.ts';

export interface Load {
  origin: string;
  path: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  connections: number;
  /** It ends after so many requests, or after `maxMs`, whichever is first. */
  requests: number;
  maxMs: number;
  /** Every answer must have this many bytes. */
  sizeBytes: number;
}

export interface LoadResult {
  requests: number;
  durationMs: number;
  p50Ms: number;
  p99Ms: number;
  /** Set when the load could not be carried out. */
  error?: string;
}

async function run(load: Load): Promise<LoadResult> {
  const { method, path, headers, body, connections, requests, maxMs, sizeBytes } = load;
  const pool = new Pool(load.origin, { connections });
  const latencies: number[] = [];
  let sent = 0;
  const startedAt = performance.now();
  const connection = async (): Promise<void> => {
    while (sent < requests && performance.now() - startedAt < maxMs) {
      sent += 1;
      const from = performance.now();
      const answer = await pool.request({ method, path, headers, body: body ?? null });
      const { byteLength } = await answer.body.bytes();
      latencies.push(performance.now() - from);
      if (answer.statusCode >= 300 || byteLength !== sizeBytes) {
        throw new Error(`${load.origin}${path} answered ${answer.statusCode} with ${byteLength} bytes`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, connection));
    return {
      requests: latencies.length,
      durationMs: performance.now() - startedAt,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
    };
  } finally {
    await pool.destroy();
  }
}

process.on('message', (load: Load) => {
  run(load).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
// Between two loads nothing but the channel keeps it alive.
process.channel?.ref();
process.send?.({ ready: true });
