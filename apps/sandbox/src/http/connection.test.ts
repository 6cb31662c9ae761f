import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_KEY, DEFAULT_SECRET } from '../default-credentials.ts';
import { signToken, startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';

// What HTTP libraries do by themselves, and so has to be sent as bytes to be seen.
let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const KEY = `api_key=${DEFAULT_KEY}`;
const APP = `/api/v2/app?${KEY}`;
const CHANNELS = `/api/v2/chat/channels?${KEY}`;
const SIGNED = `stream-auth-type: jwt\r\nauthorization: ${signToken({}, DEFAULT_SECRET)}\r\n`;

/** Sends one request after the other over one connection, and says what came back for each, head and body. */
async function converse(...requests: string[]): Promise<string[]> {
  const { port, hostname } = new URL(api.sandbox.url);
  const socket = connect(Number(port), hostname);
  const answers: string[] = [];
  for (const request of requests) {
    socket.write(request);
    let answer = '';
    while (!isWhole(answer)) {
      const [chunk] = (await once(socket, 'data', { signal: AbortSignal.timeout(5000) })) as [Buffer];
      answer += chunk.toString('latin1');
    }
    answers.push(answer);
  }
  socket.destroy();
  return answers;
}

function isWhole(answer: string): boolean {
  const [head, ...body] = answer.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '').split('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)/.exec(head ?? '')?.[1];
  return length !== undefined && body.join('\r\n\r\n').length >= Number(length);
}

const head = (line: string, headers = ''): string => `${line} HTTP/1.1\r\nhost: a\r\n${headers}\r\n`;

describe('a connection', () => {
  test.each([
    ['no path of the API', head('GET /api/v2/nothing'), '404'],
    ['no key', head('GET /api/v2/app', SIGNED), '401'],
    ['a body that nobody reads', `${head(`POST ${CHANNELS}`, 'content-length: 2\r\n')}{}`, '401'],
    [
      'a body of chunks that nobody reads',
      `${head(`POST ${CHANNELS}`, 'transfer-encoding: chunked\r\n')}2\r\n{}\r\n0\r\n\r\n`,
      '401',
    ],
    [
      'a body of chunks that are too many',
      `${head(`POST ${CHANNELS}`, `${SIGNED}transfer-encoding: chunked\r\n`)}${`100000\r\n${' '.repeat(0x100000)}\r\n`.repeat(3)}0\r\n\r\n`,
      '413',
    ],
    ['a body that cannot be read', `${head(`POST ${CHANNELS}`, `${SIGNED}content-length: 1\r\n`)}{`, '400'],
    [
      'a form that is none',
      `${head(`POST /api/v2/uploads/file?${KEY}`, `${SIGNED}content-type: multipart/form-data; boundary=b\r\ncontent-length: 9\r\n`)}--b\r\nx\r\n\r\n`,
      '400',
    ],
  ])('goes on after a request with %s', async (_, refused, status) => {
    const [first, second] = await converse(refused, head(`GET ${APP}`, SIGNED));
    expect(first).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(first).toMatch(/\r\nconnection: keep-alive\r\n/i);
    expect(second).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('ends with a body that is too long to be read for nothing', async () => {
    const [answer] = await converse(head(`POST ${CHANNELS}`, 'content-length: 1000000\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/\r\nconnection: close\r\n/i);
  });

  test('ends with a body that says nothing of its length and is too long', { timeout: 5000 }, async () => {
    const { port, hostname } = new URL(api.sandbox.url);
    const socket = connect(Number(port), hostname);
    const closed = new Promise((resolve) => {
      socket.once('close', resolve);
    });
    socket.write(head(`POST ${CHANNELS}`, 'transfer-encoding: chunked\r\n'));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 /);
    // Whether it ends with a reset depends on what was still under way.
    socket.on('error', () => undefined);
    socket.resume();
    socket.write(`8000\r\n${' '.repeat(0x8000)}\r\n`.repeat(9));
    await closed;
  });

  test('may be idle for the minute that official clients count on', async () => {
    const [answer] = await converse(head(`GET ${APP}`, SIGNED));
    expect(answer).toMatch(/\r\nkeep-alive: timeout=60\r\n/i);
  });

  test('of HTTP/1.0 ends with its answer, unless the client asks otherwise', async () => {
    for (const [headers, connection] of [
      ['', 'close'],
      ['connection: keep-alive\r\n', 'keep-alive'],
    ]) {
      const [answer] = await converse(`GET ${APP} HTTP/1.0\r\n${SIGNED}${headers}\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer?.toLowerCase()).toContain(`\r\nconnection: ${connection}\r\n`);
    }
  });
});

describe('a request', () => {
  test('may name the whole address, as those through a proxy do', async () => {
    const [answer] = await converse(head(`GET http://chat.example${APP}`, SIGNED));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('may wait for leave to send its body', async () => {
    const [answer] = await converse(
      `${head(`POST ${CHANNELS}`, `${SIGNED}expect: 100-continue\r\ncontent-length: 2\r\n`)}{}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
  });

  test.each(['/api/v2/nothing', '/api/v2/app/', '/'])('for %s is told that it is not found', async (path) => {
    const { status, body } = await api.raw('GET', path);
    expect([status, body]).toMatchObject([
      404,
      { code: 16, StatusCode: 404, message: 'Request failed with error: "Not Found"' },
    ]);
  });

  test.each(['PUT', 'HEAD', 'OPTIONS', 'TRACE'])('a %s that a path does not have is 404', async (method) => {
    expect((await api.raw(method, '/api/v2/app')).status).toBe(404);
  });
});
