import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_KEY } from '../default-credentials.ts';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { Random } from '../torture/random.ts';
import { sendBytes } from '../torture/socket-oddities.ts';
import { violationOf } from '../torture/violations.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const get = (headers: string): string => `GET /api/v2/app?api_key=${DEFAULT_KEY} HTTP/1.1\r\n${headers}\r\n`;

test.each([
  ['bytes that are no HTTP', new Random(1).bytes(100), 400, 4],
  ['a request line with nothing to ask for', 'GET\r\n\r\n', 400, 4],
  ['a request without a host', get('x: y\r\n'), 400, 4],
  ['headers that are too long', get(`host: a\r\nx: ${'y'.repeat(20_000)}\r\n`), 431, 24],
  ['a length that is none', get('host: a\r\ncontent-length: -1\r\n'), 400, 4],
  ['an expectation that nobody knows', get('host: a\r\nexpect: wonders\r\n'), 401, 5],
])('answers %s with the error body of the API', async (_, bytes, status, code) => {
  const outcome = await sendBytes(api.sandbox.url, bytes);
  expect([outcome.status, violationOf(outcome, true)]).toEqual([status, undefined]);
  expect(JSON.parse(outcome.text)).toMatchObject({ code, StatusCode: status });
});
