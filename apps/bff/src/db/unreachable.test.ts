import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { closedPort } from '../chat-proxy/testing.ts';
import { startTestServer, testPassword } from '../testing.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';

test('without its database the server says so, to whoever signs in and to whoever is signed in', async () => {
  const well = await startTestServer({ dialect: 'sqlite' });
  const { cookie } = await well.signedIn('admin');
  await well.close();
  const url = (await closedPort()).replace('http:', 'postgres:');
  const db = new Kysely<Schema>({ dialect: postgresDialect(`${url}/nothing`, () => undefined) });
  const server = await startTestServer({ dialect: 'postgres', database: { db, dialect: 'postgres' } });
  const browser = server.browser();
  const answers = [
    await browser.signIn('ann@example.com', testPassword),
    await browser.get('/api/session', { cookie }),
    await browser.get('/api/apps/sandbox/chat/api/v2/app', { cookie }),
    await browser.post('/api/apps/sandbox/chat/api/v2/chat/channels/messaging/a/hide', {}, { cookie }),
  ];
  for (const { status, body } of answers) {
    expect([status, body]).toMatchObject([
      503,
      {
        error: {
          code: 'database_unreachable',
          message: 'The database of this server cannot be reached. Try again in a moment.',
        },
      },
    ]);
  }
  expect(server.logged()).toContain('ECONNREFUSED');
  // It looks for secrets in the database, too.
  await expect(server.close()).rejects.toThrow('cannot be reached');
  await db.destroy();
});
