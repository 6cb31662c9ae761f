import { randomUUID } from 'node:crypto';
import { Identities } from '../chat-proxy/identities.ts';
import type { BaseContext } from '../context.ts';
import { newRequestId } from '../http/request-id.ts';
import {
  addChangeSet,
  findChangeSet,
  heldChangeSet,
  holdForMs,
  leave,
  nextStep,
  type Runner,
  type StepRow,
  setStep,
  stayAt,
  takeUp,
} from './ledger.ts';
import { makeStep, type StepResult } from './make-step.ts';
import { checkPlan, type Plan } from './plan.ts';
import type { ChangeSet } from './types.ts';

/** Makes change sets, one step after the other, whoever watches. */
export interface ChangeSets {
  /** Writes a plan down and begins with it. Throws `InvalidRequest` for one that the contract does not take. */
  start(plan: Plan, runner: Runner): Promise<ChangeSet>;
  /** Goes on with one that has stopped. Throws as `takeUp`. */
  resume(id: string, runner: Runner): Promise<ChangeSet>;
  /** Stops after the steps that are being made. */
  close(): Promise<void>;
}

/** The runner of change sets in this process. */
export function createChangeSets(context: BaseContext): ChangeSets {
  const { clock, db, log } = context;
  const identities = new Identities(context);
  const running = new Set<Promise<void>>();
  let isClosing = false;

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
      let made: number | undefined;
      do made = await makeNext(id, holder, made);
      while (made !== undefined);
    } finally {
      clearInterval(staying);
    }
  }

  /** Makes the next step. Resolves to its position; undefined when it did not succeed, or there is none for this process.
   *  `made` is the position of the one that this process has just made. */
  async function makeNext(id: string, holder: string, made: number | undefined): Promise<number | undefined> {
    const changeSet = await heldChangeSet(db, id, holder);
    if (!changeSet) return undefined;
    const step = await nextStep(db, id);
    if (!step || isClosing) {
      await leave(db, id, holder, step ? 'stopped' : 'done');
      return undefined;
    }
    if (!(await setStep(db, step, holder, { state: 'sending' }))) return undefined;
    const result = await makeFor(changeSet, step, made === step.position - 1);
    if (!(await setStep(db, step, holder, result))) return undefined;
    if (result.state === 'done') return step.position;
    await leave(db, id, holder, 'stopped');
    return undefined;
  }

  /** As whoever asked last, with what they may at this moment. */
  async function makeFor(
    changeSet: NonNullable<Awaited<ReturnType<typeof heldChangeSet>>>,
    step: StepRow,
    isRightAfter: boolean,
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
    return makeStep(context, identities, step, { operator, reason, ip, userAgent, isRightAfter });
  }

  return {
    async start(plan, runner) {
      checkPlan(plan, identities.userIdOf(runner.operator));
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

    async close() {
      isClosing = true;
      await Promise.all(running);
    },
  };
}
