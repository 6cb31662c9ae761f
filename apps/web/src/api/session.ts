import type { Permission } from '@backchannel/chat-api';
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { takeSession } from '../boot/handover.ts';
import { bff, readBff } from './bff.ts';

export type Role = 'viewer' | 'moderator' | 'marketer' | 'admin';
export type Environment = 'sandbox' | 'staging' | 'production';
/** What an operator may hold: the contract's permissions and the dashboard's own. */
export type AnyPermission = Permission | 'audit.read' | 'audit.verify' | 'operators.manage';

/** A chat app that the operator can work in. */
export interface App {
  id: string;
  label: string;
  /** `#rrggbb`. */
  colour: string;
  environment: Environment;
}

/** What the operator has chosen; absent means the default. Kept on the server. */
export interface Preferences {
  /** Default: as the system says. */
  theme?: 'light' | 'dark' | 'system';
  /** Default: comfortable. */
  density?: 'compact' | 'comfortable';
  /** IANA name; default: the browser's. */
  timeZone?: string;
  /** Default: on. Off leaves only keys with Ctrl or Command. */
  singleKeys?: boolean;
  /** Shown columns, by page. */
  columns?: Record<string, string[]>;
}

export interface Session {
  operator: { id: string; name: string; email: string; role: Role };
  permissions: string[];
  /** Every role with what it may do. */
  roles: Record<Role, string[]>;
  /** Up to three names per permission, where the server tells them. */
  holders?: Record<string, string[]>;
  apps: App[];
  demo: boolean;
  preferences: Preferences;
}

const path = '/api/session';

/** Who is signed in, or null. The first read takes the answer that the boot script asked for. */
export const sessionQuery = queryOptions({
  queryKey: [path] as const,
  queryFn: async ({ signal }): Promise<Session | null> => {
    const started = takeSession();
    const session = await (started
      ? readBff<Session | null>(path, started)
      : bff<Session | null>(path, { signal }));
    if (session) localStorage.setItem('backchannel.signed-in', 'yes');
    else localStorage.removeItem('backchannel.signed-in');
    return session;
  },
  staleTime: 60_000,
});

/** The session of a signed-in page. Throws outside of one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('useSession is for pages behind the sign-in');
  return data;
}

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
  const has =
    roles.length === 0 ? 'no role has' : `${list.format(roles)} ${roles.length === 1 ? 'has' : 'have'}`;
  const who = people.length === 0 ? '' : ` ${either.format(people)} can help.`;
  return `Needs ${permission}, which ${has} and ${roleName(session.operator.role)} lacks.${who}`;
}

/** The roles that hold a permission, least powerful first. */
export function rolesWith(session: Session, permission: string): Role[] {
  const order: Role[] = ['viewer', 'moderator', 'marketer', 'admin'];
  return order.filter((role) => session.roles[role].includes(permission));
}

export const roleName = (role: Role): string => `${role[0]?.toUpperCase() ?? ''}${role.slice(1)}`;

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const either = new Intl.ListFormat('en', { type: 'disjunction' });
