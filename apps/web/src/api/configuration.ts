import type { Difference, Kind } from '@backchannel/configuration';
import { queryOptions } from '@tanstack/react-query';
import { NetworkError } from '@backchannel/chat-api';
import type { ChangeSet } from './change-sets.ts';
import { bff, readBff } from './bff.ts';

const path = (app: string): string => `/api/apps/${encodeURIComponent(app)}/configuration`;

/** Something in a file that has to be mended. Lines and columns count from 1. */
export interface Problem {
  line: number;
  column: number;
  path: string;
  message: string;
}

/** What a file would change in an app. */
export interface FilePlan {
  problems: Problem[];
  changes: {
    kind: Kind;
    name: string;
    act: 'create' | 'update' | 'delete';
    differences: Difference[];
    /** It belongs to the change before it. */
    follows: boolean;
  }[];
  /** In the app and not in the file. */
  left: { kind: Kind; name: string }[];
  /** Names exactly these changes. */
  plan: string;
}

/** The app's configuration as a file. */
export const configurationQuery = (app: string) =>
  queryOptions({
    queryKey: [path(app)] as const,
    queryFn: async ({ signal }) => {
      const response = await fetch(path(app), { credentials: 'same-origin', signal }).catch(
        (cause: unknown) => {
          if (signal.aborted) throw cause;
          throw new NetworkError(path(app), cause);
        },
      );
      // An error is JSON as of any other route.
      return response.ok ? response.text() : readBff<never>(path(app), Promise.resolve(response));
    },
    refetchOnWindowFocus: false,
  });

/** Holds a file against the app; changes nothing. */
export const planFile = (app: string, file: { yaml: string; prune: boolean }) =>
  bff<FilePlan>(`${path(app)}/plan`, { method: 'POST', body: file });

/** Makes exactly the changes of a plan. */
export const applyFile = (
  app: string,
  file: { yaml: string; prune: boolean; plan: string; reason: string },
) => bff<{ changeSet: ChangeSet }>(`${path(app)}/apply`, { method: 'POST', body: file });
