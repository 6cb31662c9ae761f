import type { Kind } from '@backchannel/configuration';

/** One object that has settings. */
export interface Place {
  readonly app: string;
  readonly kind: Kind;
  /** Of an app's grants, of which there is one object, `app`. */
  readonly name: string;
}

/** `first`: as it was when it was first seen. `outside`: found changed by somebody else than the dashboard. */
export type Source = 'first' | 'dashboard' | 'outside';

export type VersionAct = 'seen' | 'created' | 'updated' | 'deleted';

/** A version as the web app gets it: what is known of a change, without the settings. */
export interface Version {
  readonly kind: string;
  readonly name: string;
  /** From 1, per object, without gaps. */
  readonly number: number;
  /** When it was made, or found; epoch milliseconds. */
  readonly at: number;
  readonly source: string;
  readonly act: string;
  /** Who made it in the dashboard. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly reason: string | null;
  readonly from: { readonly ip: string | null; readonly userAgent: string | null } | null;
  readonly auditId: string | null;
  readonly fingerprint: string;
  /** What changed against the version before, by name, at most twenty; none where there was nothing before or is nothing
   *  after. */
  readonly places: readonly string[];
  /** How many there are in all. */
  readonly changes: number;
}
