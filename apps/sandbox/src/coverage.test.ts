import { operationSpecs } from '@backchannel/chat-api/spec';
import { expect, test } from 'vitest';
import { coverage } from './coverage.ts';
import { handlers } from './operations/index.ts';

const camelCase = (name: string): string =>
  name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

test('the handlers and the coverage table name every operation of the contract and nothing else', () => {
  const names = operationSpecs.map(({ name }) => camelCase(name)).sort();
  expect(Object.keys(handlers).sort()).toEqual(names);
  expect(Object.keys(coverage).sort()).toEqual(names);
});

test('what is not fully supported says what is missing', () => {
  for (const { state, note } of Object.values(coverage))
    expect(state === 'supported' || note !== '').toBe(true);
});
