import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { type Kind, type Settings, settingsOf } from '@backchannel/configuration';
import type { Result } from '../audit/types.ts';
import { failureOf, resultOf } from '../chat-proxy/result.ts';
import { actOf, type Change } from '../chat-proxy/write.ts';
import { isFields } from '../fields.ts';
import { Conflict, InvalidRequest } from '../http/errors.ts';
import type { Connection } from '../upstream/connection.ts';
import { UpstreamFailure } from '../upstream/failure.ts';
import type { Answer } from '../upstream/send.ts';
import { blockListIn } from './block-list-key.ts';
import { causeIn } from './consequences.ts';
import { fingerprintOf, noObject } from './fingerprint.ts';
import { dropIntent, type Intent, isDone, keepIntent, wantedBy } from './intent.ts';
import type { Lease, Leases } from './leases.ts';
import { type HistoryBase, observeAll } from './observe.ts';
import { type Asker, readIfThere, ReadRefused } from './read-settings.ts';
import { recordChange, recordFound } from './record.ts';
import { type ChangeAct, settingsChangedBy } from './tracked-operations.ts';
import type { Place } from './types.ts';
import { refuseUnsaid } from './unsaid.ts';
import { type Head, headOf } from './versions.ts';

/** What an operator says beside the change itself. */
export interface Terms {
  /** The fingerprint of the settings that they have seen: of others nothing is changed. */
  readonly expected?: string | undefined;
  readonly reason?: string | undefined;
}

/** What came of a change. */
export interface Changed {
  readonly answer: Answer;
  /** The newest version of what was changed; undefined where there is no history, or where it is not known yet. */
  readonly version?: number | undefined;
}

/** Sends a change and writes it down under this id, or a new one. */
export type SendChange = (auditId?: string) => Promise<Answer>;

/** What is known of an object that is held. */
interface Known {
  readonly settings: Settings | null;
  readonly head: Head;
}

/**
 * Makes a change of settings: alone at its object, only when the object is as expected, and as a version of its history.
 * Any other change is just sent. Throws `Conflict` `moved_on` and `being_changed`, `InvalidRequest` for what the API has never
 * said, and `UpstreamFailure` `not_sent`, in which cases nothing was sent, and what `sendChange` throws. Whatever becomes of it
 * is in the audit log.
 */
export async function makeTrackedChange(
  base: HistoryBase & { readonly leases: Leases },
  connection: Connection,
  change: Change,
  terms: Terms,
  sendChange: SendChange,
): Promise<Changed> {
  const app = connection.app.id;
  const tracked = settingsChangedBy(app, change.operation.spec.name, change.input);
  if (!tracked) {
    if (terms.expected !== undefined) throw noHistory();
    return { answer: await sendChange() };
  }
  const progress = { isSent: false };
  try {
    return await base.leases.hold(tracked.place, (lease) =>
      changeHeld({ ...base, connection, lease, progress, ...tracked }, change, terms, sendChange),
    );
  } catch (error) {
    // What was sent has been written down by whoever sent it.
    if (progress.isSent) throw error;
    if (error instanceof ReadRefused && resultOf(error.answer).outcome === 'failed') {
      await base.audit.record(actOf(change, app), resultOf(error.answer));
      return { answer: error.answer };
    }
    const told = unsent(error, tracked.place);
    await base.audit.record(actOf(change, app), whyNotSent(told));
    throw told;
  }
}

/** Of a change that was not sent nobody has to wonder whether it was done: what kept the object from being read must not look
 *  as if it had befallen the change. */
function unsent(error: unknown, { kind }: Place): unknown {
  const notSent = (status: number, said: string, upstreamRequestId: string | undefined) =>
    new UpstreamFailure(
      status,
      'not_sent',
      `Nothing was sent, since the ${words[kind]} could not be read first. ${said}`,
      { cause: error, isCertain: true, upstreamStatus: status, upstreamRequestId },
    );
  if (error instanceof ReadRefused) {
    const { status, requestId } = error.answer;
    return notSent(status, `The Chat API says: ${resultOf(error.answer).error?.message ?? ''}`, requestId);
  }
  return error instanceof UpstreamFailure && !error.isCertain
    ? notSent(error.status, error.message, error.upstreamRequestId)
    : error;
}

const noHistory = () =>
  new InvalidRequest([{ path: 'if-match', message: 'What this changes has no history to compare with.' }]);

function whyNotSent(error: unknown): Result {
  const result = failureOf(error, true);
  return error instanceof Conflict ? { ...result, outcome: 'refused' } : result;
}

type Held = HistoryBase & {
  readonly connection: Connection;
  readonly lease: Lease;
  readonly progress: { isSent: boolean };
  readonly place: Place;
  readonly act: ChangeAct;
};

