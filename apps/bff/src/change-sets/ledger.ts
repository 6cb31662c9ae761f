import { randomUUID } from 'node:crypto';
import type { Kysely, Selectable, Transaction } from 'kysely';
import { z } from 'zod';
import type { Origin } from '../audit/types.ts';
import type { Operator } from '../auth/operator.ts';
import type { ChangeSetStepTable, Schema } from '../db/schema.ts';
import { Conflict, NotFound } from '../http/errors.ts';
import type { Plan } from './plan.ts';
import type { ChangeSet, ChangeSetState, ChangeSetStep, StepError, StepState } from './types.ts';

/** How long a change set stays with a process that has died. */
export const holdForMs = 30_000;

/** How long after that another process takes it up by itself. Later on, somebody has to say so. */
const takenUpForMs = 3_600_000;

type Database = Kysely<Schema> | Transaction<Schema>;
export type StepRow = Selectable<ChangeSetStepTable>;

/** For whom a change set is made, and from where they asked. */
export interface Runner {
  readonly operator: Pick<Operator, 'id' | 'name'>;
  readonly origin: Pick<Origin, 'ip' | 'userAgent'>;
}

const longestUserAgent = 300;
const runnerOf = ({ operator, origin }: Runner) => ({
  runner_id: operator.id,
  ip: origin.ip ?? null,
  user_agent: origin.userAgent?.slice(0, longestUserAgent).toWellFormed() ?? null,
});

/** Writes a plan down, held by the process that is going to make it. Resolves to its id. */
export async function addChangeSet(
  db: Kysely<Schema>,
  plan: Plan,
  runner: Runner,
  holder: string,
  now: number,
): Promise<string> {
  const id = randomUUID();
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('change_set')
      .values({
        id,
        title: plan.title,
        reason: plan.reason === '' ? null : plan.reason,
        operator_id: runner.operator.id,
        operator_name: runner.operator.name,
        created_at: now,
        state: 'running' satisfies ChangeSetState,
        ...runnerOf(runner),
        holder,
        held_until: now + holdForMs,
      })
      .execute();
    for (const [position, { body, ...step }] of plan.steps.entries()) {
      await transaction
        .insertInto('change_set_step')
        .values({
          ...step,
          change_set_id: id,
          position,
          body: JSON.stringify(body),
          state: 'waiting' satisfies StepState,
          version: null,
          error: null,
        })
        .execute();
    }
  });
  return id;
}

/** Takes up a change set that nobody is at. Throws `NotFound`, and `Conflict` `change_set_running`, `change_set_done` or
 *  `change_set_dropped`. */
export async function takeUp(
  db: Kysely<Schema>,
  id: string,
  runner: Runner,
  holder: string,
  now: number,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('change_set')
    .set({ state: 'running', ...runnerOf(runner), holder, held_until: now + holdForMs })
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('state', '=', 'stopped'),
        where.and([where('state', '=', 'running'), where('held_until', '<', now)]),
      ]),
    )
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw whyNot(await findChangeSet(db, id, now));
}

/** Leaves what is left undone, also of one that is being made: after the step that it is at. Throws as `takeUp`. */
export async function drop(db: Kysely<Schema>, id: string, now: number): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('change_set')
    .set({ state: 'dropped' })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'stopped'])
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw whyNot(await findChangeSet(db, id, now));
}

/** The change sets that a process has left in the middle, by its end or by dying; not those that were left so long ago that
 *  nobody counts on them any more. */
export const leftBehind = (db: Database, now: number): Promise<{ id: string; held_until: number }[]> =>
  db
    .selectFrom('change_set')
    .select(['id', 'held_until'])
    .where('state', '=', 'running')
    .where('held_until', '<', now)
    .where('held_until', '>', now - takenUpForMs)
    .orderBy('created_at')
    .execute();

