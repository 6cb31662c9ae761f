import { matchOperation } from '@backchannel/chat-api/match';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import { createDraftSpec } from '../operations/drafts/create-draft.ts';

const DRAFT = /^\/api\/v2\/chat\/channels\/([^/]+)\/([^/]+)\/draft$/;

/** The operation that a request means: one of the contract's, or the one that its description forgot. */
export function matchCall(
  method: string,
  path: string,
): { spec: OperationSpec; params: Record<string, string> } | undefined {
  const known = matchOperation(method, path);
  if (known || method !== createDraftSpec.method) return known;
  // Decoded as the contract decodes: by a sister on the same path.
  const sister = DRAFT.test(path) ? matchOperation('GET', path) : undefined;
  return sister && { spec: createDraftSpec, params: sister.params };
}
