import { DatabaseSync } from 'node:sqlite';
import type { Budget } from './budget.ts';
import { Statements } from './statements.ts';

export type SqlValue = string | number | boolean | null | undefined;

/** A piece of SQL with the values for its question marks, in order. */
export interface Sql {
  sql: string;
  params: SqlValue[];
}

// Whoever comes later than this begins a transaction of their own, so that nobody waits long for others.
const LONGEST_GROUP_MS = 8;

/** Calls that are saved together, since every commit waits for the disk. */
interface Group {
  startedAt: number;
  saved: PromiseWithResolvers<void>;
}

const bind = (value: SqlValue): string | number | null => {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
};

/** One SQLite file or memory. */
export class Database {
  readonly #raw: DatabaseSync;
  readonly #statements: Statements;
  readonly #remembered = new Map<string, unknown>();
  /** Moves when another connection has written. */
  #dataVersion = 0;
  #budget: Budget | undefined;
  #group: Group | undefined;
  #isWorking = false;

  constructor(file: string) {
    this.#raw = new DatabaseSync(file);
    this.#statements = new Statements(this.#raw);
    // FULL: a commit is on the disk before its answer leaves, so neither kill -9 nor a power cut loses it.
    this.#raw.exec(
      'pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on; pragma busy_timeout=5000; pragma temp_store=memory; pragma cache_size=-65536',
    );
    this.#raw.function('in_budget', () => {
      this.#budget?.();
      return 1;
    });
  }

  /** All rows. `Row` is what the statement selects: the tables are STRICT, so columns have their declared types. */
  all<Row>(sql: string, ...params: SqlValue[]): Row[] {
    const { statement, rowOf } = this.#statements.prepared(sql);
    const rows = statement.all(...params.map(bind)) as unknown as unknown[][];
    return rows.map((values) => rowOf(values) as Row);
  }

  /** The first row, or undefined. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what it selects
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined {
    const { statement, rowOf } = this.#statements.prepared(sql);
    const values = statement.get(...params.map(bind)) as unknown as unknown[] | undefined;
    return values && (rowOf(values) as Row);
  }

  /** Runs a change and says how many rows it touched. */
  run(sql: string, ...params: SqlValue[]): number {
    return Number(this.#statements.prepared(sql).statement.run(...params.map(bind)).changes);
  }

  /** Several statements without values: schema and pragmas. */
  script(sql: string): void {
    this.#raw.exec(sql);
    this.#remembered.clear();
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
    if (this.#isWorking) return work();
    this.flush();
    this.#open();
    try {
      const result = this.#working(work);
      this.run('commit');
      return result;
    } catch (error) {
      this.#undo('rollback');
      throw error;
    }
  }

  /**
   * Everything in `work` or nothing of it, saved together with what others do in the same moment. The work is done at
   * once; its result, or what it threw, comes when everything it may have seen is on the disk.
   */
  async grouped<T>(work: () => T): Promise<T> {
    if (this.#group && performance.now() - this.#group.startedAt > LONGEST_GROUP_MS) this.flush();
    const group = this.#group ?? this.#begin();
    try {
      return this.#working(() => this.attempt(work));
    } finally {
      // An error of the disk has ended the transaction, and with it all that was done in it.
      if (!this.#raw.isTransaction) this.flush();
      await group.saved.promise;
    }
  }

  /** Saves what is done of a group, for those who may only see what is saved. */
  flush(): void {
    const group = this.#group;
    if (!group) return;
    this.#group = undefined;
    try {
      if (!this.#raw.isTransaction) throw new Error('the data file could not be written');
      this.run('commit');
      group.saved.resolve();
    } catch (error) {
      this.#undo('rollback');
      group.saved.reject(error);
    }
  }

  #begin(): Group {
    const group = { startedAt: performance.now(), saved: Promise.withResolvers<void>() };
    this.#open();
    this.#group = group;
    // All requests that have arrived by now come first.
    setImmediate(() => {
      if (this.#group === group) this.flush();
    });
    return group;
  }

  #working<T>(work: () => T): T {
    this.#isWorking = true;
    try {
      return work();
    } finally {
      this.#isWorking = false;
    }
  }

  /** Everything in `work` or nothing of it, while what came before it in the transaction stays. */
  attempt<T>(work: () => T): T {
    // Every call passes here, so these are prepared once, like what begins and ends a transaction.
    this.run('savepoint attempt');
    try {
      const result = work();
      this.run('release attempt');
      return result;
    } catch (error) {
      this.#undo('rollback to attempt; release attempt');
      throw error;
    }
  }

  #open(): void {
    this.run('begin');
    const version = this.get<{ data_version: number }>('pragma data_version')?.data_version ?? 0;
    if (version !== this.#dataVersion) this.#remembered.clear();
    this.#dataVersion = version;
  }

  #undo(how: string): void {
    if (this.#raw.isTransaction) this.#raw.exec(how);
    this.#remembered.clear();
  }

  /**
   * What `read` gives, for what is asked for with every call and seldom changes: read once, until whoever changes it
   * calls {@link forget}. What is undone, or written by another connection, is forgotten by itself.
   */
  remembered<T>(name: string, read: () => T): T {
    // Under one name there is always the result of the same reading.
    const known = this.#remembered.get(name) as T | undefined;
    if (known !== undefined) return known;
    const value = read();
    this.#remembered.set(name, value);
    return value;
  }

  forget(name: string): void {
    this.#remembered.delete(name);
  }

  /** Does something with what is saved by now that only SQLite itself can do. */
  raw<T>(work: (raw: DatabaseSync) => T): T {
    this.flush();
    return work(this.#raw);
  }

  /** False once it is closed; work that was put off must then be left. */
  get isOpen(): boolean {
    return this.#raw.isOpen;
  }

  close(): void {
    this.flush();
    this.#statements.clear();
    this.#raw.close();
  }
}
