import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** A step that looks at no more than Node's own request and response. */
export type PlainHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The headers that these steps set on every answer alike, name after value, for `writeHead`: so
 *  that a path which has to be fast need not run them each time. */
export function headersSetBy(handlers: readonly PlainHandler[]): string[] {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  for (const handler of handlers) handler(request, response, () => undefined);
  return Object.entries(response.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
}
