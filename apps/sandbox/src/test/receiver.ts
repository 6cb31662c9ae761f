import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { updateApp } from '@backchannel/chat-api/operations';
import { isObject } from '../values.ts';
import type { TestApi } from './api.ts';
import { eventFaults } from './event-shapes.ts';

/** One request as a webhook's receiver got it. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  /** The body as it travelled. */
  bytes: Buffer;
  event: Record<string, unknown> & { type?: string };
}

/** Answers a request; by default with 200. */
export type Answer = (response: ServerResponse, received: Received, count: number) => void;

/** A real HTTP server that takes webhooks. */
export interface Receiver {
  url: string;
  received: Received[];
  /** How requests are answered from now on. */
  answer(how: Answer): void;
  /** The types of what has come, in order. */
  types(): string[];
  /** Waits until this many requests have come. */
  until(count: number): Promise<Received[]>;
  /** Waits for an event of the type. */
  event(type: string): Promise<Received['event']>;
  /** Throws when an event that came lacked what its type always has. */
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

async function patiently<T>(what: string, look: () => T | undefined): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`);
    await wait(5);
  }
}

function parse(bytes: Buffer): Received['event'] {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** Starts a receiver; on a port of one's own choice it can take the place of one that is gone. */
export async function startReceiver(port = 0): Promise<Receiver> {
  const received: Received[] = [];
  const faults = new Set<string>();
  let answer: Answer = (response) => response.end();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const bytes = Buffer.concat(chunks);
      const entry = { path: request.url ?? '', headers: request.headers, bytes, event: parse(bytes) };
      received.push(entry);
      for (const fault of eventFaults(entry.event)) faults.add(fault);
      answer(response, entry, received.length);
    });
  });
  await listen(server, port);
  const address = server.address() as AddressInfo; // It listens on a port.
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    answer: (how) => {
      answer = how;
    },
    types: () => received.map(({ event }) => event.type ?? ''),
    until: (count) => patiently(`${count} requests`, () => (received.length >= count ? received : undefined)),
    event: (type) =>
      patiently(`an event ${type}`, () => received.find(({ event }) => event.type === type)?.event),
    close: () =>
      new Promise((resolve, reject) => {
        server.close(() => {
          if (faults.size === 0) resolve();
          else reject(new Error([...faults].join('; ')));
        });
        server.closeAllConnections();
      }),
  };
}

/** Has the app's events delivered to `url`; all types, or those given. */
export async function hookTo(api: TestApi, url: string, ...types: string[]): Promise<void> {
  const hook = { id: 'test', hook_type: 'webhook', enabled: true, event_types: types, webhook_url: url };
  await api.call(updateApp, { body: { event_hooks: [hook] } });
}

/** What `/__sandbox/deliveries` answers. */
export interface DeliveryLog {
  deliveries: {
    id: string;
    type: string;
    hook_id: string;
    hook_type: string;
    target: string;
    status: string;
    attempts: { attempt: number; status?: number; error?: string; duration_ms: number }[];
    event: Record<string, unknown>;
    queued_body?: string;
  }[];
  next?: string;
}

/** The log of deliveries; `query` without the question mark. */
export async function deliveries(api: TestApi, query = ''): Promise<DeliveryLog> {
  const reply = await fetch(`${api.sandbox.url}/__sandbox/deliveries?${query}`);
  // The sandbox's own, as the test expects it.
  return (await reply.json()) as DeliveryLog;
}

/** Waits until nothing waits for delivery any more, and answers the newest of the log. */
export async function settled(api: TestApi): Promise<DeliveryLog['deliveries']> {
  const until = Date.now() + PATIENCE_MS;
  while ((await deliveries(api, 'status=waiting')).deliveries.length > 0) {
    if (Date.now() > until) throw new Error('deliveries are still waiting');
    await wait(10);
  }
  return (await deliveries(api, 'limit=100')).deliveries;
}
