import { matchOperation } from '@backchannel/chat-api/match';
import { type ProxiedOperation, proxiedOperations } from './operations.ts';
import type { Input } from './place.ts';

interface Meant {
  readonly operation: ProxiedOperation;
  readonly input: Input;
}

const slash = /[/\\]/;

/**
 * What a call would be to whoever stands between us and the Chat API, decodes its path, and only then looks where the
 * segments end: an id may have slashes, so `x/undelete` could be a message, or its undeletion. Undefined where no id has
 * any, or where the contract has no such call.
 */
export function lookalikeOf({ operation: { spec }, input }: Meant): Meant | undefined {
  if (!Object.values(input.params).some((value) => slash.test(value))) return undefined;
  const path = spec.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => input.params[name] ?? '');
  const segments = path.split(slash).filter((segment) => segment !== '');
  const found = matchOperation(spec.method, `/${segments.map(encodeURIComponent).join('/')}`);
  const operation = found && proxiedOperations.get(found.spec.name);
  return operation && { operation, input: { ...input, params: found.params } };
}
