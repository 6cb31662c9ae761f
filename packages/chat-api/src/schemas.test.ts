import { expect, test } from 'vitest';
import { answerSchemas, errorSchema } from './generated/answer-schemas.ts';
import { requestSchemas } from './generated/request-schemas.ts';
import { operationSpecs } from './spec.ts';

test('has a request and an answer schema for every operation', () => {
  const names = operationSpecs.map(({ name }) => name).sort();
  expect(Object.keys(requestSchemas).sort()).toEqual(names);
  expect(Object.keys(answerSchemas).sort()).toEqual(names);
});

test('requests are strict: an unknown field, a wrong type or a broken limit is named', () => {
  const body = requestSchemas['truncate_channel']?.body;
  const issues = (value: unknown) =>
    body?.safeParse(value).error?.issues.map(({ path, code }) => [path.join('.'), code]);
  expect(
    issues({ hard_delete: true, truncated_at: '2026-01-01T00:00:00+02:00', message: { text: 'x' } }),
  ).toBeUndefined();
  expect(issues({ hard_delete: 'yes' })).toEqual([['hard_delete', 'invalid_type']]);
  expect(issues({ hard: true })).toEqual([['', 'unrecognized_keys']]);
  expect(issues({ truncated_at: '1 January' })?.[0]?.[0]).toBe('truncated_at');
  expect(issues({ member_ids: Array.from({ length: 101 }, String) })).toEqual([['member_ids', 'too_big']]);
  expect(issues({ message: { attachments: [{ type: 3 }] } })).toEqual([
    ['message.attachments.0.type', 'invalid_type'],
  ]);
});

test('answers are lenient: unknown fields and null for an unset field pass, a missing required field does not', () => {
  const task = { task_id: 't', status: 'completed', created_at: 1, updated_at: 1, duration: '1ms' };
  const fits = (value: unknown) => answerSchemas['get_task']?.safeParse(value).success;
  expect(fits({ ...task, new_field: { deep: 1 }, error: null })).toBe(true);
  expect(fits({ ...task, task_id: undefined })).toBe(false);
  expect(
    errorSchema.safeParse({
      code: 16,
      message: 'm',
      StatusCode: 404,
      duration: '1ms',
      details: [],
      more_info: '',
    }).success,
  ).toBe(true);
});
