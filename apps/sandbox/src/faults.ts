import { operationSpecs } from '@backchannel/chat-api/spec';
import { inputError } from './errors.ts';
import { createDraftSpec } from './operations/drafts/create-draft.ts';
import { isObject } from './values.ts';

const kinds = ['status', 'delay', 'hang', 'cut', 'not_json', 'rate_limit'] as const;
type Kind = (typeof kinds)[number];

/** Something that goes wrong on purpose. */
export interface Fault {
  /** Name of the operation it befalls (`truncate_channel`), or `*` for any. */
  operation: string;
  /** How many calls it befalls; absent means until it is removed. */
  times?: number;
  kind: Kind;
  /** Whether the call is done before the fault befalls its answer; otherwise it never is, unless the fault is a delay. */
  done?: boolean;
  /** `status`: HTTP status, default 500. */
  status?: number;
  /** `status`: the API's error code, default -1. */
  code?: number;
  /** `delay`: milliseconds to wait before the call goes on as usual, default 1000. */
  delay_ms?: number;
  /** `rate_limit`: seconds for `Retry-After`; absent sends no such header. */
  retry_after_s?: number;
  /** `cut`: bytes of the answer that still go out, default 10. */
  after_bytes?: number;
}

const operations: ReadonlySet<string> = new Set([
  '*',
  createDraftSpec.name,
  ...operationSpecs.map(({ name }) => name),
]);

const isKind = (value: unknown): value is Kind => (kinds as readonly unknown[]).includes(value);

function numberIn(raw: Record<string, unknown>, key: string): number | undefined {
  const value = raw[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < -1) {
    throw inputError(`fault: "${key}" must be an integer`);
  }
  return value;
}

const isStatus = (status: number): boolean => status >= 200 && status <= 599;

function readFault(raw: unknown): Fault {
  if (!isObject(raw)) throw inputError('fault: expected an object');
  const { kind, operation = '*', done = false } = raw;
  if (!isKind(kind)) throw inputError(`fault: "kind" must be one of ${kinds.join(', ')}`);
  if (typeof operation !== 'string') throw inputError('fault: "operation" must be text');
  // Mistyped, it would befall nothing, and what should break would seem to hold.
  if (!operations.has(operation)) throw inputError(`fault: there is no operation "${operation}"`);
  if (typeof done !== 'boolean') throw inputError('fault: "done" must be true or false');
  const fault: Fault = { kind, operation, ...(done && { done }) };
  for (const key of ['times', 'status', 'code', 'delay_ms', 'retry_after_s', 'after_bytes'] as const) {
    const value = numberIn(raw, key);
    if (value !== undefined) fault[key] = value;
  }
  if (fault.status !== undefined && !isStatus(fault.status))
    throw inputError('fault: "status" must be from 200 to 599');
  return fault;
}

/** Reads the control endpoint's list of faults. Throws 400/4 when it is not one. */
export function readFaults(raw: unknown): Fault[] {
  if (!Array.isArray(raw)) throw inputError('expected a list of faults');
  return raw.map(readFault);
}

// `fault-hang`, `fault-status-503-23`: what a channel's id may be, too.
const ASKED = new RegExp(`^fault-(${kinds.join('|')})(?:-(\\d{1,6}))?(?:-(\\d{1,6}))?$`);

/** What the first number of an asked fault means, by its kind. */
const firstNumber = {
  status: 'status',
  delay: 'delay_ms',
  cut: 'after_bytes',
  rate_limit: 'retry_after_s',
} as const;

function askedBy(text: string): Fault | undefined {
  const [, kind, first, second] = ASKED.exec(text) ?? [];
  if (!isKind(kind)) return undefined;
  const fault: Fault = { kind, operation: '*' };
  const key = kind === 'hang' || kind === 'not_json' ? undefined : firstNumber[kind];
  if (key === undefined ? first !== undefined : second !== undefined && kind !== 'status') return undefined;
  if (key !== undefined && first !== undefined) fault[key] = Number(first);
  if (second !== undefined) fault.code = Number(second);
  return fault.status === undefined || isStatus(fault.status) ? fault : undefined;
}

/**
 * The fault that a call asks for by itself, for who cannot or will not switch one on: a text anywhere in its input,
 * alone in its place, that is the fault's name, `fault-` before its kind, with up to two numbers behind it:
 * `fault-status-503-23` (the code is the second), `fault-delay-250`, `fault-cut-40`, `fault-rate_limit-7`,
 * `fault-hang`, `fault-not_json`.
 */
export function askedFault(input: unknown): Fault | undefined {
  if (typeof input === 'string') return input.startsWith('fault-') ? askedBy(input) : undefined;
  if (typeof input !== 'object' || input === null) return undefined;
  for (const value of Object.values(input)) {
    const fault = askedFault(value);
    if (fault) return fault;
  }
  return undefined;
}

/** The faults that are switched on. The first that fits a call is used, and counted down. */
export class Faults {
  #active: Fault[] = [];

  get active(): readonly Fault[] {
    return this.#active;
  }

  replace(faults: readonly Fault[]): void {
    this.#active = faults.map((fault) => ({ ...fault }));
  }

  /** The fault that befalls this call, if any. */
  take(operation: string): Fault | undefined {
    const fault = this.#active.find((entry) => entry.operation === '*' || entry.operation === operation);
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times <= 0) this.#active = this.#active.filter((entry) => entry !== fault);
    }
    return fault;
  }
}