async function changeHeld(
  held: Held,
  change: Change,
  { expected, reason }: Terms,
  sendChange: SendChange,
): Promise<Changed> {
  const { clock, db, lease, place, act, progress } = held;
  const before = await readKnown(held, change);
  const fingerprint = fingerprintOf(before.settings);
  if (expected !== undefined && expected !== fingerprint) throw movedOn(place, expected, fingerprint);
  await refuseUnsaid(db, place, change.newer, before.settings);
  const { operator, origin, input } = change;
  const intent: Intent = {
    act,
    // Of an app there is more in it, which may be secret.
    body: place.kind === 'app_grants' ? { grants: input.body['grants'] } : input.body,
    at: clock(),
    number: before.head.number,
    operator: { id: operator.id, name: operator.name },
    reason: reason ?? null,
    ip: origin.ip ?? null,
    userAgent: origin.userAgent ?? null,
    auditId: randomUUID(),
  };
  await keepIntent(db, place, lease, intent);
  progress.isSent = true;
  let answer: Answer;
  try {
    answer = await sendChange(intent.auditId);
  } catch (error) {
    if (error instanceof UpstreamFailure && error.isCertain) await dropIntent(db, place, lease);
    throw error;
  }
  if (resultOf(answer).outcome === 'failed') await dropIntent(db, place, lease);
  // Of what may have been done, the next look will tell.
  if (answer.status >= 400) return { answer };
  const version = await recordDone(held, change, before, intent, answer);
  await recordConsequences(held, change, intent);
  return { answer, version };
}

/** The object as it is now. The service may be some seconds behind our last change of it: then this waits until it has
 *  caught up, since nobody could tell its old answer from a change by somebody else. */
async function readKnown(held: Held, change: Change): Promise<Known> {
  const { clock, connection, db, lagMs, lease, place } = held;
  const giveUpAt = performance.now() + lagMs;
  for (;;) {
    const seen = await headOf(db, place);
    const settings = await readSettings(connection, place, change);
    const isTooLong = performance.now() > giveUpAt;
    const head = await db
      .transaction()
      .execute((transaction) =>
        recordFound(
          transaction,
          { place, settings, seen },
          { now: clock(), lagMs: isTooLong ? 0 : lagMs, lease },
        ),
      );
    if (isTooLong || head.fingerprint === fingerprintOf(settings)) return { settings, head };
    await wait(Math.min(lagMs, 1000));
  }
}

async function readSettings(
  connection: Connection,
  { kind, name }: Place,
  change: Change,
): Promise<Settings | null> {
  const answer = await readIfThere(connection, kind, name, askerOf(change));
  return answer ? settingsOf(kind, answer) : null;
}

/** Writes down what a change has made: what is read after it, or where that fails or is behind, what its answer says. */
async function recordDone(
  { clock, connection, db, log, place, act }: Held,
  change: Change,
  before: Known,
  intent: Intent,
  answer: Answer,
): Promise<number | undefined> {
  const { kind } = place;
  try {
    let settings = await readSettings(connection, place, change).catch((error: unknown) => {
      log.warn({ err: error }, 'settings could not be read after they were changed');
      return undefined;
    });
    const isBehind =
      settings !== undefined &&
      fingerprintOf(settings) === fingerprintOf(before.settings) &&
      !isDone(kind, intent, before.settings, settings);
    if (settings === undefined || isBehind) {
      settings =
        act === 'deleted' ? null : (settingsIn(kind, answer) ?? wantedBy(kind, before.settings, intent));
    }
    const found = { place, settings, seen: before.head };
    const head = await db
      .transaction()
      .execute((transaction) => recordChange(transaction, found, intent, clock()));
    return head.number;
  } catch (error) {
    // It is done. What is kept of it says by whom and why, once somebody looks.
    log.error({ err: error, place }, 'a change of settings could not be added to their history');
    return undefined;
  }
}

/** Looks at the channel types after something was changed that they name. What cannot be looked at now will be found. */
async function recordConsequences(held: Held, change: Change, intent: Intent): Promise<void> {
  const cause = causeIn(held.place, intent);
  if (!cause) return;
  try {
    await observeAll(held, held.connection, 'channel_type', askerOf(change), cause);
  } catch (error) {
    held.log.warn({ err: error }, 'what a change has changed elsewhere could not be looked at');
  }
}

const askerOf = ({ operator, origin }: Change): Asker => ({
  requestId: origin.requestId,
  isAdmin: operator.role === 'admin',
});

const answerFields: Partial<Record<Kind, string>> = {
  command: 'command',
  block_list: 'blocklist',
  role: 'role',
};

/** The settings in the answer of a change; undefined where it does not tell. */
function settingsIn(kind: Kind, { text }: Answer): Settings | undefined {
  if (kind === 'app_grants') return undefined;
  const body: unknown = JSON.parse(text);
  const field = answerFields[kind];
  const object = field !== undefined && isFields(body) ? body[field] : body;
  return isFields(object) ? settingsOf(kind, object) : undefined;
}

const words: Record<Kind, string> = {
  channel_type: 'channel type',
  command: 'command',
  block_list: 'block list',
  role: 'role',
  app_grants: 'grants of the app',
};

function movedOn({ kind, name }: Place, expected: string, fingerprint: string): Conflict {
  const { name: shown, team } = kind === 'block_list' ? blockListIn(name) : { name, team: undefined };
  const of = team === undefined ? '' : ` of the team “${team}”`;
  const what = kind === 'app_grants' ? `The ${words[kind]}` : `The ${words[kind]} “${shown}”${of}`;
  const why =
    fingerprint === noObject
      ? 'is not there any more'
      : expected === noObject
        ? 'exists already'
        : `${kind === 'app_grants' ? 'have' : 'has'} been changed since you opened ${kind === 'app_grants' ? 'them' : 'it'}`;
  return new Conflict('moved_on', `${what} ${why}. Nothing was sent.`, { details: { fingerprint } });
}
