import { describe, expect, test } from 'vitest';
import { testDialects } from './db/testing.ts';
import { startTestServer, testPassword } from './testing.ts';
import { signServerToken } from './upstream/sign.ts';

const canary = 'canary-0c9f"71';

describe.each(testDialects)('the search for secrets at the end of every test on %s', (dialect) => {
  test('finds one in an answer, a log line and a row, and names them', async () => {
    const server = await startTestServer({ dialect, apiSecret: canary });
    const admin = await server.signedIn('admin');
    const guest = { name: canary, email: 'guest@example.com', role: 'viewer', password: testPassword };
    expect((await admin.post('/api/operators', guest)).status).toBe(201);
    server.context.log.info({ note: canary }, 'planted');
    await expect(server.close()).rejects.toThrow(
      /^A secret is in (?=.*\bPOST \/api\/operators\b)(?=.*\btable user\b)(?=.*\btable audit_record\b)(?=.*the log)/,
    );
  });

  test.each([
    ['the token that is signed with it', signServerToken(canary)],
    ['what signs sessions', 'a secret of at least thirty-two characters'],
  ])('finds %s', async (_, secret) => {
    const server = await startTestServer({ dialect, apiSecret: canary });
    server.context.log.info({ note: secret }, 'planted');
    await expect(server.close()).rejects.toThrow('A secret is in the log');
  });

  test('finds none where there is none', async () => {
    const server = await startTestServer({ dialect, apiSecret: canary });
    await server.signedIn('admin');
    server.context.log.info('nothing planted');
    await server.close();
  });
});