/** Takes up a change set that was left behind, for whoever it was made for. False when another process was faster. */
export async function takeUpLeft(
  db: Kysely<Schema>,
  { id, held_until: heldUntil }: { id: string; held_until: number },
  holder: string,
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('change_set')
    .set({ holder, held_until: now + holdForMs })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('held_until', '=', heldUntil)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

function whyNot({ state }: ChangeSet): Conflict {
  const why = {
    running: 'These changes are being made at the moment.',
    stopped: 'Somebody else has just gone on with these changes.',
    done: 'These changes have all been made.',
    dropped: 'What was left of these changes has been dropped.',
  }[state];
  return new Conflict(`change_set_${state}`, why);
}

/** Says that the process is still at it. */
export async function stayAt(db: Kysely<Schema>, id: string, holder: string, now: number): Promise<void> {
  await db
    .updateTable('change_set')
    .set({ held_until: now + holdForMs })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .execute();
}

/** Ends the work of a process at a change set, unless it has been dropped or taken over. */
export async function leave(
  db: Kysely<Schema>,
  id: string,
  holder: string,
  state: Extract<ChangeSetState, 'stopped' | 'done'>,
): Promise<void> {
  await db
    .updateTable('change_set')
    .set({ state, holder: null, held_until: 0 })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('state', '=', 'running')
    .execute();
}

/** Ends the work of a process at a change set that another is to take up. */
export async function handOn(db: Kysely<Schema>, id: string, holder: string, now: number): Promise<void> {
  await db
    .updateTable('change_set')
    .set({ holder: null, held_until: now - 1 })
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('state', '=', 'running')
    .execute();
}

/** A change set that this process is at; undefined when it was dropped or taken over. */
export const heldChangeSet = (db: Database, id: string, holder: string) =>
  db
    .selectFrom('change_set')
    .selectAll()
    .where('id', '=', id)
    .where('holder', '=', holder)
    .where('state', '=', 'running')
    .executeTakeFirst();

/** The first step that is not done. */
export const nextStep = (db: Database, id: string): Promise<StepRow | undefined> =>
  db
    .selectFrom('change_set_step')
    .selectAll()
    .where('change_set_id', '=', id)
    .where('state', '!=', 'done')
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();

/** The version that a step has made; null when it is not known. */
export async function versionOfStep(db: Database, id: string, position: number): Promise<number | null> {
  const row = await db
    .selectFrom('change_set_step')
    .select('version')
    .where('change_set_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Writes down how far a step has come. False, and nothing is written, when another process is at it by now. */
export async function setStep(
  db: Database,
  { change_set_id, position }: Pick<StepRow, 'change_set_id' | 'position'>,
  holder: string,
  is: { state: StepState; version?: number | undefined; error?: StepError | undefined },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('change_set_step')
    .set({
      state: is.state,
      version: is.version ?? null,
      error: is.error === undefined ? null : JSON.stringify(is.error),
    })
    .where('change_set_id', '=', change_set_id)
    .where('position', '=', position)
    .where((where) =>
      where.exists(
        where
          .selectFrom('change_set')
          .select('id')
          .where('id', '=', change_set_id)
          .where('holder', '=', holder),
      ),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** One change set. Throws `NotFound`. */
export async function findChangeSet(db: Database, id: string, now: number): Promise<ChangeSet> {
  const row = await db.selectFrom('change_set').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new NotFound('This change set');
  return present(row, await stepsOf(db, [id]), now);
}

/** The newest change sets, from new to old. */
export async function listChangeSets(db: Database, limit: number, now: number): Promise<ChangeSet[]> {
  const rows = await db
    .selectFrom('change_set')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  const steps = await stepsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => present(row, steps, now));
}

const stepsOf = (db: Database, ids: readonly string[]): Promise<Omit<StepRow, 'body'>[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('change_set_step')
        .select([
          'change_set_id',
          'position',
          'app',
          'kind',
          'name',
          'act',
          'fingerprint',
          'state',
          'version',
          'error',
        ])
        .where('change_set_id', 'in', ids)
        .orderBy('position')
        .execute();

const stateSchema = z.enum(['running', 'stopped', 'done', 'dropped']);
const stepStateSchema = z.enum(['waiting', 'sending', 'limited', 'done', 'failed', 'unknown']);

function present(
  row: Selectable<Schema['change_set']>,
  steps: readonly Omit<StepRow, 'body'>[],
  now: number,
): ChangeSet {
  const written = stateSchema.parse(row.state);
  // Whoever was at it is not there any more: another takes it up, or it goes on when somebody says so.
  const state = written === 'running' && row.held_until < now ? 'stopped' : written;
  return {
    id: row.id,
    title: row.title,
    reason: row.reason,
    by: { id: row.operator_id, name: row.operator_name },
    createdAt: row.created_at,
    state,
    steps: steps
      .filter((step) => step.change_set_id === row.id)
      .map((step) => presentStep(step, state === 'running')),
  };
}

function presentStep(row: Omit<StepRow, 'body'>, isRunning: boolean): ChangeSetStep {
  const { position: index, app, kind, name, act, fingerprint, version, error } = row;
  const failure: StepError | undefined = error === null ? undefined : JSON.parse(error);
  const state = stepStateSchema.parse(row.state);
  return {
    index,
    app,
    kind,
    name,
    act,
    fingerprint,
    // Where nobody is at it any more, nobody waits.
    state: state === 'limited' && !isRunning ? 'failed' : state,
    ...(version !== null && { version }),
    ...(failure && { error: failure }),
  };
}
