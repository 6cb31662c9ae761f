import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request as send } from 'undici';
import { startProcess } from '../test/process.ts';
import type { Running } from '../test/process.ts';
import { changes, digests } from '../test/table-digests.ts';
import { malformedRequest } from './malformed-request.ts';
import type { MalformedRequest } from './malformed-request.ts';
import { Random } from './random.ts';
import { oddity, oddityCount, sendBytes } from './socket-oddities.ts';
import { prepareWorld } from './torture-world.ts';
import { LONGEST_MS, violationOf } from './violations.ts';
import type { Outcome } from './violations.ts';

const BATCH = 500;
const CONNECTIONS = 8;
/** One request in so many goes over a bare socket. */
const BARE = 50;

/** What came of all malformed requests. */
export interface RobustnessFigures {
  requests: number;
  bareSockets: number;
  operations: number;
  /** Fields, however deep, that were not as they should be in one of them. */
  fields: number;
  refused: number;
  /** Where what was strange was allowed after all. */
  taken: number;
  slowestMs: number;
  /** Refused once more, with all tables compared before and after. */
  compared: number;
  /** Resident memory after the first fifth and at the end, in MB. */
  memory: { early: number; late: number };
  /** What should not have been, a line each. */
  violations: string[];
}

async function sendMalformed(url: string, agent: Agent, one: MalformedRequest): Promise<Outcome> {
  const startedAt = performance.now();
  const ms = (): number => performance.now() - startedAt;
  try {
    const signal = AbortSignal.timeout(LONGEST_MS);
    const { method, headers } = one;
    const reply = await send(`${url}${one.path}`, {
      method: method as 'GET',
      headers,
      dispatcher: agent,
      signal,
      ...(one.body && { body: one.body }),
    });
    return { status: reply.statusCode, text: await reply.body.text(), ms: ms() };
  } catch (error) {
    return { status: undefined, text: String(error), ms: ms() };
  }
}

/** Does work for all of them, so many at a time. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const one of left) await work(one);
    }),
  );
}

const describe = (one: MalformedRequest): string =>
  `${one.operation}: ${one.method} ${one.path.slice(0, 400)} ${one.body?.subarray(0, 400).toString() ?? ''}`;

const residentMb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Sends a sandbox so many malformed requests, of every operation, and looks at what it makes of them. */
export async function tortureWithRequests(count: number, seed: number): Promise<RobustnessFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-robustness-'));
  const data = join(folder, 'data.sqlite');
  const running = await startProcess(data);
  const agent = new Agent({ connections: CONNECTIONS });
  try {
    return await new Robustness(running, agent, data, new Random(seed)).run(count);
  } finally {
    await agent.destroy();
    await running.kill();
    rmSync(folder, { recursive: true });
  }
}

class Robustness {
  readonly #sandbox: Running;
  readonly #agent: Agent;
  readonly #data: string;
  readonly #random: Random;
  readonly #operations = new Set<string>();
  readonly #fields = new Set<string>();
  readonly #figures: RobustnessFigures = {
    requests: 0,
    bareSockets: 0,
    operations: 0,
    fields: 0,
    refused: 0,
    taken: 0,
    slowestMs: 0,
    compared: 0,
    memory: { early: 0, late: 0 },
    violations: [],
  };

  constructor(sandbox: Running, agent: Agent, data: string, random: Random) {
    this.#sandbox = sandbox;
    this.#agent = agent;
    this.#data = data;
    this.#random = random;
  }

  async run(count: number): Promise<RobustnessFigures> {
    const figures = this.#figures;
    const earlyAt = count / 5;
    while (figures.requests < count) {
      await this.#sandbox.call('POST', '/__sandbox/reset');
      await prepareWorld((...call) => this.#sandbox.call(...call));
      await this.#batch(Math.min(BATCH, count - figures.requests));
      if (figures.memory.early === 0 && figures.requests >= earlyAt)
        figures.memory.early = residentMb(this.#sandbox.pid);
    }
    figures.memory.late = residentMb(this.#sandbox.pid);
    figures.operations = this.#operations.size;
    figures.fields = this.#fields.size;
    return figures;
  }

  async #batch(size: number): Promise<void> {
    const figures = this.#figures;
    const refused: MalformedRequest[] = [];
    const batch = Array.from({ length: size }, (_, n) =>
      malformedRequest(figures.requests + n, this.#random),
    );
    await eachOf(batch, async (one) => {
      this.#operations.add(one.operation);
      if (one.field !== undefined) this.#fields.add(`${one.operation} ${one.field}`);
      const outcome = await sendMalformed(this.#sandbox.url, this.#agent, one);
      this.#judge(outcome, violationOf(outcome, one.mustRefuse), () => describe(one));
      if (outcome.status === undefined || outcome.status < 300) return;
      refused.push(one);
    });
    for (let n = 0; n < size / BARE; n += 1) {
      const index = figures.bareSockets;
      const outcome = await sendBytes(this.#sandbox.url, oddity(index, this.#random));
      // Whoever is not understood at all may be hung up on.
      const hungUp = outcome.status === undefined && outcome.ms < LONGEST_MS;
      const violation = hungUp ? undefined : violationOf(outcome, false);
      this.#judge(outcome, violation, () => `oddity ${index % oddityCount}: ${outcome.text.slice(0, 200)}`);
      figures.bareSockets += 1;
    }
    await this.#compare(refused);
  }

  #judge(outcome: Outcome, violation: string | undefined, what: () => string): void {
    const figures = this.#figures;
    figures.requests += 1;
    figures.slowestMs = Math.max(figures.slowestMs, outcome.ms);
    if (outcome.status !== undefined && outcome.status < 300) figures.taken += 1;
    else figures.refused += 1;
    if (violation !== undefined) figures.violations.push(`${violation}, ${what()}`);
  }

  /** Sends once more what was refused; when all of it is refused again, nothing may have changed. */
  async #compare(refused: readonly MalformedRequest[]): Promise<void> {
    const before = digests(this.#data);
    // What was missing then may be there by now.
    let taken = 0;
    await eachOf(refused, async (one) => {
      const { status } = await sendMalformed(this.#sandbox.url, this.#agent, one);
      taken += Number(status === undefined || status < 300);
    });
    const changed = changes(before, digests(this.#data));
    if (taken === 0) this.#figures.compared += refused.length;
    if (changed.length === 0) return;
    // Somebody changed it: one of these, or what was taken before and goes on by itself.
    for (const one of refused) {
      // A second time, as it may still have been the other.
      const status = (await this.#changing(one)) && (await this.#changing(one));
      if (status)
        this.#figures.violations.push(`changed by what was refused with ${status}, ${describe(one)}`);
    }
  }

  /** The status of a refusal beside which something changed; undefined when nothing did, or it was none. */
  async #changing(one: MalformedRequest): Promise<string | undefined> {
    const before = digests(this.#data);
    const { status } = await sendMalformed(this.#sandbox.url, this.#agent, one);
    const changed = changes(before, digests(this.#data));
    if (changed.length === 0 || status === undefined || status < 300) return undefined;
    return `${status} (${changed.join()})`;
  }
}
