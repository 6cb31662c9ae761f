import { type Client, createClient } from '@backchannel/chat-api';
import type { Dispatcher } from 'undici';
import type { Connection } from './connection.ts';
import { send } from './send.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const satisfies Dispatcher.HttpMethod[];

/** The contract's client over signed calls. Repeats what only reads. Throws what the client throws,
 *  with the `UpstreamFailure` as the cause where no answer of the API came. */
export function createUpstreamClient(connection: Connection): Client {
  return createClient(async ({ method, path, body, signal }) => {
    const known = methods.find((name) => name === method);
    if (known === undefined || body instanceof FormData) throw new TypeError(`${method} cannot be sent here`);
    const answer = await send(connection, {
      method: known,
      path,
      body,
      isRepeatable: method === 'GET',
      isAdmin: false,
      signal,
    });
    const id = answer.requestId;
    return new Response(answer.text, {
      status: answer.status,
      headers: id === undefined ? {} : { 'x-request-id': id },
    });
  });
}
