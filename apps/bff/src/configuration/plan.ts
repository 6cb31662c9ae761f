import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type Kind, toJson } from '@backchannel/configuration';
import {
  type Act,
  type PlannedChange,
  type Names,
  planChanges,
  type Problem,
  readDocument,
} from '@backchannel/configuration/document';
import type { Difference } from '@backchannel/configuration';
import { maxSteps } from '../change-sets/plan.ts';
import type { Current } from './read-configuration.ts';

/** A change as the page and the command line show it, and as it is made. */
export interface FileChange {
  readonly kind: Kind;
  readonly name: string;
  readonly act: Act;
  /** Of the settings that it is based on. */
  readonly fingerprint: string;
  readonly differences: readonly Difference[];
  readonly body: Readonly<Record<string, Json>>;
  /** Whether the change before it makes its object, so that it is based on nothing that was seen. */
  readonly follows: boolean;
}

/** What a file would change in an app. */
export interface FilePlan {
  /** What has to be mended first; then there are no changes. */
  readonly problems: readonly Problem[];
  readonly changes: readonly FileChange[];
  /** In the app and not in the file; deleted only with `prune`. */
  readonly left: readonly { readonly kind: Kind; readonly name: string }[];
  /** Names exactly these changes of exactly these objects: SHA-256, hex. */
  readonly plan: string;
}

/** Holds a file against an app. */
export function planFile(
  app: string,
  current: Current,
  { yaml, prune }: { yaml: string; prune: boolean },
): FilePlan {
  const { configuration, problems } = readDocument(yaml, prune ? whatStays(current) : current.names);
  if (!configuration) return { problems, changes: [], left: [], plan: '' };
  const plan = planChanges(current.configuration, configuration, { prune });
  const changes = plan.changes.map((change) => describe(current, change));
  if (changes.length > maxSteps) {
    const message = `This would be ${changes.length} requests, and at most ${maxSteps} are made as one. Apply it in parts.`;
    return { problems: [{ line: 1, column: 1, path: '', message }], changes: [], left: [], plan: '' };
  }
  return { problems, changes, left: plan.left, plan: nameOf(app, changes) };
}

/** With pruning, what the file does not say itself goes, so that it cannot be named. */
function whatStays({ names }: Current): Names {
  const { roles, commands, block_lists: blockLists } = names.builtIn ?? {};
  return { ...names, roles, commands, blockLists };
}

const describe = (current: Current, change: PlannedChange): FileChange => {
  const { kind, name, act, differences, body, follows } = change;
  return { kind, name, act, fingerprint: current.fingerprintOf(kind, name), differences, body, follows };
};

function nameOf(app: string, changes: readonly FileChange[]): string {
  const made = changes.map(({ kind, name, act, fingerprint, body }) => ({
    kind,
    name,
    act,
    fingerprint,
    body,
  }));
  return createHash('sha256')
    .update(canonicalJson(toJson({ app, made }) ?? null))
    .digest('hex');
}
