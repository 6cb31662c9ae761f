import type { AuditFilter, Outcome } from '../../api/audit.ts';

export const outcomes = ['succeeded', 'failed', 'refused', 'unknown'] as const satisfies readonly Outcome[];

/** What of the log is shown, as the address says it. */
export interface AuditSearch extends AuditFilter {
  /** Also what concerns other apps, or none, such as signing in. Absent: this app. */
  scope?: 'everything';
}

/** Read the search parameters and leave out whatever makes no sense: no address breaks the page. */
export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  const person = textOf(raw['person']);
  const operation = textOf(raw['operation']);
  const target = textOf(raw['target']);
  const outcome = outcomes.find((word) => word === raw['outcome']);
  const from = timeOf(raw['from']);
  const to = timeOf(raw['to']);
  return {
    ...(person !== '' && { person }),
    ...(operation !== '' && { operation }),
    ...(target !== '' && { target }),
    ...(outcome !== undefined && { outcome }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(raw['scope'] === 'everything' && { scope: 'everything' as const }),
  };
}

/** What our server is asked for. */
export function searchOf(app: string, { scope, ...filter }: AuditSearch): AuditFilter & { app?: string } {
  return scope === 'everything' ? filter : { app, ...filter };
}

/** How many conditions are on; a time range is one. */
export function conditions({ from, to, person, operation, target, outcome }: AuditSearch): number {
  const others = [person, operation, target, outcome].filter((value) => value !== undefined).length;
  return others + (from !== undefined || to !== undefined ? 1 : 0);
}

// Ids that look like numbers arrive as numbers.
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

const timeOf = (value: unknown): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : '';
