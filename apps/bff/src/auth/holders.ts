import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Operator } from './operator.ts';
import { type Permission, permissionsOf, type Role } from './roles.ts';

const namesPerRole = 3;

/** Whom to ask: for every permission that the operator lacks, up to three names of people who
 *  have it. A permission that nobody holds is left out. */
export async function holdersOf(
  db: Kysely<Schema>,
  operator: Operator,
  options: { demo: boolean },
): Promise<Partial<Record<Permission, string[]>>> {
  const missing = [...permissionsOf('admin')].filter((permission) => !operator.permissions.has(permission));
  if (missing.length === 0) return {};
  const names = await namesByRole(db, options);
  return Object.fromEntries(
    missing.flatMap((permission) => {
      const holders = [...names].flatMap(([role, people]) =>
        permissionsOf(role).has(permission) ? people : [],
      );
      return holders.length === 0 ? [] : [[permission, holders.slice(0, namesPerRole)]];
    }),
  );
}

/** The first few names of every role that is somebody's, admins last: they are asked when nobody
 *  nearer can help. */
async function namesByRole(db: Kysely<Schema>, { demo }: { demo: boolean }): Promise<Map<Role, string[]>> {
  const askedFirst: Role[] = ['moderator', 'marketer', 'admin'];
  const lists = await Promise.all(
    askedFirst.map((role) => {
      let query = db
        .selectFrom('user')
        .select('name')
        .where('role', '=', role)
        .where('disabledAt', 'is', null);
      if (!demo) query = query.where('demo', '=', 0);
      return query.orderBy('name').limit(namesPerRole).execute();
    }),
  );
  return new Map(askedFirst.map((role, index) => [role, (lists[index] ?? []).map(({ name }) => name)]));
}
