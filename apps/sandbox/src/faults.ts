import { inputError } from './errors.ts';
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

const isKind = (value: unknown): value is Kind => (kinds as readonly unknown[]).includes(value);

function numberIn(raw: Record<string, unknown>, key: string): number | undefined {
  const value = raw[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < -1) {
    throw inputError(`fault: "${key}" must be an integer`);
  }
  return value;
}

function readFault(raw: unknown): Fault {
  if (!isObject(raw)) throw inputError('fault: expected an object');
  const { kind, operation = '*', done = false } = raw;
  if (!isKind(kind)) throw inputError(`fault: "kind" must be one of ${kinds.join(', ')}`);
  if (typeof operation !== 'string') throw inputError('fault: "operation" must be text');
  if (typeof done !== 'boolean') throw inputError('fault: "done" must be true or false');
  const fault: Fault = { kind, operation, ...(done && { done }) };
  for (const key of ['times', 'status', 'code', 'delay_ms', 'retry_after_s', 'after_bytes'] as const) {
    const value = numberIn(raw, key);
    if (value !== undefined) fault[key] = value;
  }
  return fault;
}

/** Reads the control endpoint's list of faults. Throws 400/4 when it is not one. */
export function readFaults(raw: unknown): Fault[] {
  if (!Array.isArray(raw)) throw inputError('expected a list of faults');
  return raw.map(readFault);
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
