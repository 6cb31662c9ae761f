import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from './client.ts';
import { BackchannelError, ChatApiError, ContractError, NetworkError, TimeoutError } from './errors.ts';
import { getApp, getChannel, getManyMessages, truncateChannel, uploadFile } from './generated/operations.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;
let answer: Answer = (_, response) => response.end('{}');
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
});
let origin = '';
const client = createClient(({ path, ...init }) => fetch(origin + path, init));
const channel = { type: 'messaging', id: 'général/1' };

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(() => server.close());

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const respond = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  answer = (_, response) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
};

test('encodes path parameters and query, sends the body as JSON with dates as RFC 3339', async () => {
  const seen: unknown[] = [];
  answer = (request, response, body) => {
    seen.push([request.method, request.url, request.headers['content-type'], body]);
    response.writeHead(201).end('{"duration":"1ms"}');
  };
  await client(getManyMessages, { params: channel, query: { ids: ['a', 'b'] } });
  await client(truncateChannel, { params: channel, body: { truncated_at: new Date(0) } });
  const path = `/api/v2/chat/channels/messaging/${encodeURIComponent(channel.id)}`;
  expect(seen).toEqual([
    ['GET', `${path}/messages?ids=a%2Cb`, undefined, ''],
    ['POST', `${path}/truncate`, 'application/json', '{"truncated_at":"1970-01-01T00:00:00.000Z"}'],
  ]);
});

test('sends uploads as multipart form data, with objects as JSON text', async () => {
  let form = '';
  answer = (request, response, body) => {
    form = `${request.headers['content-type']}\n${body}`;
    response.writeHead(201).end('{"duration":"1ms"}');
  };
  await client(uploadFile, { body: { file: new File(['hello'], 'a.txt'), user: { id: 'jo' } } });
  expect(form).toMatch(/^multipart\/form-data/);
  expect(form).toContain('filename="a.txt"');
  expect(form).toContain('{"id":"jo"}');
});

test('an error of the API carries code, status, message, request id and rate-limit state', async () => {
  const body = {
    code: 9,
    message: 'Too many requests',
    StatusCode: 429,
    duration: '1ms',
    details: [],
    more_info: 'https://x',
  };
  respond(429, body, {
    'x-request-id': 'r1',
    'x-ratelimit-limit': '60',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': '1700000000',
    'retry-after': '7',
  });
  const error = await failure(client(getApp, {}));
  expect(error).toBeInstanceOf(ChatApiError);
  expect(error).toMatchObject({
    operation: 'get_app',
    status: 429,
    code: 9,
    message: 'Too many requests',
    requestId: 'r1',
    retryAfterS: 7,
    recoverable: true,
    rateLimit: { limit: 60, remaining: 0, resetAt: 1700000000 },
  });
});

test('an error of Backchannel names its code and the permission that is missing', async () => {
  respond(403, {
    error: { code: 'not_permitted', message: 'No.', permission: 'channels.truncate', request_id: 'r2' },
  });
  const error = await failure(client(truncateChannel, { params: channel, body: {} }));
  expect(error).toBeInstanceOf(BackchannelError);
  expect(error).toMatchObject({
    code: 'not_permitted',
    permission: 'channels.truncate',
    requestId: 'r2',
    status: 403,
  });
});

test.each([
  [200, '<html>'],
  [502, '<html>'],
  [500, { nothing: 'known' }],
  [500, { error: { code: 'failed', message: { not: 'text' } } }],
  [500, { error: { code: 7, message: 'No.' } }],
  [500, { error: 'failed' }],
])('an answer that is not of the contract (%s %j) is a ContractError', async (status, body) => {
  respond(status, body);
  expect(await failure(client(getApp, {}))).toBeInstanceOf(ContractError);
});

test('tells a refused connection, a cut answer, a time-out and an abort apart', async () => {
  const refused = createClient(({ path, ...init }) => fetch(`http://127.0.0.1:1${path}`, init));
  expect(await failure(refused(getApp, {}))).toBeInstanceOf(NetworkError);
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{');
    setTimeout(() => response.destroy(), 20);
  };
  const cut = await failure(client(getApp, {}));
  expect(cut).toBeInstanceOf(ContractError);
  expect(cut).toMatchObject({ message: 'get_app: the answer broke off', status: 200 });
  answer = () => {};
  expect(await failure(client(getApp, {}, { timeoutMs: 50 }))).toBeInstanceOf(TimeoutError);
  const controller = new AbortController();
  const aborted = failure(client(getApp, {}, { signal: controller.signal }));
  controller.abort(new Error('left the page'));
  expect(await aborted).toMatchObject({ message: 'left the page' });
});

test('a missing path parameter is an error before anything is sent', async () => {
  const error = await failure(client(getChannel, { params: { type: 'messaging', id: '' } }));
  expect(error).toMatchObject({ message: 'path parameter id is missing' });
});

test('so is one that would be a step in the address', async () => {
  for (const id of ['.', '..']) {
    const error = await failure(client(getChannel, { params: { type: 'messaging', id } }));
    expect(error).toMatchObject({ message: 'a path parameter cannot be "." or ".."' });
  }
});
