import type { Permission } from '@backchannel/chat-api';
import { type Role, roleName, type Session, useSession } from './session.ts';

/** What an operator may hold: the contract's permissions and the dashboard's own. */
export type AnyPermission = Permission | 'audit.read' | 'audit.verify' | 'operators.manage';

/** Whether the operator may do something, and if not, why: which roles hold the permission, and who. */
export interface Allowance {
  allowed: boolean;
  permission: AnyPermission;
  /** "Needs channels.truncate, which Moderator and Admin have and Marketer lacks." */
  reason: string;
}

/** Ask whether the signed-in operator may do something. The server decides; this only keeps the page honest. */
export function usePermission(permission: AnyPermission): Allowance {
  return allowance(useSession(), permission);
}

export function allowance(session: Session, permission: AnyPermission): Allowance {
  const allowed = session.permissions.includes(permission);
  return { allowed, permission, reason: allowed ? '' : whyNot(session, permission) };
}

function whyNot(session: Session, permission: string): string {
  const roles = rolesWith(session, permission).map(roleName);
  const people = session.holders?.[permission] ?? [];
  const has = roles.length === 0 ? 'no role has' : `${list(roles)} ${roles.length === 1 ? 'has' : 'have'}`;
  const who = people.length === 0 ? '' : ` ${either(people)} can help.`;
  return `Needs ${permission}, which ${has} and ${roleName(session.operator.role)} lacks.${who}`;
}

/** The roles that hold a permission, least powerful first. */
function rolesWith(session: Session, permission: string): Role[] {
  const order: Role[] = ['viewer', 'moderator', 'marketer', 'admin'];
  return order.filter((role) => session.roles[role].includes(permission));
}

const list = (words: string[]): string => inList(words, 'conjunction');
const either = (words: string[]): string => inList(words, 'disjunction');
const inList = (words: string[], type: Intl.ListFormatType): string =>
  new Intl.ListFormat('en', { type }).format(words);
