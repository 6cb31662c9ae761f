import { createHash } from 'node:crypto';
import { canonicalJson, type Json, type Kind, toJson } from '@backchannel/configuration';
import {
  type Act,
  type PlannedChange,
  planChanges,
  type Problem,
  readDocument,
} from '@backchannel/configuration/document';
import type { Difference } from '@backchannel/configuration';
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
  const { configuration, problems } = readDocument(yaml, current.names);
  if (!configuration) return { problems, changes: [], left: [], plan: '' };
  const plan = planChanges(current.configuration, configuration, { prune });
  const changes = plan.changes.map((change) => describe(current, change));
  return { problems, changes, left: plan.left, plan: nameOf(app, changes) };
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
