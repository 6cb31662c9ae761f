import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { takeSession } from '../boot/handover.ts';
import { asShown, bff, readBff } from './bff.ts';

export type Role = 'viewer' | 'moderator' | 'marketer' | 'admin';
export type Environment = 'sandbox' | 'staging' | 'production';
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
  /** Shown columns, by page; null for the default. */
  columns?: Record<string, string[] | null>;
}

export interface Session {
  /** `has_password`: not so for the demo's own people. */
  operator: { id: string; name: string; email: string; role: Role; has_password: boolean };
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
/** Holds the ids of the apps and that of the operator, with a space between: tells the boot script of which app asking for
 *  the first page is worth it, and other tabs who has signed in. */
export const signedInMark = 'backchannel.signed-in';

/** Who is signed in, or null. The first read takes the answer that the boot script asked for. */
export const sessionQuery = queryOptions({
  queryKey: [path] as const,
  queryFn: async ({ signal }): Promise<Session | null> => {
    const started = takeSession();
    const session = await (started
      ? readBff<Session | null>(path, started)
      : bff<Session | null>(path, { signal }));
    if (session) {
      // The first that this page has shown, until it is left: a page that begins to show another is no longer whole.
      asShown['x-operator'] ??= session.operator.id;
      localStorage.setItem(signedInMark, [...session.apps, session.operator].map(({ id }) => id).join(' '));
    } else showNobody();
    return session;
  },
  staleTime: 60_000,
});

/** The session has ended, and no page that needs it is shown. */
export function forgetSession(queries: QueryClient): void {
  showNobody();
  queries.setQueryData(sessionQuery.queryKey, null);
}

/** The session of a signed-in page. Throws outside of one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('useSession is for pages behind the sign-in');
  return data;
}

export const roleName = (role: Role): string => `${role[0]?.toUpperCase() ?? ''}${role.slice(1)}`;

/** Whoever signs in next may be another. */
function showNobody(): void {
  delete asShown['x-operator'];
  localStorage.removeItem(signedInMark);
}
