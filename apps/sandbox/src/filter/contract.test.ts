// Takes its time: left out of `npm run verify`.
import { filterFieldsOf, operationSpecs, typeSpecs } from '@backchannel/chat-api/spec';
import type { FilterFieldSpec, OperationSpec, ValueSpec } from '@backchannel/chat-api/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

// What the API's description says of filters, sorts and limits, held against every operation that has one.

let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
  await talk.send('hello', { id: 'm' });
  const poll = { id: 'p', name: 'Where?', user_id: 'ada' };
  expect((await talk.api.raw('POST', '/api/v2/polls', { body: poll })).status).toBe(201);
});
afterAll(() => talk.api.close());

type Fields = Record<string, unknown>;

/** What an operation needs besides what is tried. */
const needed: Record<string, Fields> = {
  query_channels: { user_id: 'ada' },
  query_drafts: { user_id: 'ada' },
  query_reminders: { user_id: 'ada' },
  query_threads: { user_id: 'ada' },
  query_members: { type: 'team', id: 'a', filter_conditions: {} },
  query_message_history: { filter: { message_id: 'm' } },
  query_users: { filter_conditions: {} },
  query_banned_users: { filter_conditions: {} },
  query_segments: { filter: {} },
  search: { filter_conditions: { type: 'team' } },
};
const specOf = (name: string): OperationSpec => {
  const spec = operationSpecs.find((entry) => entry.name === name);
  if (!spec) throw new Error(`the API has no operation ${name}`);
  return spec;
};
const hasPayload = ({ queryParams }: OperationSpec) => queryParams.some(({ name }) => name === 'payload');

/** The fields that a request has, wherever it has them. */
function fieldsOf({ queryParams, bodyParams }: OperationSpec): Map<string, ValueSpec> {
  const payload = queryParams.find(({ name }) => name === 'payload');
  const ofPayload = Object.entries(typeSpecs[payload?.ref ?? '']?.properties ?? {});
  return new Map([
    ...ofPayload,
    ...[...queryParams, ...bodyParams].map((field): [string, ValueSpec] => [field.name, field]),
  ]);
}

function ask(spec: OperationSpec, given: Fields) {
  const words = spec.name === 'search' && !Object.hasOwn(given, 'message_filter_conditions');
  const fields = { ...needed[spec.name], ...(words && { query: 'hello' }), ...given };
  const path = spec.path
    .replace('{poll_id}', 'p')
    .replace('{type}', 'team')
    .replaceAll(/\{\w*id\}/g, 'm');
  if (!hasPayload(spec)) return talk.api.raw(spec.method, path, { body: fields });
  const address = `${path}?payload=${encodeURIComponent(JSON.stringify(fields))}`;
  // Searches have nobody but a token's user whose own things a filter could be about.
  return spec.name === 'search' ? talk.as('ada', spec.method, address) : talk.api.raw(spec.method, address);
}

const outcome = ({ status, body }: { status: number; body: { code?: number } }) =>
  status < 300 ? 'taken' : `${status}/${body.code}`;

const values: Partial<Record<FilterFieldSpec['type'], unknown>> = {
  number: 1,
  boolean: true,
  date: '2026-01-02T03:04:05Z',
};
// Of texts that only some values are.
const particular: Record<string, string> = {
  app_banned: 'only',
  invite: 'pending',
  date_range: '2026-01-01_2026-01-02',
};

function operandOf(field: string, { type, value_types }: FilterFieldSpec, operator: string): unknown {
  const value = particular[field] ?? values[type] ?? 'x';
  if (operator === '$exists') return true;
  const isList = operator === '$in' || operator === '$nin' || value_types?.[operator] === 'array';
  return isList ? [value] : value;
}

const every = [
  '$eq',
  '$ne',
  '$gt',
  '$gte',
  '$lt',
  '$lte',
  '$in',
  '$nin',
  '$exists',
  '$contains',
  '$autocomplete',
  '$q',
  '$any',
];

/** Operations whose filter is asked at once, with the name of the filter. */
const filters = operationSpecs
  .filter(({ name, filterFields }) => filterFields && !/predefined|batch/.test(name))
  .flatMap((spec) => [spec.filterParam ?? []].flat().map((parameter) => ({ name: spec.name, parameter })));

