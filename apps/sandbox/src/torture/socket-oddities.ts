import { connect } from 'node:net';
import { DEFAULT_KEY } from '../default-credentials.ts';
import { LONGEST_MS } from './violations.ts';
import type { Outcome } from './violations.ts';
import type { Random } from './random.ts';

const HEAD = 'host: localhost\r\nstream-auth-type: jwt\r\ncontent-type: application/json\r\n';
const PATH = `/api/v2/chat/channels?api_key=${DEFAULT_KEY}`;
const post = (headers: string, body = ''): string => `POST ${PATH} HTTP/1.1\r\n${HEAD}${headers}\r\n${body}`;

/** Bytes that no HTTP library would send; each is one request, or none. */
const oddities: readonly ((random: Random) => string | Buffer)[] = [
  (random) => random.bytes(1 + random.below(500)),
  (random) => Buffer.concat([random.bytes(20), Buffer.from('\r\n\r\n')]),
  () => '\r\n\r\n\r\n',
  () => 'GET\r\n\r\n',
  () => 'GET / HTTP/9.9\r\n\r\n',
  () => `GET ${PATH} HTTP/1.1\r\n\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\n${HEAD}x y: z\r\n\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\n${HEAD}x: a\0b\r\n\r\n`,
  () => `GET /${'a'.repeat(70_000)} HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\n${HEAD}${'x: y\r\n'.repeat(5000)}\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\n${HEAD}authorization: ${'x'.repeat(20_000)}\r\n\r\n`,
  () => `GET /api/v2/\u00e9\ud83d HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET http://[ HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET //// HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET * HTTP/1.1\r\n${HEAD}\r\n`,
  () => `OPTIONS * HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET ?api_key HTTP/1.1\r\n${HEAD}\r\n`,
  () => `BREW ${PATH} HTTP/1.1\r\n${HEAD}\r\n`,
  () => `CONNECT localhost:1 HTTP/1.1\r\n${HEAD}\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\n${HEAD}connection: upgrade\r\nupgrade: websocket\r\n\r\n`,
  () => `GET ${PATH} HTTP/1.1\r\n${HEAD}expect: the-unexpected\r\n\r\n`,
  () => `GET ${PATH} HTTP/1.0\r\n\r\n`,
  () => post('content-length: -1\r\n', '{}'),
  () => post('content-length: 1e3\r\n', '{}'),
  () => post('content-length: 99999999999999999999\r\n', '{}'),
  () => post('content-length: 5\r\ncontent-length: 6\r\n', '{}   '),
  () => post('content-length: 5000\r\n', '{}'),
  () => post('content-length: 2\r\ntransfer-encoding: chunked\r\n', '2\r\n{}\r\n0\r\n\r\n'),
  () => post('transfer-encoding: chunked\r\n', 'zz\r\n{}\r\n'),
  () => post('transfer-encoding: chunked\r\n', 'ffffffffffffffff\r\n{}'),
  () => post('transfer-encoding: chunked\r\n', '2\r\n{}'),
  () => post('transfer-encoding: gzip\r\n', '{}'),
  () => post('content-encoding: gzip\r\ncontent-length: 2\r\n', '{}'),
  () => post('content-length: 0\r\n', '{}{}{}'),
];

/** How many ways there are to be odd. */
export const oddityCount = oddities.length;

function outcomeOf(received: Buffer, ms: number): Outcome {
  // An answer may come in two: that the body may be sent, and what became of it.
  const text = received.toString('latin1').replace(/^HTTP\/1\.1 1\d\d [^]*?\r\n\r\n/, '');
  const head = /^HTTP\/1\.1 (\d{3}) [^]*?\r\n\r\n/.exec(text);
  if (!head) return { status: undefined, text, ms };
  const rest = text.slice(head[0].length);
  // What follows may be the answer to more that was sent on the same connection.
  const length = /\r\ncontent-length: (\d+)/i.exec(head[0])?.[1];
  return { status: Number(head[1]), text: length === undefined ? rest : rest.slice(0, Number(length)), ms };
}

/** Sends bytes over a connection of their own, ends its half of it and waits for the other half. */
export function sendBytes(url: string, bytes: string | Buffer): Promise<Outcome> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const received: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    const done = (): void => {
      socket.destroy();
      resolve(outcomeOf(Buffer.concat(received), performance.now() - startedAt));
    };
    socket.setTimeout(LONGEST_MS, done);
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    // Reset while we still write: that is an answer too, if one came before.
    socket.on('error', () => undefined);
    socket.once('close', done);
  });
}

/** The oddity of this number, as it is this time. */
export const oddity = (index: number, random: Random): string | Buffer =>
  oddities[index % oddities.length]?.(random) ?? '';
