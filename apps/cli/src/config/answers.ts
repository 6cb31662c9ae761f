import type { Difference, Kind } from '@backchannel/configuration';
import type { Act, Problem } from '@backchannel/configuration/document';
import { Failure } from '../failure.ts';

/** What the dashboard says of a file: the same as the page shows. */
export interface Planned {
  readonly problems: readonly Problem[];
  readonly changes: readonly PlannedChange[];
  /** In the app and not in the file. */
  readonly left: readonly { readonly kind: Kind; readonly name: string }[];
  /** Names this plan, so that no other is carried out. */
  readonly plan: string;
}

export interface PlannedChange {
  readonly kind: Kind;
  readonly name: string;
  readonly act: Act;
  readonly differences: readonly Difference[];
  /** Whether it is the rest of the change before it, which takes two requests. */
  readonly follows: boolean;
}

export type StepState = 'waiting' | 'sending' | 'limited' | 'done' | 'failed' | 'unknown';

export interface ChangeSet {
  readonly id: string;
  readonly state: 'running' | 'stopped' | 'done' | 'dropped';
  readonly steps: readonly {
    readonly kind: Kind;
    readonly name: string;
    readonly act: Act;
    readonly state: StepState;
    readonly error?: {
      readonly message: string;
      readonly code?: string | number | undefined;
      /** When a `limited` step is sent again, in epoch milliseconds. */
      readonly goesOnAt?: number | undefined;
      /** When it is given up at the latest. */
      readonly givesUpAt?: number | undefined;
    } | null;
  }[];
}

const hasFields = (value: unknown, fields: readonly string[]): value is object =>
  typeof value === 'object' && value !== null && fields.every((field) => field in value);

/** The answer of the plan route. Throws `Failure` when it is none, as of a dashboard of another version. */
export function asPlanned(value: unknown): Planned {
  // Our own server's answer: its tests hold it to this shape.
  if (hasFields(value, ['problems', 'changes', 'left', 'plan'])) return value as Planned;
  throw new Failure('The dashboard’s answer is not a plan; it may be of another version.');
}

/** The change set in an answer. Throws `Failure` as {@link asPlanned}. */
export function asChangeSet(value: unknown): ChangeSet {
  const set = hasFields(value, ['changeSet']) ? (value as { changeSet: unknown }).changeSet : undefined;
  if (hasFields(set, ['id', 'state', 'steps'])) return set as ChangeSet;
  throw new Failure('The dashboard’s answer is not a change set; it may be of another version.');
}
