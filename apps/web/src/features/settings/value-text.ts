import { type Json, textOf } from '@backchannel/configuration';

/** A value as people compare it: JSON, "nothing" where there is none. */
export const valueText = (value: Json | undefined): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? JSON.stringify(value) : textOf(value);
