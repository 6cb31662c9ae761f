import { expect, test } from 'vitest';
import { editedOf, openFormIn } from './open-form.ts';

const base = { settings: { description: 'Keep a seat' }, fingerprint: 'a' };
const form = {
  edited: { name: 'kept', shown: 'kept', base },
  typed: { description: 'Keep two seats' },
  why: 'Couples',
  isTouched: true,
};

test('a form is what it was before it was kept', () => {
  for (const open of [form, { ...form, edited: undefined }])
    expect(openFormIn(JSON.parse(JSON.stringify(open)))).toEqual(open);
});

test('what is no form, such as one of another version of the page, is none', () => {
  for (const other of [
    null,
    'form',
    {},
    { ...form, typed: 'Keep two seats' },
    { ...form, isTouched: undefined },
    { ...form, edited: null },
    { ...form, edited: { name: 'kept', shown: 'kept', base: { settings: {} } } },
  ])
    expect(openFormIn(other)).toBeUndefined();
});

test('of an object only what the form begins from is kept', () => {
  const object = { ...base, name: 'rivals red', answer: { team: 'red' }, version: null };
  expect(editedOf(object, 'rivals')).toEqual({ name: 'rivals red', shown: 'rivals', base });
});
