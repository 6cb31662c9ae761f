import type { IncomingHttpHeaders } from 'node:http';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { Caller } from './auth.ts';

const WINDOW_MS = 60_000;

export const platforms = ['server', 'android', 'ios', 'web', 'unity'] as const;
export type Platform = (typeof platforms)[number];

/** The state of one operation's window on one platform. `reset` is in Unix seconds. */
export interface RateLimitState {
  limit: number;
  remaining: number;
  reset: number;
}

// The first that fits counts: the narrow ones stand before the prefixes.
const perMinute: readonly [limit: number, operations: RegExp][] = [
  [60, /ChannelType|^Delete(Channel|Channels|Users)$|Export|Truncate|^UpdateApp$/],
  [10_000, /^(GetOrCreate.*Channel|QueryChannels|GetApp|MarkRead|MarkChannelsRead|SendEvent)$/],
  [
    300,
    /^(Ban|Unban|Mute|Unmute|Flag|HideChannel|ShowChannel|QueryMembers|Search|UpdateChannel|UpdateUsers)/,
  ],
  [1000, /Message|Reaction|Replies|Reply|^QueryUsers$|^Upload/],
];
const OTHERWISE = 300;
/** What one user may do with a token of their own, per operation. */
const PER_USER = 60;

/** What is counted by itself. */
type Counted = Pick<OperationSpec, 'name' | 'operationId'>;

/** What a request that means no operation at all goes by. */
export const noOperation: Counted = { name: 'request', operationId: 'Request' };

/** The API's default limit per minute for an operation, by its id. */
const defaultLimit = (operationId: string): number =>
  perMinute.find(([, operations]) => operations.test(operationId))?.[0] ?? OTHERWISE;

/** Which platform's budget a call draws on, as its client names itself. */
export function platformOf(headers: IncomingHttpHeaders, caller: Caller): Platform {
  if (caller.kind === 'server') return 'server';
  const client = String(headers['x-stream-client'] ?? '').toLowerCase();
  if (client.includes('android')) return 'android';
  if (client.includes('ios') || client.includes('swift')) return 'ios';
  if (client.includes('unity')) return 'unity';
  return 'web';
}

/** Counts calls in windows of one minute per platform and operation, and per user, by the machine's clock. */
export class RateLimiter {
  readonly #windows = new Map<string, { startedAt: number; used: number }>();
  // All users' windows begin together, so that those of users who are gone are not kept.
  readonly #users = { startedAt: 0, used: new Map<string, number>() };
  readonly #scale: number;

  /** `scale` multiplies every default limit, for load tests; 1 is the real thing. */
  constructor(scale = 1) {
    this.#scale = scale;
  }

  #limit(operation: Counted): number {
    return Math.max(1, Math.floor(defaultLimit(operation.operationId) * this.#scale));
  }

  #window(key: string): { startedAt: number; used: number } {
    const now = Date.now();
    const current = this.#windows.get(key);
    if (current && now < current.startedAt + WINDOW_MS) return current;
    const fresh = { startedAt: now, used: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }

  /** Counts one call of a user. False when it is one too many. */
  #takeOfUser(operation: OperationSpec, userId: string): boolean {
    const users = this.#users;
    if (Date.now() >= users.startedAt + WINDOW_MS) {
      users.startedAt = Date.now();
      users.used.clear();
    }
    const key = `${operation.name} ${userId}`;
    const used = users.used.get(key) ?? 0;
    if (used >= Math.max(1, Math.floor(PER_USER * this.#scale))) return false;
    users.used.set(key, used + 1);
    return true;
  }

  /**
   * Counts one call, of the user whose token it came with, if any. `exceeded` says that it must be refused;
   * `remaining` is then 0.
   */
  take(
    operation: OperationSpec,
    platform: Platform,
    userId?: string,
  ): RateLimitState & { exceeded: boolean } {
    const limit = this.#limit(operation);
    const window = this.#window(`${platform} ${operation.name}`);
    const ofUser = userId === undefined || this.#takeOfUser(operation, userId);
    const exceeded = !ofUser || window.used >= limit;
    if (!exceeded) window.used += 1;
    const { startedAt } = ofUser ? window : this.#users;
    return {
      limit,
      remaining: exceeded ? 0 : limit - window.used,
      reset: Math.ceil((startedAt + WINDOW_MS) / 1000),
      exceeded,
    };
  }

  /** The state of a window, without counting. */
  peek(operation: Counted, platform: Platform): RateLimitState {
    const limit = this.#limit(operation);
    const window = this.#window(`${platform} ${operation.name}`);
    return { limit, remaining: limit - window.used, reset: Math.ceil((window.startedAt + WINDOW_MS) / 1000) };
  }

  clear(): void {
    this.#windows.clear();
    this.#users.used.clear();
  }
}
