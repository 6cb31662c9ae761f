import type { DatabaseSync, StatementSync } from 'node:sqlite';

// Filters make statements of their own; at least so many of the last ones stay prepared, and at most twice as many.
const KEPT = 256;

// When SQLite plans a bare `limit ?` it looks at the value, and so plans anew whenever one is bound, which takes longer
// than most statements run. Through a plus sign it does not look.
const withLastingPlan = (sql: string): string => sql.replaceAll(/\blimit \?/g, 'limit +?');

/** Makes a row of its values. */
type RowMaker = (values: readonly unknown[]) => unknown;

/**
 * Rows are made by a function that is written out for their columns, so that they have one shape: the objects that
 * Node makes, and those that are filled name by name, are dictionaries, slow to make and slow to read.
 */
function rowMaker(columns: readonly string[]): RowMaker {
  const fields = columns.map((name, index) => `${JSON.stringify(name)}: values[${index}]`);
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing in it but the names in our own SQL, quoted
  return new Function('values', `return { ${fields.join(', ')} };`) as RowMaker;
}

/** A statement that gives the values of its rows, and what makes rows of them. */
export interface Prepared {
  statement: StatementSync;
  rowOf: RowMaker;
}

/**
 * The prepared statements of one database. Those that were not used since as many others were are let go; to keep them
 * in order would take as long as some of them run.
 */
export class Statements {
  readonly #raw: DatabaseSync;
  #recent = new Map<string, Prepared>();
  #earlier = new Map<string, Prepared>();
  /** By the names of the columns: what differs in nothing but its conditions makes the same rows. */
  readonly #rowMakers = new Map<string, RowMaker>();

  constructor(raw: DatabaseSync) {
    this.#raw = raw;
  }

  prepared(sql: string): Prepared {
    const recent = this.#recent.get(sql);
    if (recent) return recent;
    const prepared = this.#earlier.get(sql) ?? this.#prepare(sql);
    if (this.#recent.size >= KEPT) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(sql, prepared);
    return prepared;
  }

  #prepare(sql: string): Prepared {
    const statement = this.#raw.prepare(withLastingPlan(sql));
    statement.setReturnArrays(true);
    const columns = statement.columns().map(({ name }) => name);
    const key = JSON.stringify(columns);
    const rowOf = this.#rowMakers.get(key) ?? rowMaker(columns);
    this.#rowMakers.set(key, rowOf);
    return { statement, rowOf };
  }

  clear(): void {
    this.#recent.clear();
    this.#earlier.clear();
  }
}
