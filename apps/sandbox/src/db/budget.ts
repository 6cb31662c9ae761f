/** Thrown by a budget that is spent, out of the query that spent it. */
export class OverBudget extends Error {
  override name = 'OverBudget';
}

// One row in this many, by chance rather than by row number, so that no order of rows can dodge it.
const ROWS_PER_CHECK = 16;

/** The condition with which a statement asks the budget now and then. */
export const ASKS_BUDGET = `case when random() % ${ROWS_PER_CHECK} then 1 else in_budget() end`;

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
