import type { Operation, RequestOf } from '@backchannel/chat-api';
import { operationSpecs } from '@backchannel/chat-api/spec';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Context } from '../context.ts';
import { RateLimiter } from '../http/rate-limit.ts';
import type { Call, Handler, Reply } from '../operations/handler.ts';

/** How many rows a page has: few, so that a handful of rows fills several. */
export const pageSize = fc.integer({ min: 1, max: 4 });

/** An operation as the app's own server calls it, from behind the transport. Throws as its handler does. */
export function endpoint<O extends Operation>(
  context: Context,
  operation: string,
  handler: Handler<O>,
): (request: RequestOf<O>) => Reply<O> {
  const spec = operationSpecs.find(({ name }) => name === operation);
  if (!spec) throw new Error(`no operation ${operation}`);
  const rest = {
    spec,
    caller: { kind: 'server' },
    params: {},
    query: {},
    body: {},
    cleared: [],
    rateLimits: new RateLimiter(),
    issueToken: () => '',
    afterCommit: () => undefined,
  } as const;
  // The parts that the operation has are there: RequestOf says so.
  return (request) => handler({ ...rest, ...request } as unknown as Call<O>, context);
}

/** A page of a list by cursor, as the keys of its rows. */
export interface CursorPage {
  keys: readonly string[];
  next?: string | undefined;
  prev?: string | undefined;
}

/**
 * Reads a list to its end, back to its beginning and one page on, and holds every page against the part of `expected`
 * that it has to be; a page has a cursor exactly where there is more on that side.
 */
export function expectByCursor(
  expected: readonly string[],
  limit: number,
  read: (page: { limit: number; next?: string; prev?: string }) => CursorPage,
): void {
  const hold = (page: CursorPage, from: number, to: number): CursorPage => {
    expect(page.keys).toEqual(expected.slice(from, to));
    expect([page.prev !== undefined, page.next !== undefined]).toEqual([from > 0, to < expected.length]);
    return page;
  };
  let from = 0;
  let page = hold(read({ limit }), 0, Math.min(limit, expected.length));
  while (page.next !== undefined) {
    from += limit;
    page = hold(read({ limit, next: page.next }), from, Math.min(from + limit, expected.length));
  }
  while (page.prev !== undefined) {
    const to = from;
    from = Math.max(0, from - limit);
    page = hold(read({ limit, prev: page.prev }), from, to);
  }
  if (page.next !== undefined) {
    const next = page.keys.length;
    hold(read({ limit, next: page.next }), next, Math.min(next + limit, expected.length));
  }
}

/** Reads a list by offset until a page comes back empty, and holds what came, put together, against `expected`. */
export function expectByOffset(
  expected: readonly string[],
  limit: number,
  read: (page: { limit: number; offset: number }) => readonly string[],
): void {
  const found: string[] = [];
  for (let offset = 0; offset <= expected.length + limit; offset += limit) {
    const keys = read({ limit, offset });
    expect(keys.length).toBeLessThanOrEqual(limit);
    found.push(...keys);
    if (keys.length === 0) break;
  }
  expect(found).toEqual(expected);
}

/**
 * Reads a list of messages (`oldestFirst`) in the direction of its sort, 0 for none, by windows that begin behind the
 * last message of the page before, and holds every page against the part that it has to be.
 */
export function expectByWindow(
  oldestFirst: readonly string[],
  limit: number,
  direction: number,
  read: (window: { id_gt?: string; id_lt?: string }) => readonly string[],
): void {
  const list = direction === 1 ? oldestFirst : oldestFirst.toReversed();
  let page = read({});
  for (let from = 0; ; from += limit) {
    const part = list.slice(from, from + limit);
    expect(page).toEqual(direction === 0 ? part.toReversed() : part);
    const last = part.at(-1);
    if (last === undefined) return;
    page = read(direction === 1 ? { id_gt: last } : { id_lt: last });
  }
}
