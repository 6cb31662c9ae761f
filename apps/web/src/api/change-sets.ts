import type { Json, Kind } from '@backchannel/configuration';
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { bff, bffQuery } from './bff.ts';

/** One write of a change set. */
export interface Step {
  app: string;
  kind: Kind;
  name: string;
  act: 'create' | 'update' | 'delete';
  /** Of the settings that it is based on; `none` for what is made anew. */
  fingerprint: string;
  body: Readonly<Record<string, Json>>;
}

/** `limited`: it waits for the API's limit, and is sent again by itself. */
export type StepState = 'waiting' | 'sending' | 'limited' | 'done' | 'failed' | 'unknown';

/** What became of a step. */
export interface LedgerLine extends Omit<Step, 'body'> {
  index: number;
  state: StepState;
  version?: number | null;
  error?: {
    status?: number;
    code?: string | number;
    message: string;
    requestId?: string;
    /** When a `limited` step is sent again, in epoch milliseconds. */
    goesOnAt?: number;
    /** When that is given up at the latest, in epoch milliseconds. */
    givesUpAt?: number;
  } | null;
}

/** Several writes as one reviewed change, made by the server one after another. */
export interface ChangeSet {
  id: string;
  title: string;
  reason: string | null;
  by: { id: string; name: string };
  createdAt: number;
  state: 'running' | 'stopped' | 'done' | 'dropped';
  steps: LedgerLine[];
}

const path = '/api/change-sets';
const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`;
const pollEveryMs = 500;

/** A change set, read again until it has come to its end. */
export const changeSetQuery = (id: string) =>
  queryOptions({
    ...bffQuery<{ changeSet: ChangeSet }>(pathOf(id)),
    refetchInterval: ({ state }) => (state.data?.changeSet.state === 'running' ? pollEveryMs : false),
  });

/** The newest change sets, whoever began them. */
export const changeSetsQuery = bffQuery<{ changeSets: ChangeSet[] }>(path);

/** The change set when it has come to its end, or stopped. */
export async function whenOver(queries: QueryClient, id: string): Promise<ChangeSet> {
  for (;;) {
    const { changeSet } = await queries.fetchQuery({ ...changeSetQuery(id), staleTime: 0 });
    if (changeSet.state !== 'running') return changeSet;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}

/** Begins to make the changes. */
export const startChangeSet = (set: { title: string; reason: string; steps: readonly Step[] }) =>
  bff<{ changeSet: ChangeSet }>(path, { method: 'POST', body: set });

/** Goes on where it stopped. */
export const resumeChangeSet = (id: string) =>
  bff<{ changeSet: ChangeSet }>(`${pathOf(id)}/resume`, { method: 'POST', body: {} });

/** Leaves the rest undone. */
export const dropChangeSet = (id: string) =>
  bff<{ changeSet: ChangeSet }>(`${pathOf(id)}/drop`, { method: 'POST', body: {} });
