import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../testing.ts';
import { chat, isObject, startProxy, startServer, startUpstream, type TestProxy } from './testing.ts';

const messages = '/api/v2/chat/messages';
const at = (id: string, rest = ''): string => chat(`${messages}/${encodeURIComponent(id)}${rest}`);
const messageOf = (body: unknown): unknown => (isObject(body) ? body['message'] : undefined);

describe('a message whose id has what addresses have', () => {
  let proxy: TestProxy;
  let moderator: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy();
    moderator = await proxy.server.signedIn('moderator');
    await moderator.post(chat('/api/v2/users'), { users: { ann: { id: 'ann' } } });
    await moderator.post(chat('/api/v2/chat/channels/messaging/general/query'), {
      data: { members: [{ user_id: 'ann' }] },
    });
    for (const id of ['evil', 'x', 'general'])
      expect((await send(id)).status, 'stands where a wrong decoding would lead').toBe(201);
  });
  afterAll(() => proxy.close());

  const send = (id: string) =>
    moderator.post(chat('/api/v2/chat/channels/messaging/general/message'), { message: { id, text: 'x' } });

  test.each([
    'evil/1',
    'evil/',
    '/evil',
    'evil//1',
    String.raw`evil\1`,
    'x/undelete',
    'x/reaction/like',
    'x/replies',
    'evil?api_key=a#b',
    'évil: 1;+&',
    'evil\r\n1',
    '...',
  ])('is read, pinned, deleted and restored: %j', async (id) => {
    expect((await send(id)).status).toBe(201);
    const read = await moderator.get(at(id));
    expect([read.status, messageOf(read.body)]).toMatchObject([200, { id, text: 'x' }]);
    const pinned = await moderator.send('PUT', at(id), { set: { pinned: true } });
    expect([pinned.status, messageOf(pinned.body)]).toMatchObject([201, { id, pinned: true }]);
    const deleted = await moderator.send('DELETE', at(id));
    expect([deleted.status, messageOf(deleted.body)]).toMatchObject([200, { id, type: 'deleted' }]);
    expect(await proxy.newest()).toMatchObject({ operation: 'delete_message', outcome: 'succeeded' });
    const restored = await moderator.post(at(id, '/undelete'), {});
    expect([restored.status, messageOf(restored.body)]).toMatchObject([201, { id, type: 'regular' }]);
    for (const other of ['evil', 'x', 'general'])
      expect(messageOf((await moderator.get(at(other))).body)).toMatchObject({
        id: other,
        type: 'regular',
        pinned: false,
        reaction_counts: {},
      });
  });

  test.each(['../../app', 'a/../../../app', '..%2f..%2fapp', String.raw`..\app`, 'a\0b'])(
    'is refused where it could lead elsewhere: %j',
    async (id) => {
      const address = chat(`${messages}/${encodeURIComponent(id).replaceAll('.', '%2E')}/undelete`);
      const { status, headers } = await moderator.post(address, {});
      expect([status, headers.has('x-upstream-request-id')]).toEqual([400, false]);
    },
  );

  test('is nothing without the permission for another call that it could be taken for', async () => {
    const viewer = await proxy.server.signedIn('viewer');
    const passedOn = ({ status, headers }: Awaited<ReturnType<TestBrowser['get']>>) => [
      status,
      headers.has('x-upstream-request-id'),
    ];
    expect(passedOn(await viewer.get(at('a/b')))).toEqual([404, true]);
    const draft = chat('/api/v2/chat/channels/messaging/general%2Fdraft');
    const refused = await viewer.get(draft);
    expect([...passedOn(refused), refused.body]).toMatchObject([
      403,
      false,
      { error: { code: 'not_permitted', permission: 'personal.read' } },
    ]);
    expect(passedOn(await moderator.get(draft))).toEqual([404, true]);
  });
});

test('an id goes to the Chat API as one segment, encoded once', async () => {
  const asked: (string | undefined)[] = [];
  const upstream = await startUpstream((request, response) => {
    asked.push(request.url);
    response.writeHead(404, { 'content-type': 'application/json' });
    response.end('{"code":16,"message":"gone","StatusCode":404}');
  });
  const server = await startServer(upstream.url);
  const admin = await server.signedIn('admin');
  for (const id of ['evil/1', 'a\\b', 'a?b#c', 'a\r\nb']) await admin.get(at(id));
  expect(asked.map((url) => url?.split('?')[0])).toEqual(
    ['evil%2F1', 'a%5Cb', 'a%3Fb%23c', 'a%0D%0Ab'].map((id) => `${messages}/${id}`),
  );
  await server.close();
  await upstream.close();
});
