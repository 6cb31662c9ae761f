import { type Kysely, sql } from 'kysely';
import type { Schema } from './db/schema.ts';
import { signServerToken } from './upstream/sign.ts';

/** Searches all that a test's server has answered, logged and kept for the secrets that it was given. */
export class SecretSearch {
  readonly #canaries: readonly string[];
  readonly #places = new Set<string>();

  /** The API secrets count with the tokens that are signed with them. */
  constructor({ auth, api }: { auth: string; api: readonly string[] }) {
    this.#canaries = [auth, ...api, ...api.map(signServerToken)].map(unescaped);
  }

  /** Searches a text at once and keeps nothing of it but `place`, and that only where it holds a secret. */
  look(place: string, text: string): void {
    const plain = unescaped(text);
    if (this.#canaries.some((canary) => plain.includes(canary))) this.#places.add(place);
  }

  /** Searches every table of a database, those of its migrations too. */
  async lookInto(db: Kysely<Schema>): Promise<void> {
    for (const { name } of await db.introspection.getTables({ withInternalKyselyTables: true })) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
      this.look(`table ${name}`, JSON.stringify(rows));
    }
  }

  /** Throws with every place where a secret was found. */
  assertNone(): void {
    if (this.#places.size > 0) throw new Error(`A secret is in ${[...this.#places].join(', ')}`);
  }
}

/** JSON, which may lie within JSON, escapes what it holds: without the marks of it, a text is found however deep it lies. */
const unescaped = (text: string): string => text.replaceAll('\\', '');
