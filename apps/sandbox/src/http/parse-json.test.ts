import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { parseJson } from './parse-json.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await api.users('ada');
});
afterAll(() => api.close());

const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test.each([101, 5000, 200_000])('a body nested %i deep is refused', async (depth) => {
  const text = `{"name":"x","user_id":"ada","custom":{"x":${lists(depth)}}}`;
  const { status, body } = await api.raw('POST', '/api/v2/polls', { text });
  expect([status, body.code]).toEqual([400, 4]);
});

test('so is JSON in a query', async () => {
  const payload = encodeURIComponent(`{"filter_conditions":${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`);
  const { status, body } = await api.raw('GET', `/api/v2/users?payload=${payload}`);
  expect([status, body.code]).toEqual([400, 4]);
});

test('what is less deep is taken as it is, whatever its texts hold', () => {
  expect(JSON.stringify(parseJson(lists(100), 'it'))).toBe(lists(100));
  const text = JSON.stringify({ a: '['.repeat(500), b: '"\\"['.repeat(500) });
  expect(parseJson(text, 'it')).toEqual(JSON.parse(text));
  expect(() => parseJson(`{${'x'.repeat(200)}`, 'it')).toThrow('it is not valid JSON');
});

test('half a character is replaced, whole ones are not', () => {
  expect(parseJson('{"a\\ud800":["x\\uDFFF","\\ud83d\\ude00",1,null]}', 'it')).toEqual({
    'a\ufffd': ['x\ufffd', '😀', 1, null],
  });
});
