import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestServer } from '../testing.ts';
import { chat, startServer, startUpstream } from './testing.ts';

const answers: Record<string, object> = {
  '/api/v2/app': {
    app: {
      name: 'Lumen',
      sqs_secret: 'hush',
      sns_secret: '',
      event_hooks: [
        { sqs_key: 'hush', failover_config: { gcs_credentials: 'hush' }, webhook_url: 'https://a.example' },
      ],
      push_notifications: { apn: { enabled: true, auth_key: 'hush', p12_cert: 'hush' } },
      revoke_tokens_issued_before: 1_600_000_000_000_000_000,
    },
  },
  '/api/v2/push_providers': {
    push_providers: [
      { name: 'main', apn_auth_key: 'hush', firebase_credentials: 'hush', xiaomi_app_secret: 'hush' },
    ],
  },
};

describe('credentials of the app at other services', () => {
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: TestServer;
  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'x-ratelimit-remaining': '7' });
      response.end(JSON.stringify(answers[request.url?.split('?', 1)[0] ?? ''] ?? {}));
    });
    server = await startServer(upstream.url);
  });
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  test.each(['viewer', 'moderator', 'marketer'] as const)('are not shown to a %s', async (role) => {
    const browser = await server.signedIn(role);
    for (const path of Object.keys(answers)) {
      const { status, headers, body } = await browser.get(chat(path));
      expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, '7']);
      expect(JSON.stringify(body)).toContain('[hidden]');
      expect(JSON.stringify(body)).not.toContain('hush');
    }
    expect((await browser.get(chat('/api/v2/app'))).body).toMatchObject({
      app: {
        name: 'Lumen',
        sns_secret: '',
        event_hooks: [{ webhook_url: 'https://a.example' }],
        push_notifications: { apn: { enabled: true } },
        revoke_tokens_issued_before: 1_600_000_000_000_000_000,
      },
    });
  });

  test('are shown to an admin, who may set them', async () => {
    const admin = await server.signedIn('admin');
    for (const [path, answer] of Object.entries(answers)) {
      expect((await admin.get(chat(path))).body).toEqual(answer);
    }
  });
});
