import type { UserResponse } from '@backchannel/chat-api/types';
import type { Database } from '../db/database.ts';
import { presentForgottenUser, presentUser } from '../present/user.ts';
import { findUsers } from '../store/users.ts';

/** The users that one answer embeds: each is read and presented once, however often they appear. */
export class UserBook {
  readonly #db: Database;
  readonly #users = new Map<string, UserResponse>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Reads all of these that are not there yet, in one statement. */
  load(ids: Iterable<string | null | undefined>): void {
    const missing = new Set<string>();
    for (const id of ids) if (id !== null && id !== undefined && !this.#users.has(id)) missing.add(id);
    if (missing.size === 0) return;
    for (const row of findUsers(this.#db, missing)) this.#users.set(row.id, presentUser(row));
    for (const id of missing) if (!this.#users.has(id)) this.#users.set(id, presentForgottenUser(id));
  }

  /** The user; one that is gone altogether has only the id. */
  get(id: string): UserResponse {
    const known = this.#users.get(id);
    if (known) return known;
    this.load([id]);
    return this.#users.get(id) ?? presentForgottenUser(id);
  }

  find(id: string | null): UserResponse | undefined {
    return id === null ? undefined : this.get(id);
  }
}
