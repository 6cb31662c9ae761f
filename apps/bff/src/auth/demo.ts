import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { Conflict } from '../http/errors.ts';
import { createOperator } from './operators.ts';

/** The roles that the demo offers, in the order in which the sign-in page shows them. */
export const demoRoles = ['moderator', 'marketer', 'admin'] as const;
export type DemoRole = (typeof demoRoles)[number];

const people: Record<DemoRole, { name: string; email: string }> = {
  moderator: { name: 'Maja Lindqvist', email: 'maja.lindqvist@demo.invalid' },
  marketer: { name: 'Tomás Ferreira', email: 'tomas.ferreira@demo.invalid' },
  admin: { name: 'Adaeze Okonkwo', email: 'adaeze.okonkwo@demo.invalid' },
};

/** The id of the demo's person with this role, who is created when first asked for. */
export async function demoOperator(db: Kysely<Schema>, role: DemoRole, now: number): Promise<string> {
  const person = people[role];
  const known = await findByEmail(db, person.email);
  if (known !== undefined) return known;
  try {
    return await createOperator(db, { ...person, role, demo: true }, now);
  } catch (error) {
    // Somebody else pressed the same button at the same time.
    const created = error instanceof Conflict ? await findByEmail(db, person.email) : undefined;
    if (created === undefined) throw error;
    return created;
  }
}

async function findByEmail(db: Kysely<Schema>, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', email)
    .where('demo', '=', 1)
    .executeTakeFirst();
  return row?.id;
}
