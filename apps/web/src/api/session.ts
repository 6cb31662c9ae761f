import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { takeSession } from '../boot/handover.ts';
import { bff, readBff } from './bff.ts';

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
  /** Shown columns, by page. */
  columns?: Record<string, string[]>;
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
/** Holds the ids of the apps, with a space between: tells the boot script of which asking for the first page is worth it. */
const signedInMark = 'backchannel.signed-in';

/** Who is signed in, or null. The first read takes the answer that the boot script asked for. */
export const sessionQuery = queryOptions({
  queryKey: [path] as const,
  queryFn: async ({ signal }): Promise<Session | null> => {
    const started = takeSession();
    const session = await (started
      ? readBff<Session | null>(path, started)
      : bff<Session | null>(path, { signal }));
    if (session) localStorage.setItem(signedInMark, session.apps.map(({ id }) => id).join(' '));
    else localStorage.removeItem(signedInMark);
    return session;
  },
  staleTime: 60_000,
});

/** The session has ended, and no page that needs it is shown. */
export function forgetSession(queries: QueryClient): void {
  localStorage.removeItem(signedInMark);
  queries.setQueryData(sessionQuery.queryKey, null);
}

/** The session of a signed-in page. Throws outside of one. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (!data) throw new Error('useSession is for pages behind the sign-in');
  return data;
}

export const roleName = (role: Role): string => `${role[0]?.toUpperCase() ?? ''}${role.slice(1)}`;
