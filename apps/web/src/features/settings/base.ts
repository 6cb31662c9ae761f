import { isObject, type Settings } from '@backchannel/configuration';

/** What changes begin from: an object's settings, and the name of exactly these. */
export interface Base {
  readonly settings: Settings;
  readonly fingerprint: string;
}

/** The base in what the tab has kept; undefined where there is none. */
export function baseIn(kept: unknown): Base | undefined {
  if (!isObject(kept)) return undefined;
  const { settings, fingerprint } = kept;
  return isObject(settings) && typeof fingerprint === 'string' ? { settings, fingerprint } : undefined;
}