describe.each(filters)('$parameter of $name', ({ name, parameter }) => {
  const spec = specOf(name);
  const fields = Object.entries(filterFieldsOf(spec, parameter)).map(([field, about]) => ({
    field: field === 'custom' ? 'colour' : field,
    about,
  }));

  test('takes every operator that a field has, and no other', async () => {
    const wrong: string[] = [];
    for (const { field, about } of fields)
      for (const operator of every) {
        const condition = { [field]: { [operator]: operandOf(field, about, operator) } };
        const got = outcome(await ask(spec, { [parameter]: condition }));
        const wanted = about.operators.includes(operator) ? 'taken' : '400/4';
        if (got !== wanted) wrong.push(`${field} ${operator}: ${got}`);
      }
    expect(wrong).toEqual([]);
  });

  test('takes a bare value where it is equal to something', async () => {
    const wrong: string[] = [];
    for (const { field, about } of fields.filter((entry) => entry.about.operators.includes('$eq'))) {
      const got = outcome(await ask(spec, { [parameter]: { [field]: operandOf(field, about, '$eq') } }));
      if (got !== 'taken') wrong.push(`${field}: ${got}`);
    }
    expect(wrong).toEqual([]);
  });

  test('knows other fields as custom ones, or refuses them', async () => {
    const custom = Object.hasOwn(filterFieldsOf(spec, parameter), 'custom');
    const got = outcome(await ask(spec, { [parameter]: { no_such_field: { $eq: 'x' } } }));
    expect(got).toBe(custom ? 'taken' : '400/4');
  });
});

/** The fields of those that are not sorted by when things were made. */
const sortedBy: Record<string, string[]> = {
  query_message_history: ['message_updated_at'],
  get_retention_policy_runs: ['date', 'policy'],
};
const sorted = operationSpecs.filter(
  (spec) =>
    (spec.method === 'POST' || hasPayload(spec)) &&
    fieldsOf(spec).has('sort') &&
    !/predefined/.test(spec.name),
);

describe.each(sorted.map(({ name }) => name))('the sort of %s', (name) => {
  const spec = specOf(name);

  test('takes every order that is described', async () => {
    const orders = [
      ...(spec.sortFields ?? sortedBy[name] ?? ['created_at']).map((field) => [field]),
      ...(spec.sortCombinations ?? []),
    ];
    const alone = spec.sortCombinations?.filter((entry) => entry.length === 1).flat() ?? spec.sortFields;
    for (const order of orders.filter(
      ([field = '', ...more]) => more.length > 0 || alone?.includes(field) !== false,
    ))
      for (const direction of [1, -1]) {
        const sort = order.map((field) => ({ field, direction }));
        expect([order, outcome(await ask(spec, { sort }))]).toEqual([order, 'taken']);
      }
    expect(outcome(await ask(spec, { sort: [] }))).toBe('taken');
  });

  test('refuses a direction of zero, and a field that is none', async () => {
    const zero = await ask(spec, { sort: [{ field: sortedBy[name]?.[0] ?? 'created_at', direction: 0 }] });
    expect(outcome(zero)).toBe('400/4');
    expect(zero.body.message).toContain('expected number for field "sort[0].direction" but got number `0`');
    if (spec.sortCombinations)
      expect(outcome(await ask(spec, { sort: [{ field: 'no_such_field', direction: 1 }] }))).toBe('400/4');
  });
});

const limited = operationSpecs.flatMap((spec) =>
  spec.method === 'POST' || hasPayload(spec)
    ? [...fieldsOf(spec)].flatMap(([field, { maximum, minimum = 0 }]) =>
        /(limit|offset)$/.test(field) && maximum !== undefined && !/segments|targets|grouped/.test(spec.name)
          ? { name: spec.name, field, maximum, minimum }
          : [],
      )
    : [],
);

test.each(limited)(
  '$name: $field is from $minimum to $maximum',
  async ({ name, field, maximum, minimum }) => {
    const spec = specOf(name);
    expect(outcome(await ask(spec, { [field]: maximum }))).toBe('taken');
    expect(outcome(await ask(spec, { [field]: 0 }))).toBe(minimum === 0 ? 'taken' : '400/4');
    expect(outcome(await ask(spec, { [field]: maximum + 1 }))).toBe('400/4');
    expect(outcome(await ask(spec, { [field]: -1 }))).toBe('400/4');
    if (minimum > 0) return;
    const answer = async (given: Fields) => ({ ...(await ask(spec, given)).body, duration: '' });
    expect(await answer({ [field]: 0 }), 'as where there is none').toEqual(await answer({}));
  },
);
