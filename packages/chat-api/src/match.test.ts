import { expect, test } from 'vitest';
import { fillPath } from './client.ts';
import { matchOperation } from './match.ts';
import { operationSpecs } from './spec.ts';

test.each(operationSpecs.map((spec) => [spec.name, spec] as const))(
  'finds %s by its method and path',
  (name, spec) => {
    const params = Object.fromEntries(
      spec.pathParams.map((parameter) => [parameter.name, `a/b %ü!${parameter.name}`]),
    );
    const found = matchOperation(spec.method, fillPath(spec.path, params));
    expect(found?.spec.name).toBe(name);
    expect(found?.params).toEqual(params);
  },
);

test.each([
  ['GET', '/api/v2/chat/nothing'],
  ['PURGE', '/api/v2/app'],
  ['GET', '/api/v2/app/'],
  ['GET', '/api/v2/chat/messages/'],
  ['GET', '/api/v2/chat/messages/%'],
  ['GET', '/api/v2/chat/messages/../../app'],
])('knows no operation %s %s', (method, path) => {
  expect(matchOperation(method, path)).toBeUndefined();
});

test('a literal segment wins over a parameter', () => {
  expect(matchOperation('POST', '/api/v2/chat/channels/messaging/query')?.spec.name).toBe(
    'get_or_create_distinct_channel',
  );
  expect(matchOperation('POST', '/api/v2/chat/channels/messaging/general')?.spec.name).toBe('update_channel');
});
