import type { PredefinedFilterResponse, SortParam } from '@backchannel/chat-api/types';
import type { PredefinedFilterRow } from '../store/predefined-filters.ts';
import { toWire, toWireOptional } from '../time.ts';
import { compact, parseObject } from '../values.ts';

/** A filter with a name; `withStats` adds how often it was used and how long it took at most. */
export const presentPredefinedFilter = (
  row: PredefinedFilterRow,
  withStats = false,
): PredefinedFilterResponse =>
  compact<PredefinedFilterResponse>({
    name: row.name,
    operation: row.operation,
    description: row.description ?? undefined,
    filter: parseObject(row.filter),
    // The column is written with all three fields.
    sort: row.sort === null ? undefined : (JSON.parse(row.sort) as SortParam[]),
    stats: withStats
      ? compact({
          calls: row.calls,
          max_latency_ms: row.max_latency_ms,
          last_seen: toWireOptional(row.last_seen),
        })
      : undefined,
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
  });
