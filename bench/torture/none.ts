import { say } from '../../scripts/say.ts';
import type { Mark } from '../report/report.ts';

const SHOWN = 20;

/** A mark for what there must be none of; what there is of it is told on the way. */
export function none(name: string, found: readonly string[]): Mark {
  for (const one of found.slice(0, SHOWN)) say(`  ${one}`);
  return { name, value: found.length, limit: 0, digits: 0 };
}
