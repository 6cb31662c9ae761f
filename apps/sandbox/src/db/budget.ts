/** Thrown by a budget that is spent, out of the query that spent it. */
export class OverBudget extends Error {
  override name = 'OverBudget';
}

/** One row in this many, by chance, asks the budget; see `asksBudget` of the filters. */
export const ROWS_PER_CHECK = 16;

/** What a query may use up. Called now and then while it runs; throws {@link OverBudget} to end it. */
export type Budget = () => void;

/** About so many rows may be looked at. */
export function rowBudget(rows: number): Budget {
  let left = rows / ROWS_PER_CHECK;
  return () => {
    left -= 1;
    if (left < 0) throw new OverBudget(`looked at more than ${rows} rows`);
  };
}
