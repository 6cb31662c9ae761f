import { describe, expect, test } from 'vitest';
import { chat, startProxy } from '../chat-proxy/testing.ts';
import { withPlainAddresses } from './without-secrets.ts';

describe('an address', () => {
  test.each([
    ['https://a.example/in?token=x&kind=y', 'https://a.example/in?token=[hidden]&kind=[hidden]'],
    ['https://a.example/in?x', 'https://a.example/in?[hidden]'],
    ['https://a.example/in?none=&', 'https://a.example/in?none=&'],
    ['https://a.example/in?to=https://b.example/?c=d', 'https://a.example/in?to=[hidden]'],
    ['https://key@a.example', 'https://[hidden]@a.example'],
    ['amqps://user:p@ss@a.example:5671/in?x=y', 'amqps://[hidden]@a.example:5671/in?x=[hidden]'],
    [
      'from "http://a.example?b=c" to https://d:e@f.example.',
      'from "http://a.example?b=[hidden]" to https://[hidden]@f.example.',
    ],
    ['https://a.example/people/@ann', 'https://a.example/people/@ann'],
    ['Is it? No: a=b, ann@a.example', 'Is it? No: a=b, ann@a.example'],
  ])('%s is kept as %s', (text, kept) => {
    expect(withPlainAddresses(text)).toBe(kept);
    expect(withPlainAddresses(kept)).toBe(kept);
  });

  test.each([
    ['a.', ''],
    ['a://', ''],
    ['a://b?c', '='],
    ['https://a?', '&'],
    ['https://', '@'],
  ])('is looked for in no time, also among many %s', (part, end) => {
    const startedAt = performance.now();
    withPlainAddresses(`https://a.example ${part.repeat(300_000)}${end}`);
    expect(performance.now() - startedAt).toBeLessThan(2000);
  });
});

test('what a hook is called with is in no record, and who is called stays', async () => {
  const proxy = await startProxy();
  const admin = await proxy.server.signedIn('admin');
  const hook = {
    hook_type: 'webhook',
    enabled: true,
    event_types: [],
    webhook_url: 'https://a.example/in?token=hush',
  };
  const answer = await admin.send('PATCH', chat('/api/v2/app'), {
    event_hooks: [hook],
    custom_action_handler_url: 'https://b.example/act?key=hush&app=hush',
  });
  expect(answer.status).toBe(200);
  const record = await proxy.newest();
  expect(record).toMatchObject({
    operation: 'update_app',
    outcome: 'succeeded',
    request: {
      body: {
        event_hooks: [{ webhook_url: 'https://a.example/in?token=[hidden]' }],
        custom_action_handler_url: 'https://b.example/act?key=[hidden]&app=[hidden]',
      },
    },
  });
  const file = encodeURIComponent('https://files.example/a.png?signature=hush');
  await admin.send('DELETE', chat(`/api/v2/uploads/file?url=${file}`));
  const deleted = await proxy.newest();
  expect(deleted).toMatchObject({ target: 'https://files.example/a.png?signature=[hidden]' });
  expect(JSON.stringify([record, deleted])).not.toContain('hush');
  await proxy.close();
});
