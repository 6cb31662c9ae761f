import type { AuditFilter } from '../../api/audit.ts';
import type { AuditSearch } from './audit-search.ts';

/** What our server is asked for. */
export function searchOf(app: string, { scope, ...filter }: AuditSearch): AuditFilter & { app?: string } {
  return scope === 'everything' ? filter : { app, ...filter };
}

/** How many conditions are on; a time range is one. */
export function conditions({ from, to, person, operation, target, outcome }: AuditSearch): number {
  const others = [person, operation, target, outcome].filter((value) => value !== undefined).length;
  return others + (from !== undefined || to !== undefined ? 1 : 0);
}
