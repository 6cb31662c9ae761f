import { operationSpecs, typeSpecs } from '@backchannel/chat-api/spec';
import type { OperationSpec, ParameterSpec, ValueSpec } from '@backchannel/chat-api/spec';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputError } from './errors.ts';
import { handlersByName } from './operations/index.ts';
import type { UncheckedHandler } from './operations/index.ts';
import { startApi } from './test/api.ts';
import type { TestApi } from './test/api.ts';
import { makeWorldOfAll } from './test/world-of-all.ts';
import type { WorldOfAll } from './test/world-of-all.ts';
import { inside, watched } from './test/watched.ts';
import { Random } from './torture/random.ts';
import { soundValue } from './torture/sound-value.ts';
import { pathValue } from './torture/torture-world.ts';
import { isObject } from './values.ts';

// That an operation is supported means that it does what each field of a request asks for. Which fields a handler looks
// at is watched here: each is sent once, however deep, and what a call does is taken back, so that all find the same world.
// That a field is read proves that it was not forgotten, and no more: not that anything comes of it, which the tests of
// each operation prove. Of a body that a handler copies whole each field counts as read.

const DEEPEST = 2;
const TRIES = 12;
const TAKEN_BACK = 'it was possible, and is taken back';

type Fields = Record<string, unknown>;

/** What no handler looks at, and why that is right. docs/sandbox.md names what a client could wait for in vain. */
const leftAside: readonly (readonly [RegExp, why: string])[] = [
  [
    /\.user\.(avg_response_time|ban_expires|banned|blocked_user_ids|bypass_moderation|created_at|deactivated_at|deleted_at|devices|last_active|online|push_notifications|revoke_tokens_issued_before|shadow_banned|updated_at)$/,
    'the server alone sets them',
  ],
  [/ort\[\]\.type$/, 'a field of the API has one type; that of custom ones is read'],
  [
    /^(query_(members|message_flags|banned_users|users) query\.payload|query_reactions body)\.user(_id)?$/,
    'the answer is the same for everybody',
  ],
  [/^(update|delete)_block_list (body|query)\.user(_id)?$/, 'the answer is the same for everybody'],
  [
    /^query_members query\.payload\.members\[\]\.(channel_role|custom)$/,
    'they only say of whom the channel is',
  ],
  [
    /^update_message body\.message\.(id|parent_id|poll_id|shared_location|show_in_channel|silent|type)$/,
    'a message keeps them',
  ],
  [
    /^(update_message|update_message_partial|ephemeral_message_update) body\.skip_push$/,
    'a change is pushed to nobody',
  ],
  [
    /^update_channel body\.(data\.(created_by|invites|members)|assign_roles\[\]\.custom)$/,
    'they have fields of their own',
  ],
  [/^get_or_create_(distinct_)?channel body\.state$/, 'clients that do not ask for the state expect it'],
  [
    /^get_or_create_(distinct_)?channel body\.(data\.truncated_by_id|thread_unread_counts)$/,
    'docs/sandbox.md',
  ],
  [
    /^search query\.payload\.(force_default_search|force_sql_v2_backend|message_options\.include_thread_participants)$/,
    'docs/sandbox.md',
  ],
  [/^unmute_channel body\.expiration$/, 'a mute ends at once'],
  [/^get_channel query\.watchers_limit$/, 'nobody watches'],
  [/^query_users query\.payload\.presence$/, 'nobody is connected'],
  [/^delete_users body\.(calls|new_call_owner_id)$/, 'there are no calls'],
];

let api: TestApi;
let world: WorldOfAll;
const handlers = new Map(handlersByName);
const read = new Set<string>();
const reached = new Set<string>();

beforeAll(async () => {
  api = await startApi({ rateLimitScale: 1000 });
  world = await makeWorldOfAll(api);
  for (const [name, handler] of handlers) {
    const once: UncheckedHandler = (call, context) => {
      const { body, query, ...rest }: { body: unknown; query: unknown } = call;
      const note = (path: string): void => void read.add(`${name} ${path}`);
      // The same call, and nothing that its handler could tell from it.
      const same = { ...rest, body: watched(body, 'body', note), query: watched(query, 'query', note) };
      handler(same as never, context);
      reached.add(name);
      throw inputError(TAKEN_BACK);
    };
    handlersByName.set(name, once);
  }
});
afterAll(async () => {
  for (const [name, handler] of handlers) handlersByName.set(name, handler);
  await api.close();
});

interface Place {
  where: 'query' | 'body';
  parameter: ParameterSpec;
  /** From the parameter inwards; `[]` for an entry of a list. */
  steps: string[];
}

