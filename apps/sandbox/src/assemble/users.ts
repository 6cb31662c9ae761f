import type { UserResponse } from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import { presentForgottenUser, presentUser } from '../present/user.ts';
import { findUsers } from '../store/users.ts';
import type { UserRow } from '../store/users.ts';

/** The users that one answer embeds: each is read and presented once, however often they appear. */
export class UserBook {
  readonly #context: Context;
  readonly #users = new Map<string, UserResponse>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Takes what was read for another reason. */
  add(row: UserRow): void {
    this.#users.set(row.id, presentUser(row, this.#context.clock.now()));
  }

  /** Reads all of these that are not there yet, in one statement. */
  load(ids: Iterable<string | null | undefined>): void {
    const missing = new Set<string>();
    for (const id of ids) if (id !== null && id !== undefined && !this.#users.has(id)) missing.add(id);
    if (missing.size === 0) return;
    const { db, clock } = this.#context;
    const now = clock.now();
    for (const row of findUsers(db, missing)) this.#users.set(row.id, presentUser(row, now));
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
