import { hash } from 'node:crypto';
import { canonicalJson, type Settings } from '@backchannel/configuration';

/** Of an object that is not there. */
export const noObject = 'none';

/** What tells one version of an object's settings from another: SHA-256, hex, over their canonical JSON. */
export const fingerprintOf = (settings: Settings | null): string =>
  settings === null ? noObject : hash('sha256', canonicalJson(settings));
