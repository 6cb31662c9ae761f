import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../context.ts';
import type { Credentials } from '../http/auth.ts';
import { appSettings } from '../store/app.ts';
import {
  attemptsOf,
  endWaiting,
  eventBody,
  nextWaitingHook,
  pruneDeliveries,
  saveAttempt,
} from '../store/deliveries.ts';
import type { AttemptRow, DeliveryStatus, WaitingDelivery } from '../store/deliveries.ts';
import { hooksOf } from './hooks.ts';
import type { Hook } from './hooks.ts';
import { Lanes } from './lanes.ts';
import { send } from './send.ts';
import type { Outcome } from './send.ts';

const AT_ONCE_PER_HOOK = 8;
// One delivery, with all its attempts.
const BUDGET_MS = 15_000;
const PAUSES_MS = [500, 1000] as const;
const LOGGED = 20_000;
const SHARE = 500;
// Outcomes are stored together: a commit takes longer than what is in it.
const STORE_AFTER_MS = 10;

interface Result {
  attempt: AttemptRow;
  now: { status: DeliveryStatus; target: string };
}

/**
 * Takes events from the outbox to the hooks. Receivers are independent of each other and of everything else: each
 * hook has its own lanes, and of those a few at a time are under way. What a stopped process had not brought to an
 * end the next goes on with: attempts that failed count on, and one that nobody knows the outcome of is made again. So
 * receivers may see an event twice, with the same id and as the same attempt.
 */
export class Deliverer {
  readonly #context: Context;
  readonly #credentials: Credentials;
  readonly #onDefect: (error: unknown) => void;
  #lanes = new Map<string, Lanes>();
  #results: Result[] = [];
  #storing: NodeJS.Timeout | undefined;
  #stopped = new AbortController();

  constructor(context: Context, credentials: Credentials, onDefect: (error: unknown) => void) {
    this.#context = context;
    this.#credentials = credentials;
    this.#onDefect = onDefect;
  }

  start(): void {
    this.#context.outbox.listen(() => this.#pump());
    this.#context.outbox.wake();
  }

  /** Cuts off what is under way and keeps what is known. */
  stop(): void {
    this.#context.outbox.listen(undefined);
    this.#stopped.abort();
    this.#store();
  }

  /** The world is another one: what was under way has no place in it. */
  forget(): void {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#results = [];
    this.#lanes = new Map();
    this.#context.outbox.wake();
  }

  #pump(): void {
    const { db } = this.#context;
    if (!db.isOpen) return;
    // Nobody is told of what a crash could still undo.
    db.flush();
    try {
      const hooks = new Map(hooksOf(db).map((hook) => [hook.id, hook]));
      for (let id = nextWaitingHook(db, ''); id !== undefined; id = nextWaitingHook(db, id)) {
        const hook = hooks.get(id);
        if (hook && isCalled(hook)) this.#pumpHook(hook);
        else this.#end(id, hook ? 'recorded' : 'dropped');
      }
      for (const id of this.#lanes.keys()) if (!hooks.has(id)) this.#lanes.delete(id);
    } catch (error) {
      this.#onDefect(error);
    }
  }

  /** What waits for a queue, a topic or nobody is over without an attempt. */
  #end(hookId: string, status: 'recorded' | 'dropped'): void {
    const { db, clock, outbox } = this.#context;
    db.transaction(() => {
      if (endWaiting(db, hookId, status, clock.now(), SHARE)) outbox.wake();
      pruneDeliveries(db, LOGGED, SHARE);
    });
  }

  #pumpHook(hook: Hook): void {
    const lanes = this.#lanes.get(hook.id) ?? new Lanes(hook.id);
    this.#lanes.set(hook.id, lanes);
    while (lanes.active < AT_ONCE_PER_HOOK) {
      const delivery = lanes.take(this.#context.db);
      if (!delivery) return;
      this.#deliver(hook, delivery, this.#stopped.signal)
        .catch(this.#onDefect)
        .finally(() => {
          lanes.release(delivery.lane);
          this.#context.outbox.wake();
        });
    }
  }

  /** Sends until it is there or enough has been tried. */
  async #deliver(hook: Hook, delivery: WaitingDelivery, stopped: AbortSignal): Promise<void> {
    const { db, clock } = this.#context;
    const body = eventBody(db, delivery.event_seq);
    if (body === undefined) return;
    const until = performance.now() + BUDGET_MS - this.#spent(delivery);
    for (let attempt = delivery.attempts + 1; ; attempt += 1) {
      const startedAt = clock.now();
      const outcome = await send(
        {
          url: addressOf(hook, delivery.type),
          body,
          id: delivery.id,
          attempt,
          timeoutMs: Math.ceil(Math.min(hook.timeoutMs, until - performance.now())),
          compressed: appSettings(db)['enable_hook_payload_compression'] === true,
        },
        this.#credentials,
        stopped,
      );
      if (stopped.aborted) return;
      const pause = PAUSES_MS[attempt - 1] ?? 0;
      const again = outcome.error !== null && attempt < outcome.attempts && performance.now() + pause < until;
      const ended = outcome.error === null ? 'delivered' : 'failed';
      this.#keep({
        attempt: attemptRow(delivery.seq, attempt, startedAt, outcome),
        now: { status: again ? 'waiting' : ended, target: hook.target },
      });
      if (!again) return;
      // A process that is stopped during the pause must not forget it.
      this.#store();
      await wait(pause, undefined, { ref: false });
      if (stopped.aborted) return;
    }
  }

  /** How many milliseconds of its budget a delivery had from processes before this one, which have made attempts. */
  #spent({ seq, attempts }: WaitingDelivery): number {
    if (attempts === 0) return 0;
    return attemptsOf(this.#context.db, [seq]).reduce((sum, attempt) => sum + attempt.duration_ms, 0);
  }

  #keep(result: Result): void {
    this.#results.push(result);
    this.#storing ??= setTimeout(() => this.#store(), STORE_AFTER_MS);
  }

  #store(): void {
    clearTimeout(this.#storing);
    this.#storing = undefined;
    const { db } = this.#context;
    if (this.#results.length === 0 || !db.isOpen) return;
    const results = this.#results;
    this.#results = [];
    try {
      db.transaction(() => {
        for (const { attempt, now } of results) saveAttempt(db, attempt, now);
        pruneDeliveries(db, LOGGED, SHARE);
      });
    } catch (error) {
      this.#onDefect(error);
    }
  }
}

const isCalled = ({ kind }: Hook): boolean => kind === 'webhook' || kind === 'pending_message';

/** Where an event goes; for pending messages each method has an address of its own. */
const addressOf = ({ kind, target }: Hook, type: string): string =>
  kind === 'pending_message' ? `${target.replace(/\/$/, '')}/${type}` : target;

const attemptRow = (
  seq: number,
  attempt: number,
  startedAt: number,
  { durationMs, status, error }: Outcome,
): AttemptRow => ({
  delivery_seq: seq,
  attempt,
  started_at: startedAt,
  duration_ms: durationMs,
  status,
  error,
});
