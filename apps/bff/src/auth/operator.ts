import type { Permission, Role } from './roles.ts';

/** The person who works in the dashboard. */
export interface Operator {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly permissions: ReadonlySet<Permission>;
}
