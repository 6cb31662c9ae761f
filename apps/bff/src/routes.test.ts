// Takes its time: left out of `npm run verify`.
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Permission, permissionsOf, roles } from './auth/roles.ts';
import type { Schema } from './db/schema.ts';
import { testDialects } from './db/testing.ts';
import { startTestServer, type TestServer } from './testing.ts';

/** Who may come in: everybody, whoever is signed in, or who has a permission. */
type Door = 'everybody' | 'operators' | Permission;

/** Every route of our own, with a body that changes as little as possible. The Chat API's routes
 *  have a table of their own: the contract. */
const routes: readonly [method: string, path: string, door: Door, body?: unknown][] = [
  ['GET', '/healthz', 'everybody'],
  ['GET', '/readyz', 'everybody'],
  ['GET', '/api/sign-in-options', 'everybody'],
  ['GET', '/api/first-admin?token=x', 'everybody'],
  ['POST', '/api/first-admin', 'everybody', { token: 'x' }],
  ['POST', '/api/demo/sign-in', 'everybody', { role: 'admin' }],
  ['POST', '/api/auth/sign-in/email', 'everybody', {}],
  ['GET', '/api/session', 'everybody'],
  ['GET', '/api/preferences', 'operators'],
  ['PATCH', '/api/preferences', 'operators', { theme: 'dark' }],
  ['GET', '/api/views?app=sandbox&page=channels', 'operators'],
  ['POST', '/api/views', 'operators', { app: 'sandbox', page: 'channels', name: 'All', search: {} }],
  ['PUT', '/api/views/nothing', 'operators', {}],
  ['DELETE', '/api/views/nothing', 'operators'],
  ['GET', '/api/apps/sandbox/health', 'operators'],
  ['GET', '/api/audit', 'audit.read'],
  ['GET', '/api/audit.csv', 'audit.read'],
  ['GET', '/api/audit/actors', 'audit.read'],
  ['GET', '/api/audit/nothing', 'audit.read'],
  ['GET', '/api/audit/verify', 'audit.verify'],
  ['GET', '/api/apps/sandbox/settings/channel_type', 'config.read'],
  ['GET', '/api/apps/sandbox/settings/channel_type/team', 'config.read'],
  ['GET', '/api/apps/sandbox/history/channel_type', 'config.read'],
  ['GET', '/api/apps/sandbox/history/channel_type/team', 'config.read'],
  ['GET', '/api/apps/sandbox/history/channel_type/team/1', 'config.read'],
  ['GET', '/api/change-sets', 'config.read'],
  ['POST', '/api/change-sets', 'config.write', {}],
  ['GET', '/api/change-sets/nothing', 'config.read'],
  ['POST', '/api/change-sets/nothing/resume', 'config.write', {}],
  ['POST', '/api/change-sets/nothing/drop', 'config.write', {}],
  ['GET', '/api/configuration.schema.json', 'everybody'],
  ['GET', '/api/apps/sandbox/configuration', 'config.read'],
  ['POST', '/api/apps/sandbox/configuration/plan', 'config.read', {}],
  ['POST', '/api/apps/sandbox/configuration/apply', 'config.write', {}],
  ['GET', '/api/operators', 'operators.manage'],
  ['POST', '/api/operators', 'operators.manage', {}],
  ['PATCH', '/api/operators/nobody', 'operators.manage', { disabled: true }],
  ['POST', '/api/operators/nobody/password', 'operators.manage', {}],
  ['POST', '/api/auth/change-password', 'operators', {}],
  ['POST', '/api/sign-out-everywhere', 'operators', {}],
  ['POST', '/api/auth/sign-out', 'everybody', {}],
];

/** Total: a table that is added must be added here. */
const tables: Record<keyof Schema, true> = {
  user: true,
  session: true,
  account: true,
  verification: true,
  first_admin_token: true,
  sign_in_attempt: true,
  chat_identity: true,
  saved_view: true,
  preference: true,
  audit_record: true,
  setting_object: true,
  setting_version: true,
  change_set: true,
  change_set_step: true,
};

describe.each(testDialects)('every route on %s', (dialect) => {
  const canary = 'canary-4b1d2f';
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ dialect, apiSecret: canary });
  });
  afterEach(() => server.close());

  const isOpen = (status: number) => status !== 401 && status !== 403;

  test('is closed to strangers unless it is for everybody', async () => {
    for (const [method, path, door, body] of routes) {
      const { status } = await server.browser().send(method, path, body);
      expect([method, path, isOpen(status)]).toEqual([method, path, door === 'everybody']);
    }
  });

  test.each(roles)('is open to a %s as the role says', async (role) => {
    const browser = await server.signedIn(role);
    for (const [method, path, door, body] of routes) {
      const expected = door === 'everybody' || door === 'operators' || permissionsOf(role).has(door);
      const { status } = await browser.send(method, path, body);
      expect([method, path, isOpen(status)]).toEqual([method, path, expected]);
      if (path.includes('sign-out')) await browser.signIn(`${role}-1@example.com`);
    }
  });

  test('keeps the API secret to itself, and so do the log and the database', async () => {
    const browser = await server.signedIn('admin');
    const answers = [];
    for (const [method, path, , body] of routes) {
      const answer = await browser.send(method, path, body);
      answers.push(JSON.stringify([...answer.headers]), JSON.stringify(answer.body));
      if (path.includes('sign-out')) await browser.signIn('admin-1@example.com');
    }
    expect(answers.join('')).toContain('Demo data');
    expect(answers.join('')).not.toContain(canary);
    expect(server.logged()).not.toContain(canary);
    for (const table of Object.keys(tables)) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(server.context.db);
      expect([table, JSON.stringify(rows).includes(canary)]).toEqual([table, false]);
    }
  });
});
