import type { AuditFilter, Outcome } from '../../api/audit.ts';
import { searchText } from '../../lib/search-text.ts';

export const outcomes = ['succeeded', 'failed', 'refused', 'unknown'] as const satisfies readonly Outcome[];

/** What of the log is shown, as the address says it. */
export interface AuditSearch extends AuditFilter {
  /** Also what concerns other apps, or none, such as signing in. Absent: this app. */
  scope?: 'everything';
}

/** Read the search parameters and leave out whatever makes no sense: no address breaks the page. */
export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  const person = searchText(raw['person']);
  const operation = searchText(raw['operation']);
  const target = searchText(raw['target']);
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

const timeOf = (value: unknown): string =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : '';
