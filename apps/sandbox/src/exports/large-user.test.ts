import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { exportUser, getMessage } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken, startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { DataFile, numbers } from '../test/data-file.ts';
import { longestTurn } from '../test/longest-turn.ts';

const MESSAGES = 8000;
const REACTIONS = 3000;
const START = 1_700_000_000_000_000;
// Some 15 ms where the code is warm; in one piece it takes ten times as long.
const BEARABLE_MS = 100;

let file: DataFile;
let api: TestApi;
const defects: unknown[] = [];
const onDefect = (error: unknown): number => defects.push(error);
beforeAll(async () => {
  file = new DataFile();
  const first = await startApi({ data: file.path });
  await first.users('ada', 'bob');
  await first.close();
  // Two of Ada's messages share each moment, and three of her reactions: also where a page of 100 ends.
  file.prepare(`
      insert into channels (cid, type, id, created_at, updated_at) values ('team:a', 'team', 'a', 1, 1), ('team:b', 'team', 'b', 1, 1);
      insert into messages (id, cid, user_id, text, created_at, updated_at, deleted_at) ${numbers(MESSAGES)}
        select 'm' || i, 'team:' || iif(i % 2, 'a', 'b'), 'ada', 'text ' || i, ${START} + (i + 1) / 2, 1, iif(i % 7, null, 9) from n;
      insert into messages (id, cid, user_id, created_at, updated_at) values ('bob', 'team:a', 'bob', 1, 1);
      insert into reactions (message_id, user_id, type, created_at, updated_at) ${numbers(REACTIONS)}
        select 'm' || i, 'ada', 'like', ${START} + (${REACTIONS} - i) / 3, 1 from n;
      insert into reactions (message_id, user_id, type, created_at, updated_at) values ('bob', 'bob', 'like', 1, 1);`);
  api = await startApi({ data: file.path, onDefect });
});
afterAll(async () => {
  await api.close();
  file.remove();
});

const exported = (user_id = 'ada') => api.call(exportUser, { params: { user_id } });

/** A request that is on its way. */
function ask({ sandbox: { url, apiKey, apiSecret } }: TestApi, headers: Record<string, string> = {}) {
  const asked = get(`${url}/api/v2/users/ada/export?api_key=${apiKey}`, {
    headers: { authorization: signToken({}, apiSecret), 'stream-auth-type': 'jwt', ...headers },
  });
  // Whoever breaks off is told of it.
  asked.on('error', () => undefined);
  return asked;
}

/** An answer whose body has not been read yet. */
async function begun(headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const [response] = (await once(ask(api, headers), 'response')) as [IncomingMessage];
  return response;
}

const bodyOf = async (response: IncomingMessage): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

test('what somebody wrote and reacted to is all there, once and oldest first, and nobody is held up', async () => {
  await exported('bob');
  const longest = await longestTurn(async () => {
    const body = bodyOf(await begun());
    // Others are served meanwhile.
    await api.call(getMessage, { params: { id: 'bob' } });
    await body;
  });
  expect(longest).toBeLessThan(BEARABLE_MS);
  const answer = await exported();
  expect(answer.user?.id).toBe('ada');
  expect(answer.messages?.map(({ id }) => id)).toEqual(Array.from({ length: MESSAGES }, (_, i) => `m${i}`));
  expect(answer.messages?.slice(0, 2).map(({ text, type }) => [text, type])).toEqual([
    ['text 0', 'deleted'],
    ['text 1', 'regular'],
  ]);
  const reacted = answer.reactions?.map(({ message_id: id, created_at: at }) => [Number(at), id] as const);
  expect(new Set(reacted?.map(([, id]) => id)).size).toBe(REACTIONS);
  expect(reacted).toEqual(reacted?.toSorted(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)));
  expect(answer.duration).toMatch(/^\d+\.\d\dms$/);
});

test('somebody who has neither written nor reacted has empty lists', async () => {
  await api.users('cyd');
  expect(await exported('cyd')).toMatchObject({ user: { id: 'cyd' }, messages: [], reactions: [] });
});

test('compressed it is the same', async () => {
  const plain = JSON.parse((await bodyOf(await begun())).toString()) as Record<string, unknown>;
  const response = await begun({ 'accept-encoding': 'gzip' });
  expect(response.headers['content-encoding']).toBe('gzip');
  const zipped = JSON.parse(gunzipSync(await bodyOf(response)).toString()) as Record<string, unknown>;
  expect({ ...zipped, duration: '' }).toEqual({ ...plain, duration: '' });
});

test('whoever reads slowly or leaves in the middle holds nobody up, and what is deleted meanwhile is gone', async () => {
  const slow = await begun();
  const leaving = await begun();
  await once(leaving, 'readable');
  leaving.destroy();
  await api.raw('DELETE', `/api/v2/chat/messages/m${MESSAGES - 1}?hard=true`);
  expect((await exported()).messages).toHaveLength(MESSAGES - 1);
  // Its last pages had not been read by then.
  const { messages } = JSON.parse((await bodyOf(slow)).toString()) as { messages: object[] };
  expect(messages).toHaveLength(MESSAGES - 1);
});

test('what is no HTTP behind a request is not answered within the answer', async () => {
  const { url, apiKey, apiSecret } = api.sandbox;
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1');
  });
  socket.write(
    `GET /api/v2/users/ada/export?api_key=${apiKey} HTTP/1.1\r\nhost: a\r\nstream-auth-type: jwt\r\nauthorization: ${signToken({}, apiSecret)}\r\n\r\n`,
  );
  await once(socket, 'data');
  socket.write('no HTTP\r\n\r\n');
  await once(socket, 'close');
  // It is cut off, which can be told from one that has come to its end.
  expect(received.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  expect(received.endsWith('0\r\n\r\n')).toBe(false);
});

test("that somebody has left before anything is sent is nobody's fault", async () => {
  const put = (faults: object[]) =>
    fetch(`${api.sandbox.url}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  await put([{ operation: 'export_user', kind: 'delay', delay_ms: 100 }]);
  for (const encoding of ['identity', 'gzip']) {
    const asked = ask(api, { 'accept-encoding': encoding });
    await wait(50);
    asked.destroy();
  }
  await wait(150);
  await put([]);
  // What was put off for those who left has been done by now.
  await exported('bob');
  expect(defects).toEqual([]);
});

test('neither is that the sandbox is closed before an answer has come to its end', async () => {
  const saved = `${file.path}.saved`;
  await api.sandbox.save(saved);
  for (const faults of [[], [{ operation: 'export_user', kind: 'hang', done: true }]]) {
    const data = `${saved}-${faults.length}`;
    const closed = await startApi({ data, load: saved, onDefect });
    await fetch(`${closed.sandbox.url}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
    const asked = ask(closed, { 'accept-encoding': 'gzip' });
    asked.on('response', (response) => void response.on('error', () => undefined).resume());
    await wait(30);
    await closed.close();
    await wait(30);
  }
  expect(defects).toEqual([]);
});
