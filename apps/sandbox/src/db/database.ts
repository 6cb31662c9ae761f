import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import type { Budget } from './budget.ts';

export type SqlValue = string | number | boolean | null | undefined;

/** A piece of SQL with the values for its question marks, in order. */
export interface Sql {
  sql: string;
  params: SqlValue[];
}

// Filters make statements of their own; this many of them stay prepared.
const STATEMENTS_KEPT = 512;

const bind = (value: SqlValue): string | number | null => {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
};

/** One SQLite file or memory, with prepared statements kept, least recently used out first. */
export class Database {
  readonly #raw: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #budget: Budget | undefined;

  constructor(file: string) {
    this.#raw = new DatabaseSync(file);
    // FULL: a commit is on the disk before its answer leaves, so neither kill -9 nor a power cut loses it.
    this.#raw.exec(
      'pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=5000; pragma temp_store=memory; pragma cache_size=-65536',
    );
    this.#raw.function('in_budget', () => {
      this.#budget?.();
      return 1;
    });
  }

  #prepare(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#raw.prepare(sql);
    this.#statements.delete(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENTS_KEPT) {
      const oldest = this.#statements.keys().next().value;
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }

  /** All rows. `Row` is what the statement selects: the tables are STRICT, so columns have their declared types. */
  all<Row>(sql: string, ...params: SqlValue[]): Row[] {
    return this.#prepare(sql).all(...params.map(bind)) as Row[];
  }

  /** The first row, or undefined. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what it selects
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined {
    return this.#prepare(sql).get(...params.map(bind)) as Row | undefined;
  }

  /** Runs a change and says how many rows it touched. */
  run(sql: string, ...params: SqlValue[]): number {
    return Number(this.#prepare(sql).run(...params.map(bind)).changes);
  }

  /** Several statements without values: schema and pragmas. */
  script(sql: string): void {
    this.#raw.exec(sql);
  }

  /** Gives a function to SQL. It must depend on its arguments alone. */
  define(name: string, work: (...values: (string | number | null)[]) => string | number | null): void {
    this.#raw.function(name, { deterministic: true, varargs: true }, (...values) =>
      work(...values.map((value) => (typeof value === 'string' || typeof value === 'number' ? value : null))),
    );
  }

  /** Runs queries whose `in_budget()` asks this budget; outside of it they may take what they need. */
  within<T>(budget: Budget, work: () => T): T {
    this.#budget = budget;
    try {
      return work();
    } finally {
      this.#budget = undefined;
    }
  }

  /** Everything in `work` or nothing of it. Inside another transaction it simply becomes part of that one. */
  transaction<T>(work: () => T): T {
    if (this.#raw.isTransaction) return work();
    this.#raw.exec('begin');
    try {
      const result = work();
      this.#raw.exec('commit');
      return result;
    } catch (error) {
      if (this.#raw.isTransaction) this.#raw.exec('rollback');
      throw error;
    }
  }

  /** Everything in `work` or nothing of it, while what came before it in the transaction stays. */
  attempt<T>(work: () => T): T {
    this.#raw.exec('savepoint attempt');
    try {
      const result = work();
      this.#raw.exec('release attempt');
      return result;
    } catch (error) {
      if (this.#raw.isTransaction) this.#raw.exec('rollback to attempt; release attempt');
      throw error;
    }
  }

  /** False once it is closed; work that was put off must then be left. */
  get isOpen(): boolean {
    return this.#raw.isOpen;
  }

  close(): void {
    this.#statements.clear();
    this.#raw.close();
  }
}
