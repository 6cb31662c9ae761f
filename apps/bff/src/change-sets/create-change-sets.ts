import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Identities, identityOf } from '../chat-proxy/identities.ts';
import type { BaseContext } from '../context.ts';
import { newRequestId } from '../http/request-id.ts';
import {
  addChangeSet,
  findChangeSet,
  handOn,
  heldChangeSet,
  holdForMs,
  leave,
  leftBehind,
  nextStep,
  type Runner,
  type StepRow,
  setStep,
  stayAt,
  takeUp,
  takeUpLeft,
} from './ledger.ts';
import { makeStep, type StepResult } from './make-step.ts';
import { heldUpBefore, type Patience, patienceAfter } from './patience.ts';
import { checkPlan, type Plan } from './plan.ts';
import type { ChangeSet } from './types.ts';

const lookEveryMs = 5_000;

/** Makes change sets, one step after the other, whoever watches. */
export interface ChangeSets {
  /** Writes a plan down and begins with it. Throws `InvalidRequest` for one that the contract does not take. */
  start(plan: Plan, runner: Runner): Promise<ChangeSet>;
  /** Goes on with one that has stopped. Throws as `takeUp`. */
  resume(id: string, runner: Runner): Promise<ChangeSet>;
  /** Takes up, from now on, what a process has left in the middle: this one before its restart, or another. */
  watch(): void;
  /** Looks once for what was left in the middle, and goes on with it. Resolves to how many these are. */
  takeUpLeft(): Promise<number>;
  /** Stops after the steps that are being made; the rest is for the next process. */
  close(): Promise<void>;
}

/** The step that this process was last at, and how long the API's limit has held it up. */
interface Made {
  readonly position: number;
  readonly patience: Patience | undefined;
}

/** The runner of change sets in this process. */
export function createChangeSets(context: BaseContext): ChangeSets {
  const { clock, db, log } = context;
  const identities = new Identities(context);
  const running = new Set<Promise<void>>();
  const closing = new AbortController();
  let watching: NodeJS.Timeout | undefined;

  function begin(id: string, holder: string): void {
    const work = run(id, holder).catch((error: unknown) => {
      // Its hold runs out, and whoever looks finds it stopped.
      log.error({ err: error, changeSet: id }, 'a change set could not be gone on with');
    });
    running.add(work);
    void work.then(() => running.delete(work));
  }

  async function run(id: string, holder: string): Promise<void> {
    const staying = setInterval(() => {
      stayAt(db, id, holder, clock()).catch((error: unknown) =>
        log.warn({ err: error, changeSet: id }, 'a change set could not be held any longer'),
      );
    }, holdForMs / 3);
    staying.unref();
    try {
      let before: Made | undefined;
      do before = await makeNext(id, holder, before);
      while (before);
    } finally {
      clearInterval(staying);
    }
  }

  /** Makes the next step, or waits until it can be. Resolves to undefined when it did not succeed, or there is none for
   *  this process. */
  async function makeNext(id: string, holder: string, before: Made | undefined): Promise<Made | undefined> {
    const changeSet = await heldChangeSet(db, id, holder);
    if (!changeSet) return undefined;
    const step = await nextStep(db, id);
    if (!step) {
      await leave(db, id, holder, 'done');
      return undefined;
    }
    if (closing.signal.aborted) {
      await handOn(db, id, holder, clock());
      return undefined;
    }
    if (!(await setStep(db, step, holder, { state: 'sending' }))) return undefined;
    const result = await makeFor(changeSet, step);
    const limits = context.upstream.connection(step.app)?.limits;
    const held = before?.position === step.position ? before.patience : heldUpBefore(step, limits);
    const patience = patienceAfter(result, held, clock(), limits);
    if (patience?.waitMs !== undefined) {
      const limited = { state: 'limited', error: patience.error } as const;
      if (!(await setStep(db, step, holder, limited))) return undefined;
      await waitFor(patience.waitMs);
      return { position: step.position, patience };
    }
    const came = patience ? { ...result, error: patience.error } : result;
    if (!(await setStep(db, step, holder, came))) return undefined;
    if (came.state === 'done') return { position: step.position, patience: undefined };
    await leave(db, id, holder, 'stopped');
    return undefined;
  }

  /** Waits, or until this process ends. */
  const waitFor = (ms: number): Promise<void> =>
    wait(ms, undefined, { signal: closing.signal, ref: false }).catch((error: unknown) => {
      if (!closing.signal.aborted) throw error;
    });

  async function takeUpAllLeft(): Promise<number> {
    let taken = 0;
    for (const left of await leftBehind(db, clock())) {
      const holder = randomUUID();
      if (closing.signal.aborted || !(await takeUpLeft(db, left, holder, clock()))) continue;
      log.info({ changeSet: left.id }, 'a change set that was left in the middle is gone on with');
      begin(left.id, holder);
      taken += 1;
    }
    return taken;
  }

  function watch(): void {
    const look = takeUpAllLeft()
      .catch((error: unknown) => log.warn({ err: error }, 'change sets could not be looked for'))
      .then(() => {
        running.delete(look);
        if (closing.signal.aborted) return;
        watching = setTimeout(watch, lookEveryMs);
        watching.unref();
      });
    running.add(look);
  }

  /** As whoever asked last, with what they may at this moment. */
  async function makeFor(
    changeSet: NonNullable<Awaited<ReturnType<typeof heldChangeSet>>>,
    step: StepRow,
  ): Promise<StepResult> {
    const operator = await context.auth.operatorById(changeSet.runner_id);
    if (!operator) {
      const message = 'Whoever asked for these changes may not be here any more.';
      return {
        state: 'failed',
        error: { status: 403, code: 'operator_gone', message, requestId: newRequestId() },
      };
    }
    const { reason, ip, user_agent: userAgent } = changeSet;
    return makeStep(context, identities, step, { operator, reason, ip, userAgent });
  }

  return {
    async start(plan, runner) {
      checkPlan(plan, identityOf(runner.operator));
      const holder = randomUUID();
      const id = await addChangeSet(db, plan, runner, holder, clock());
      const changeSet = await findChangeSet(db, id, clock());
      begin(id, holder);
      return changeSet;
    },

    async resume(id, runner) {
      const holder = randomUUID();
      await takeUp(db, id, runner, holder, clock());
      const changeSet = await findChangeSet(db, id, clock());
      begin(id, holder);
      return changeSet;
    },

    watch,
    takeUpLeft: takeUpAllLeft,

    async close() {
      closing.abort();
      clearTimeout(watching);
      await Promise.all(running);
    },
  };
}
