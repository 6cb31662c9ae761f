import { expect, test } from 'vitest';
import type { Place } from './operation.ts';
import { overlay } from './overlay.ts';
import { permissions } from './permissions.ts';
import { operationSpecs, typeSpecs } from './spec.ts';
import type { OperationSpec, ParameterSpec, ValueSpec } from './spec.ts';

const exists = (specs: readonly ParameterSpec[], path: string): boolean => {
  const [head, ...rest] = path.split('.');
  let value: ValueSpec | undefined = specs.find((spec) => spec.name === head);
  for (const name of rest)
    value = value?.ref === undefined ? undefined : typeSpecs[value.ref]?.properties[name];
  return value !== undefined;
};

const placeExists = (operation: OperationSpec, place: Place): boolean =>
  exists(
    { path: operation.pathParams, query: operation.queryParams, body: operation.bodyParams }[place.in],
    place.path,
  );

test('says something about every operation, and about nothing else', () => {
  expect(Object.keys(overlay).sort()).toEqual(operationSpecs.map(({ name }) => name).sort());
});

test.each(operationSpecs.map((spec) => [spec.name, spec] as const))(
  '%s: every place and name exists',
  (name, spec) => {
    const { actor, subject, target, stale, permission, readsWithout, irreversibleWith } = overlay[name] ?? {};
    const places = [actor, subject, irreversibleWith, ...(target?.places ?? [])].filter(
      (place) => place != null,
    );
    expect(places.filter((place) => !placeExists(spec, place))).toEqual([]);
    expect(actor && subject, 'a call has an actor or a subject, not both').toBeFalsy();
    expect(permissions).toContain(permission);
    expect(
      (stale ?? []).filter((other) => overlay[other]?.effect !== 'read' && !overlay[other]?.readsWithout),
    ).toEqual((stale ?? []).filter((other) => other === 'get_or_create_distinct_channel'));
    expect((readsWithout ?? []).filter((field) => !exists(spec.bodyParams, field))).toEqual([]);
  },
);

test('whoever may be named in a request is an actor, a subject or a deliberate choice', () => {
  const named = operationSpecs.filter((spec) =>
    [...spec.bodyParams, ...spec.queryParams].some(
      ({ name, ref = '' }) =>
        name === 'user_id' || (name === 'payload' && typeSpecs[ref]?.properties['user_id'] !== undefined),
    ),
  );
  expect(named.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['get_channel', 'query_channels', 'query_members', 'query_users']),
  );
  expect(
    named.filter(({ name }) => !overlay[name]?.actor && !overlay[name]?.subject).map(({ name }) => name),
  ).toEqual([]);
});

test('whoever reads as somebody else sees them must be allowed to read what is personal', () => {
  for (const { name } of operationSpecs) {
    const { effect, subject, subjectPermission } = overlay[name] ?? {};
    expect([name, subjectPermission]).toEqual([name, effect === 'read' && subject ? 'personal.read' : null]);
  }
});

test('what changes something names what it changes; what only reads makes nothing stale', () => {
  const unnamed = operationSpecs.filter(
    ({ name }) => overlay[name]?.effect !== 'read' && !overlay[name]?.target,
  );
  expect(unnamed.map(({ name }) => name)).toEqual(['mark_delivered', 'mark_channels_read']);
  const reads = operationSpecs.filter(
    ({ name }) => overlay[name]?.effect === 'read' && overlay[name]?.stale.length,
  );
  expect(reads).toEqual([]);
});

test('GET never writes, DELETE never only reads', () => {
  for (const { name, method } of operationSpecs) {
    if (method === 'GET') expect(overlay[name]?.effect, name).toBe('read');
    if (method === 'DELETE') expect(overlay[name]?.effect, name).not.toBe('read');
  }
});
