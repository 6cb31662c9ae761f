import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestServer } from '../testing.ts';
import { overlay } from '@backchannel/chat-api/overlay';
import { operationSpecs, typeSpecs, type ValueSpec } from '@backchannel/chat-api/spec';
import { z } from 'zod';
import { personalFields } from './read-hiding.ts';
import { chat, isObject, startProxy, startServer, startUpstream } from './testing.ts';

const answers: Record<string, object> = {
  '/api/v2/app': {
    app: {
      name: 'Lumen',
      sqs_secret: 'hush',
      sns_secret: '',
      event_hooks: [
        {
          sqs_key: 'hush',
          failover_config: { gcs_credentials: 'hush' },
          webhook_url: 'https://hush:hush@a.example/in?token=hush&empty=&hush#hush',
        },
      ],
      custom_action_handler_url: 'https://hush@b.example/act',
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
        event_hooks: [{ webhook_url: 'https://[hidden]@a.example/in?token=[hidden]&empty=&[hidden]' }],
        custom_action_handler_url: 'https://[hidden]@b.example/act',
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

describe('a token that acts for a user', () => {
  const request = { user: { id: 'visitor', name: 'Visitor' } };

  test('is in the answer of one operation only', () => {
    const holders = Object.entries(typeSpecs).filter(([, { properties }]) =>
      Object.keys(properties).some((name) => /access_?token/i.test(name)),
    );
    expect(holders.map(([name]) => name)).toEqual(['CreateGuestResponse']);
  });

  test('does not reach even an admin, nor the audit log', async () => {
    const proxy = await startProxy();
    const admin = await proxy.server.signedIn('admin');
    const { status, body } = await admin.post(chat('/api/v2/guest'), request);
    expect([status, body]).toMatchObject([
      201,
      { access_token: '[hidden]', user: { name: 'Visitor', role: 'guest' } },
    ]);
    expect(isObject(body) && Object.keys(body).toSorted()).toEqual(['access_token', 'duration', 'user']);
    const record = await proxy.newest();
    expect(record).toMatchObject({ operation: 'create_guest', outcome: 'succeeded' });
    // Every token of the Chat API begins like this.
    expect(JSON.stringify([body, record])).not.toContain('eyJ');
    const refused = await (await proxy.server.signedIn('moderator')).post(chat('/api/v2/guest'), request);
    expect([refused.status, refused.body]).toMatchObject([403, { error: { permission: 'app.write' } }]);
    await proxy.close();
  });
});

describe('what only the users themselves see', () => {
  const propertiesOf = (name: string) => Object.keys(typeSpecs[name]?.properties ?? {});

  test('is all that a full user has beside any other, and the ids of devices and of the blocked', () => {
    const plain = new Set(propertiesOf('UserResponse'));
    const more = propertiesOf('FullUserResponse').filter((name) => !plain.has(name));
    expect([...personalFields].toSorted()).toEqual([...more, 'devices', 'blocked_user_ids'].toSorted());
  });

  test('is in the answers of one read that needs no permission for it', () => {
    const holds = (name: string, seen: ReadonlySet<string>): boolean =>
      name === 'FullUserResponse' ||
      name === 'OwnUserResponse' ||
      (!seen.has(name) &&
        Object.values(typeSpecs[name]?.properties ?? {}).some((value) =>
          holds(refOf(value), new Set([...seen, name])),
        ));
    const refOf = (value: ValueSpec): string => {
      const inner = value.items ?? value.additionalProperties;
      return inner ? refOf(inner) : (value.ref ?? '');
    };
    const reads = operationSpecs.filter(
      ({ name, responseType }) =>
        overlay[name]?.effect === 'read' &&
        overlay[name].permission !== 'personal.read' &&
        holds(responseType, new Set()),
    );
    expect(reads.map(({ name }) => name)).toEqual(['query_users']);
  });

  test('is shown to those alone who may read it', async () => {
    const proxy = await startProxy();
    const admin = await proxy.server.signedIn('admin');
    await admin.post(chat('/api/v2/users'), {
      users: { ann: { id: 'ann', name: 'Ann' }, bo: { id: 'bo' } },
    });
    const changes = await Promise.all([
      admin.post(chat('/api/v2/devices'), { user_id: 'ann', id: 'push-token', push_provider: 'firebase' }),
      admin.post(chat('/api/v2/moderation/mute'), { user_id: 'ann', target_ids: ['bo'] }),
      admin.post(chat('/api/v2/users/block'), { user_id: 'ann', blocked_user_id: 'bo' }),
    ]);
    expect(changes.map(({ status }) => status)).toEqual([201, 201, 201]);
    const payload = encodeURIComponent(JSON.stringify({ filter_conditions: { id: 'ann' } }));
    const usersSchema = z.object({ users: z.tuple([z.record(z.string(), z.unknown())]) });
    const found = async (role: 'viewer' | 'moderator' | 'marketer') => {
      const { body } = await (
        await proxy.server.signedIn(role)
      ).get(chat(`/api/v2/users?payload=${payload}`));
      return usersSchema.parse(body).users[0];
    };
    const whole = await found('moderator');
    expect(whole).toMatchObject({
      name: 'Ann',
      devices: [{ id: 'push-token' }],
      mutes: [{ target: { id: 'bo' } }],
      blocked_user_ids: ['bo'],
      unread_count: 0,
    });
    const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => !personalFields.has(name)));
    for (const role of ['viewer', 'marketer'] as const) expect(await found(role)).toEqual(rest);
    const refused = await (await proxy.server.signedIn('viewer')).get(chat('/api/v2/users?payload=nonsense'));
    expect(refused.status).toBe(400);
    await proxy.close();
  });
});
