import type { AnswerOf, BodyOf, Operation, RequestOf } from '@backchannel/chat-api';
import type { Json, Kind, Settings } from '@backchannel/configuration';
import { infiniteQueryOptions, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { bff, bffQuery } from './bff.ts';
import { chat } from './client.ts';
import { invalidateStale } from './query.ts';
import { useAct } from './use-act.ts';

/** One change in the history of an object's settings. */
export interface Version {
  kind: Kind;
  name: string;
  /** From 1, per object. */
  number: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** `first`: as it was when it was first seen. `outside`: found changed by somebody else. */
  source: 'first' | 'dashboard' | 'outside';
  act: 'seen' | 'created' | 'updated' | 'deleted';
  by: { id: string; name: string } | null;
  reason: string | null;
  from: { ip: string | null; userAgent: string | null } | null;
  auditId: string | null;
  fingerprint: string;
  /** Names of what changed against the version before, at most 20. */
  places: string[];
  /** How many changed. */
  changes: number;
}

/** An object that has settings, as the API has it now. */
export interface SettingsObject {
  name: string;
  /** The API's answer, as it came. */
  answer: Record<string, unknown>;
  settings: Settings;
  /** Names these settings; `if-match` compares with it. */
  fingerprint: string;
  /** The version that it is; null while it is being changed and has none yet. */
  version: Version | null;
}

const settingsPath = (app: string, kind: Kind): string =>
  `/api/apps/${encodeURIComponent(app)}/settings/${kind}`;
const historyPath = (app: string, kind: Kind, name: string): string =>
  `/api/apps/${encodeURIComponent(app)}/history/${kind}/${encodeURIComponent(name)}`;

/** All objects of a kind. */
export const settingsQuery = (app: string, kind: Kind) =>
  bffQuery<{ objects: SettingsObject[] }>(settingsPath(app, kind));

/** One object; fails with the API's 404 when it is not there. */
export const oneSettingsQuery = (app: string, kind: Kind, name: string) =>
  bffQuery<SettingsObject>(`${settingsPath(app, kind)}/${encodeURIComponent(name)}`);

const historyPageSize = 50;

/** The versions of an object, newest first, page by page. */
export const historyQuery = (app: string, kind: Kind, name: string) => {
  const path = historyPath(app, kind, name);
  return infiniteQueryOptions({
    queryKey: [path, 'pages'] as const,
    queryFn: ({ pageParam, signal }) =>
      bff<{ versions: Version[]; total: number }>(path, {
        search: { limit: historyPageSize, ...(pageParam !== 0 && { before: pageParam }) },
        signal,
      }),
    initialPageParam: 0,
    getNextPageParam: ({ versions }) => {
      const last = versions.at(-1);
      return last && versions.length >= historyPageSize && last.number > 1 ? last.number : undefined;
    },
  });
};

/** A version with its settings; null when the object was deleted then. */
export const versionQuery = (app: string, kind: Kind, name: string, number: number) =>
  bffQuery<{ version: Version; settings: Settings | null }>(`${historyPath(app, kind, name)}/${number}`);

/**
 * A body that was made from settings, as its operation types it: settings have the API's own names and values, and both
 * servers check every request.
 */
export const bodyFor = <O extends Operation>(_operation: O, body: Readonly<Record<string, Json>>) =>
  body as BodyOf<O>;

/** A change of settings: the call, the version that it is based on, and why. */
export interface SettingsChange<O extends Operation> {
  operation: O;
  request: RequestOf<O>;
  /** Refused with 409 `moved_on` when the object is another by now. Absent: not compared. */
  fingerprint?: string | undefined;
  reason?: string | undefined;
}

/** Makes a change of settings; everything that shows settings is read again. Throws what the client throws. */
export async function changeSettings<O extends Operation>(
  queries: QueryClient,
  app: string,
  { operation, request, fingerprint, reason = '' }: SettingsChange<O>,
): Promise<AnswerOf<O>> {
  const answer = await chat(app)(operation, request, {
    headers: {
      ...(fingerprint !== undefined && { 'if-match': `"${fingerprint}"` }),
      ...(reason.trim() !== '' && { 'x-reason': encodeURIComponent(reason.trim()) }),
    },
  });
  // What else shows them is read again meanwhile; nobody waits for that.
  void invalidateStale(queries, operation, app);
  await readSettingsAgain(queries, app);
  return answer;
}

/** Reads again all settings and histories of an app. */
export const readSettingsAgain = (queries: QueryClient, app: string): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey: [path] }) =>
      typeof path === 'string' &&
      new RegExp(`^/api/apps/${encodeURIComponent(app)}/(?:(?:settings|history)/|configuration$)`).test(path),
  });

/** {@link changeSettings} as a mutation. */
export function useSettingsChange<O extends Operation>(app: string) {
  const queries = useQueryClient();
  return useAct<AnswerOf<O>, SettingsChange<O>>({
    mutationFn: (change) => changeSettings(queries, app, change),
  });
}