function stepsInside(spec: ValueSpec, depth: number): string[][] {
  if (spec.items) return stepsInside(spec.items, depth).map((steps) => ['[]', ...steps]);
  const properties = depth === 0 ? {} : (typeSpecs[spec.ref ?? '']?.properties ?? {});
  return Object.entries(properties).flatMap(([name, inner]) => [
    [name],
    ...stepsInside(inner, depth - 1).map((steps) => [name, ...steps]),
  ]);
}

const placesOf = ({ queryParams, bodyParams }: OperationSpec): Place[] =>
  (['query', 'body'] as const).flatMap((where) =>
    (where === 'query' ? queryParams : bodyParams).flatMap((parameter) =>
      [[], ...stepsInside(parameter, DEEPEST)].map((steps) => ({ where, parameter, steps })),
    ),
  );

const nameOf = ({ name }: OperationSpec, { where, parameter, steps }: Place): string =>
  `${name} ${[parameter.name, ...steps].reduce(inside, where)}`;

/** A value with the field that `steps` lead to, and with what `needed` has. */
function valueWith(
  name: string,
  spec: ValueSpec,
  steps: readonly string[],
  needed: unknown,
  random: Random,
): unknown {
  const [step, ...rest] = steps;
  if (step === undefined)
    return needed ?? (name === 'field' ? 'created_at' : soundValue(name, spec, random, DEEPEST));
  if (step === '[]') {
    const [first, ...others]: unknown[] = Array.isArray(needed) ? needed : [undefined];
    return [valueWith(name, spec.items ?? {}, rest, first, random), ...others];
  }
  const { properties = {}, required = [] } = typeSpecs[spec.ref ?? ''] ?? {};
  const base: Fields = {
    // What sorts has to say by what.
    ...(properties['field'] && properties['direction'] && { field: 'created_at' }),
    ...(isObject(needed) && needed),
  };
  const wanted = [...required.filter((key) => !(key in base)), step];
  const given = wanted.map((key): [string, unknown] => [
    key,
    valueWith(
      key,
      properties[key] ?? {},
      key === step ? rest : [],
      key === step ? base[key] : undefined,
      random,
    ),
  ]);
  return { ...base, ...Object.fromEntries(given) };
}

/** The fields of a query or a body: what is required, who acts, and what is asked for at a place. */
function fieldsWith(
  operation: OperationSpec,
  specs: readonly ParameterSpec[],
  place: Place | undefined,
  random: Random,
): Fields {
  const needed: Fields = { user_id: 'ada', ...world.fields[operation.name] };
  const wanted = specs.filter(
    ({ name, required }) => required || name in needed || name === place?.parameter.name,
  );
  return Object.fromEntries(
    wanted.map((spec) => {
      const steps = spec.name === place?.parameter.name ? place.steps : [];
      return [spec.name, valueWith(spec.name, spec, steps, needed[spec.name], random)];
    }),
  );
}

async function ask(operation: OperationSpec, place: Place | undefined, random: Random): Promise<void> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(world.paths[operation.name]?.[name] ?? pathValue(operation, name)),
  );
  const at = (where: Place['where']): Place | undefined => (place?.where === where ? place : undefined);
  const query = Object.entries(fieldsWith(operation, operation.queryParams, at('query'), random)).map(
    ([name, value]) =>
      `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
  );
  const body = fieldsWith(operation, operation.bodyParams, at('body'), random);
  await api.raw(operation.method, `${path}?${query.join('&')}`, {
    ...(operation.method !== 'GET' && operation.method !== 'DELETE' && { body }),
  });
}

// Forms are another thing, and tried by their own tests.
const operations = operationSpecs.filter(({ bodyContentType }) => bodyContentType !== 'multipart/form-data');

test('each field of each request is looked at', { timeout: 120_000, retry: 0 }, async () => {
  const ignored: string[] = [];
  for (const operation of operations) {
    await ask(operation, undefined, new Random(0));
    for (const place of placesOf(operation)) {
      const name = nameOf(operation, place);
      for (let seed = 0; seed < TRIES && !read.has(name); seed += 1)
        await ask(operation, place, new Random(seed));
      if (
        !read.has(name) &&
        !ignored.some((above) => name.startsWith(`${above}.`) || name.startsWith(`${above}[`))
      )
        ignored.push(name);
    }
  }
  const never = operations.filter(({ name }) => !reached.has(name)).map(({ name }) => name);
  expect(never).toEqual([]);
  const isExpected = (name: string): boolean => leftAside.some(([pattern]) => pattern.test(name));
  expect(ignored.filter((name) => !isExpected(name))).toEqual([]);
  expect(leftAside.filter(([pattern]) => !ignored.some((name) => pattern.test(name)))).toEqual([]);
});
