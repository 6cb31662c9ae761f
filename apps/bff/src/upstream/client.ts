import { type Client, createClient } from '@backchannel/chat-api';
import { matchOperation } from '@backchannel/chat-api/match';
import { overlay } from '@backchannel/chat-api/overlay';
import type { Dispatcher } from 'undici';
import type { Connection } from './connection.ts';
import { idempotentChanges } from './repeat.ts';
import { send } from './send.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies Dispatcher.HttpMethod[];

/** The contract's client over signed calls. Repeats what does no harm. Throws what the client throws,
 *  with the `UpstreamFailure` as the cause where no answer of the API came; to an admin, that says
 *  what to set right. */
export function createUpstreamClient(connection: Connection, options: { isAdmin: boolean }): Client {
  return createClient(async ({ method, path, body, signal }) => {
    const known = methods.find((name) => name === method);
    if (known === undefined || body instanceof FormData) throw new TypeError(`${method} cannot be sent here`);
    const answer = await send(connection, {
      method: known,
      path,
      body,
      isRepeatable: isHarmless(method, path),
      isAdmin: options.isAdmin,
      signal,
    });
    const id = answer.requestId;
    return new Response(answer.text, {
      status: answer.status,
      headers: id === undefined ? {} : { 'x-request-id': id },
    });
  });
}

function isHarmless(method: string, path: string): boolean {
  const name = matchOperation(method, path.split('?', 1)[0] ?? '')?.spec.name ?? '';
  return overlay[name]?.effect === 'read' || idempotentChanges.has(name);
}
