import type { SortTerm } from './sort.ts';

/** What sorting a kind of rows costs, in what filters cost (see cost.ts). */
export interface SortCosts {
  /** To look at all of them and to keep a page. */
  all: number;
  /** For each field that is a column, unless `fields` says otherwise. */
  column: number;
  fields?: Readonly<Record<string, number>>;
  /** To read custom data, and then for each field in it. */
  document: number;
  custom: number;
  /** When it has to be of some type. */
  typed: number;
  /** When few have it. */
  few: number;
  /** The fields in the order of which the rows are read without sorting. */
  indexed: readonly string[];
}

// For each row that the page is further down.
const FURTHER_DOWN = 0.02;

function termCost({ field, type, custom, held }: SortTerm, costs: SortCosts): number {
  if (!custom) return costs.fields?.[field] ?? costs.column;
  if (held === 'few') return costs.few;
  return type === 'string' ? costs.custom : costs.typed;
}

/** Whether walking along an order may find its first rows before all have been looked at. */
export const isWalkable = ([first]: readonly SortTerm[], { indexed }: SortCosts): boolean =>
  first === undefined || (!first.custom && indexed.includes(first.field));

/** About what sorting costs where all rows have to be looked at for the page that ends at `rows`. */
export function sortCost(terms: readonly SortTerm[], rows: number, costs: SortCosts): number {
  if (terms.length <= 1 && isWalkable(terms, costs)) return 0;
  const document = terms.some(({ custom, held }) => custom && held === 'many') ? costs.document : 0;
  return terms.reduce((sum, term) => sum + termCost(term, costs), costs.all + document + rows * FURTHER_DOWN);
}
