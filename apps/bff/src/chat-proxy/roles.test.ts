// Takes its time: left out of `npm run verify`.
import { kinds } from '@backchannel/configuration';
import { operationSpecs } from '@backchannel/chat-api/spec';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { permissionsOf, roles } from '../auth/roles.ts';
import { testDialects } from '../db/testing.ts';
import { proxiedOperations } from './operations.ts';
import { identityOf } from './identities.ts';
import { sampleRequest, sampleRequests, sampleWith, sentBody } from './sample-request.ts';
import { canary, chat, isObject, startProxy, type TestProxy } from './testing.ts';

const sessionSchema = z.object({ operator: z.object({ id: z.string() }) });

const codeOf = (body: unknown): unknown =>
  isObject(body) && isObject(body['error']) ? body['error']['code'] : undefined;

describe.each(testDialects)('every operation on %s', (dialect) => {
  let proxy: TestProxy;
  const answers: string[] = [];
  beforeAll(async () => {
    proxy = await startProxy({ dialect });
  });
  afterAll(() => proxy.close());

  test('is closed to strangers', async () => {
    for (const sample of sampleRequests()) {
      const { spec, path } = sample;
      const stranger = proxy.server.browser();
      const { status, body: answer } = await stranger.send(spec.method, chat(path), sentBody(sample));
      expect([spec.name, status, codeOf(answer)]).toEqual([spec.name, 401, 'unauthenticated']);
    }
  });

  test.each(roles)('is open to a %s exactly as the role says', async (role) => {
    const browser = await proxy.server.signedIn(role);
    const wrong: unknown[] = [];
    for (const sample of sampleRequests()) {
      const { spec, path } = sample;
      const permission = proxiedOperations.get(spec.name)?.entry.permission;
      const isAllowed = permission !== undefined && permissionsOf(role).has(permission);
      const answer = await browser.send(spec.method, chat(path), sentBody(sample));
      answers.push(JSON.stringify([...answer.headers]), JSON.stringify(answer.body));
      const found = [answer.status, codeOf(answer.body)];
      const refusal = { error: { code: 'not_permitted', permission } };
      if (isAllowed) {
        // Whatever the Chat API says to it: it got there.
        const isFine = answer.headers.has('x-upstream-request-id');
        if (!isFine || answer.status === 403 || answer.status === 401) wrong.push([spec.name, ...found]);
      } else {
        expect([spec.name, answer.status, answer.body]).toMatchObject([spec.name, 403, refusal]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(roles)('as somebody else sees it, too, to a %s', async (role) => {
    const browser = await proxy.server.signedIn(role);
    const { body: session } = await browser.get('/api/session');
    const self = identityOf(sessionSchema.parse(session).operator);
    const held = permissionsOf(role);
    for (const { spec, entry } of proxiedOperations.values()) {
      const { permission, subject, subjectPermission } = entry;
      if (subject === null || subjectPermission === null) continue;
      for (const [id, needed] of [
        ['somebody', [permission, subjectPermission]],
        [self.toUpperCase(), [permission, subjectPermission]],
        [['somebody'], [permission, subjectPermission]],
        [self, [permission]],
      ] as const) {
        const { path, body } = sampleWith(sampleRequest(spec), subject, id);
        const answer = await browser.send(spec.method, chat(path), body);
        answers.push(JSON.stringify(answer.body));
        const missing = needed.find((one) => !held.has(one));
        const found = isObject(answer.body) && isObject(answer.body['error']) ? answer.body['error'] : {};
        const expected = missing === undefined ? [spec.name, true, undefined] : [spec.name, false, missing];
        expect([spec.name, answer.status !== 403, found['permission']]).toEqual(expected);
      }
    }
  });

  test.each(roles)('and so are the settings and their history, to a %s', async (role) => {
    const browser = await proxy.server.signedIn(role);
    for (const kind of kinds) {
      for (const part of ['settings', 'history']) {
        const answer = await browser.get(`/api/apps/sandbox/${part}/${kind}`);
        expect([part, kind, answer.status]).toEqual([
          part,
          kind,
          permissionsOf(role).has('config.read') ? 200 : 403,
        ]);
        answers.push(JSON.stringify([...answer.headers]), JSON.stringify(answer.body));
      }
    }
  });

  test('leaves a record of each refused change, and of each that went out', async () => {
    const changes = operationSpecs.filter(({ name }) => proxiedOperations.get(name)?.entry.effect !== 'read');
    const { rows } = await sql<{ operation: string; part: string; outcome: string; operator_role: string }>`
      select operation, part, outcome, operator_role from audit_record order by sequence`.execute(
      proxy.server.context.db,
    );
    for (const role of roles) {
      for (const { name } of changes) {
        const permission = proxiedOperations.get(name)?.entry.permission;
        const isAllowed = permission !== undefined && permissionsOf(role).has(permission);
        const found = rows.filter((row) => row.operation === name && row.operator_role === role);
        const parts = found.map(({ part, outcome }) => (part === 'whole' ? outcome : part));
        const expected = isAllowed ? ['started', 'finished'] : ['refused'];
        expect([role, name, ...parts]).toEqual([role, name, ...expected]);
      }
    }
  });

  test('tells nobody the API secret: no answer, no log line, no row', async () => {
    expect(answers.length).toBeGreaterThan(1000);
    expect(answers.filter((text) => text.includes(canary))).toEqual([]);
    expect(proxy.server.logged()).not.toContain(canary);
    const { db } = proxy.server.context;
    const tables = await db.introspection.getTables();
    expect(tables.length).toBeGreaterThan(8);
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
      expect([name, JSON.stringify(rows).includes(canary)]).toEqual([name, false]);
    }
  });
});
