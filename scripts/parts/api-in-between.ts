import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** A JSON object. */
export type Fields = Record<string, unknown>;
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is said otherwise than it was. Paths come without their queries. */
export interface Saying {
  /** A call's body as it is passed on. */
  readonly body: (method: string, path: string, fields: Fields) => Fields;
  /** A successful answer as the caller gets it. */
  readonly answer: (path: string, fields: Fields) => Fields;
}

export interface ApiInBetween {
  readonly url: string;
  close(): Promise<void>;
}

/** A server that stands before a Chat API and passes everything on, so that an API can be had that says more than ours. */
export async function startApiInBetween(upstream: string, saying: Saying): Promise<ApiInBetween> {
  async function pass(request: IncomingMessage): Promise<{ status: number; headers: Headers; body: string }> {
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?');
    const sent = changed(await text(request), request.headers['content-type'], (fields) =>
      saying.body(method, path, fields),
    );
    const answer = await fetch(upstream + url, {
      method,
      headers: passedOn(request.headers),
      body: sent === '' ? null : sent,
    });
    const { status, headers } = answer;
    const said = await answer.text();
    const body = answer.ok
      ? changed(said, headers.get('content-type'), (fields) => saying.answer(path, fields))
      : said;
    return { status, headers, body };
  }

  const server = createServer((request, response) => {
    pass(request).then(
      ({ status, headers, body }) => {
        const kept = [...headers].filter(([name]) => /^(?:content-type|x-)/.test(name));
        response.writeHead(status, Object.fromEntries(kept)).end(body);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const passedOn = (headers: IncomingHttpHeaders): [string, string][] =>
  Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && !['host', 'connection', 'content-length', 'accept-encoding'].includes(name)
      ? [[name, value]]
      : [],
  );

/** What is no JSON object stays as it is. */
function changed(
  said: string,
  contentType: string | null | undefined,
  to: (fields: Fields) => Fields,
): string {
  if (said === '' || !contentType?.startsWith('application/json')) return said;
  const value: unknown = JSON.parse(said);
  return isFields(value) ? JSON.stringify(to(value)) : said;
}
