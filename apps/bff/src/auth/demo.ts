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

/** The id of the demo's person with this role. All three are made when one is first asked for, so
 *  that a page can name the colleague who may do what one's own role may not. */
export async function demoOperator(db: Kysely<Schema>, role: DemoRole, now: number): Promise<string> {
  const known = await findByEmail(db, people[role].email);
  if (known !== undefined) return known;
  for (const missing of demoRoles) await addPerson(db, missing, now);
  const added = await findByEmail(db, people[role].email);
  if (added === undefined) throw new Error(`the demo's ${role} could not be added`);
  return added;
}

async function addPerson(db: Kysely<Schema>, role: DemoRole, now: number): Promise<void> {
  try {
    await createOperator(db, { ...people[role], role, demo: true }, now);
  } catch (error) {
    // There already, perhaps since a moment ago: somebody else pressed a button, too.
    if (!(error instanceof Conflict)) throw error;
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
