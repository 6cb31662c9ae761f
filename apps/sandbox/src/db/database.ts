import { DatabaseSync } from 'node:sqlite';
import type { Budget } from './budget.ts';
import { CallQueue, outcomeOf } from './call-queue.ts';
import type { Outcome, Work } from './call-queue.ts';
import { Checkpointer } from './checkpointer.ts';
import type { LogState } from './checkpointer.ts';
import { Statements } from './statements.ts';

declare module 'node:sqlite' {
  interface DatabaseSync {
    // Here because Node's own types do not have them yet.
    /** Whether SQLite keeps statements from writing to the tables of its own modules; it does unless told otherwise. */
    enableDefensive(active: boolean): void;
    /** The database as the bytes of a file. */
    serialize(): Uint8Array;
    /** Becomes a database in memory with these bytes, of at most a gigabyte. */
    deserialize(bytes: Uint8Array): void;
  }
}

export type SqlValue = string | number | boolean | null | undefined;

/** A piece of SQL with the values for its question marks, in order. */
export interface Sql {
  sql: string;
  params: SqlValue[];
}

type Bound = string | number | null;

/** The values as SQLite takes them. In their own list, which nobody else has: every statement passes here. */
function bound(values: SqlValue[]): Bound[] {
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === undefined) values[index] = null;
    else if (typeof value === 'boolean') values[index] = Number(value);
  }
  // Nothing else is left in it.
  return values as Bound[];
}

/** One SQLite file or memory. */
export class Database {
  readonly #raw: DatabaseSync;
  readonly #statements: Statements;
  readonly #remembered = new Map<string, unknown>();
  readonly #checkpointer: Checkpointer | undefined;
  /** Moves when another connection has written. */
  #dataVersion = 0;
  #budget: Budget | undefined;
  readonly #calls = new CallQueue((works) => this.#saveCalls(works));
  #isWorking = false;

  constructor(file: string) {
    this.#raw = new DatabaseSync(file);
    this.#statements = new Statements(this.#raw);
    this.#configure();
    if (this.#raw.location() !== null) this.#checkpointer = new Checkpointer(file, () => this.#logState());
    this.#raw.function('in_budget', () => {
      this.#budget?.();
      return 1;
    });
  }

  #configure(): void {
    // NORMAL: a commit is with the operating system before its answer leaves, so kill -9 does not lose it. See
    // docs/decisions/019-what-a-message-writes.md.
    this.#raw.exec(
      'pragma journal_mode=wal; pragma synchronous=normal; pragma wal_autocheckpoint=0; pragma foreign_keys=on; pragma busy_timeout=5000; pragma temp_store=memory; pragma cache_size=-65536',
    );
  }

  /** Becomes a copy, in memory, of what {@link image} gave. Before anything else is done with it. */
  become(image: Uint8Array): void {
    this.#raw.deserialize(image);
    this.#configure();
  }

  /** All that is saved, as bytes. */
  image(): Uint8Array {
    this.flush();
    return this.#raw.serialize();
  }

  /** All rows. `Row` is what the statement selects: the tables are STRICT, so columns have their declared types. */
  all<Row>(sql: string, ...params: SqlValue[]): Row[] {
    const { statement, rowOf } = this.#statements.prepared(sql);
    const rows: Row[] = [];
    for (const values of statement.all(...bound(params)) as unknown as unknown[][])
      rows.push(rowOf(values) as Row);
    return rows;
  }

  /** The first row, or undefined. */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what it selects
  get<Row>(sql: string, ...params: SqlValue[]): Row | undefined {
    const { statement, rowOf } = this.#statements.prepared(sql);
    const values = statement.get(...bound(params)) as unknown as unknown[] | undefined;
    return values && (rowOf(values) as Row);
  }

  /** Runs a change and says how many rows it touched. */
  run(sql: string, ...params: SqlValue[]): number {
    return Number(this.#statements.prepared(sql).statement.run(...bound(params)).changes);
  }

  /** Adds a row and says which number it has. */
  insert(sql: string, ...params: SqlValue[]): number {
    return Number(this.#statements.prepared(sql).statement.run(...bound(params)).lastInsertRowid);
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
      this.#commit();
      return result;
    } catch (error) {
      this.#undo('rollback');
      throw error;
    }
  }

  /**
   * Everything in `work` or nothing of it, done and saved together with what others ask for in the same moment. Its
   * result, or what it threw, comes when everything it may have seen is saved. It may be done twice, the first time
   * without a trace in the database; what it does elsewhere has to allow for that.
   */
  async grouped<T>(work: () => T): Promise<T> {
    if (this.#checkpointer?.pause) await this.#checkpointer.pause;
    return this.#calls.add(work);
  }

  /** Does and saves the calls that wait for it, for those who have to come after them. */
  flush(): void {
    this.#calls.flush();
  }

  #saveCalls(works: Iterable<Work>): Outcome[] {
    const begun: Work[] = [];
    try {
      this.#open();
      const outcomes = this.#working(() => this.#doAll(works, begun)) ?? this.#doApart(begun);
      this.#commit();
      return outcomes;
    } catch (error) {
      this.#undo('rollback');
      throw error;
    }
  }

  /**
   * Does calls one after the other, and notes which; undefined once one has failed that had changed something before, as
   * had others. Hardly any does, and to be able to take back each by itself costs a seventh of what they do.
   */
  #doAll(works: Iterable<Work>, begun: Work[]): Outcome[] | undefined {
    const outcomes: Outcome[] = [];
    let changes = this.#changes();
    let others = 0;
    for (const work of works) {
      begun.push(work);
      const outcome = this.#outcomeOf(work);
      const own = this.#changes() - changes;
      changes += own;
      outcomes.push(outcome);
      if (!('error' in outcome)) others += own;
      else if (own > 0 && others > 0) return undefined;
      else if (own > 0) {
        this.#undo('rollback');
        this.#open();
      }
    }
    return outcomes;
  }

  /** Does calls anew, so that each that fails takes back what it has changed and nothing else. */
  #doApart(works: readonly Work[]): Outcome[] {
    this.#undo('rollback');
    this.#open();
    return this.#working(() => works.map((work) => this.#outcomeOf(() => this.attempt(work))));
  }

  #outcomeOf(work: Work): Outcome {
    const outcome = outcomeOf(work);
    // An error of the disk ends the transaction, and with it all that was done in it.
    if (!this.#raw.isTransaction) throw new Error('the data file could not be written');
    return outcome;
  }

  #changes(): number {
    return this.get<{ count: number }>('select total_changes() as count')?.count ?? 0;
  }

  #commit(): void {
    this.run('commit');
    this.#checkpointer?.saved();
  }

  #logState(): LogState {
    // "noop" does nothing but tell.
    return this.get<LogState>('pragma wal_checkpoint(noop)') ?? { log: 0, checkpointed: 0 };
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
    if (this.#raw.isOpen && this.#raw.isTransaction) this.#raw.exec(how);
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

  /** Runs work that may write to what SQLite's own modules keep in tables. */
  withoutDefence(work: () => void): void {
    this.#raw.enableDefensive(false);
    try {
      work();
    } finally {
      this.#raw.enableDefensive(true);
    }
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
    this.#checkpointer?.close();
    this.#statements.clear();
    this.#raw.close();
  }
}
