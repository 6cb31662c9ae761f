import { buildRequest, type Operation } from '@backchannel/chat-api';
import type { AuditRecord } from '../../api/audit.ts';

type Call = Operation<object, object, object>;

const isCall = (value: unknown): value is Call =>
  typeof value === 'object' && value !== null && 'operationId' in value;

/**
 * The call of a record as a curl command for the Chat API itself. Key and token are left to the shell's variables.
 * Undefined when the operation is none of the contract.
 */
export async function curlOf({
  operation: name,
  request,
}: Pick<AuditRecord, 'operation' | 'request'>): Promise<string | undefined> {
  const contract: Record<string, unknown> = { ...(await import('@backchannel/chat-api/operations')) };
  const operation = Object.values(contract)
    .filter(isCall)
    .find((call) => call.name === name);
  if (!operation) return undefined;
  // The record keeps the request as it was sent.
  const { method, path, headers, body } = buildRequest(operation, request);
  const join = path.includes('?') ? '&' : '?';
  const parts = [
    `curl -X ${method} "$STREAM_BASE_URL"${quote(`${path}${join}api_key=`)}"$STREAM_API_KEY"`,
    `-H "Authorization: $STREAM_TOKEN"`,
    `-H 'Stream-Auth-Type: jwt'`,
    ...Object.entries(headers).map(([header, value]) => `-H ${quote(`${header}: ${value}`)}`),
    ...(typeof body === 'string' ? [`-d ${quote(body)}`] : []),
  ];
  return parts.join(' \\\n  ');
}

const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
