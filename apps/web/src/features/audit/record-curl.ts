import type { Operation } from '@backchannel/chat-api';
import type { AuditRecord } from '../../api/audit.ts';
import { loadPart } from '../../lib/part.ts';
import { curlOf } from '../channel/curl.ts';

const loadContract = () => import('@backchannel/chat-api/operations');

type Call = Operation<object, object, object>;

const isCall = (value: unknown): value is Call =>
  typeof value === 'object' && value !== null && 'operationId' in value;

/**
 * The call of a record as a curl command for the Chat API itself, without key and token.
 * Undefined when the operation is none of the contract.
 */
export async function recordCurl({
  operation: name,
  request,
}: Pick<AuditRecord, 'operation' | 'request'>): Promise<string | undefined> {
  // All operations together are heavy: they come when somebody asks.
  const contract: Record<string, unknown> = { ...(await loadPart(loadContract)) };
  const operation = Object.values(contract)
    .filter(isCall)
    .find((call) => call.name === name);
  return operation && curlOf(operation, request);
}
