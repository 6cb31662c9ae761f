import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  deleteChannel,
  deleteMessage,
  exportChannels,
  exportUsers,
  getOrCreateChannel,
  getTask,
  sendMessage,
  sendReaction,
  truncateChannel,
} from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { insertMessage } from '../../store/messages.ts';
import { insertTask } from '../../store/tasks.ts';
import { startApi } from '../../test/api.ts';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';
import { taskEnd } from '../../test/tasks.ts';

const DAY_MS = 86_400_000;
let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation();
  const first = await talk.send('first, with "quotes"', {
    custom: { kind: 'opening', when: 1_700_000_000_000_000_000 },
  });
  await talk.api.call(sendReaction, {
    params: { id: first.id },
    body: { reaction: { type: 'like', user_id: 'cyd' } },
  });
  await talk.send('a reply', { parent_id: first.id, user_id: 'bob' });
  const deleted = await talk.send('regretted');
  await talk.api.call(deleteMessage, { params: { id: deleted.id } });
  await talk.send('never said', {}, { pending: true });
});
afterAll(() => talk.api.close());

type Asked = Omit<BodyOf<typeof exportChannels>, 'channels'>;
const fetched = async (taskId: string | undefined): Promise<string> => {
  const task = await taskEnd(talk.api, taskId);
  expect(task.status).toBe('completed');
  const reply = await fetch(String(task.result?.['url']));
  expect(reply.headers.get('content-disposition')).toMatch(/^attachment/);
  return reply.text();
};
const exported = async (
  asked: Asked = {},
  channels: BodyOf<typeof exportChannels>['channels'] = [{ cid: 'team:a' }],
): Promise<string> =>
  fetched((await talk.api.call(exportChannels, { body: { channels, ...asked } })).task_id);

interface Message {
  id: string;
  text: string;
  type: string;
  created_at: string;
  custom: Record<string, unknown>;
  reactions: { type: string; user_id: string }[];
}
interface ExportedDocument {
  version: string;
  channels: { channel: { cid: string }; members: { user_id: string }[]; messages: Message[] }[];
  users?: { id: string }[];
}
const documentOf = (text: string): ExportedDocument => JSON.parse(text) as ExportedDocument;
const textsOf = (text: string) => documentOf(text).channels[0]?.messages.map((message) => message.text);

test('an export has the channel with its members, messages, replies and reactions, moments as RFC 3339', async () => {
  const { version, channels, users } = documentOf(await exported());
  expect(version).toBe('v1');
  expect(users).toBeUndefined();
  const [entry] = channels;
  expect(entry?.channel.cid).toBe('team:a');
  expect(entry?.members.map(({ user_id: id }) => id)).toEqual(['ada', 'bob']);
  expect(entry?.messages.map(({ text, type }) => [text, type])).toEqual([
    ['first, with "quotes"', 'regular'],
    ['a reply', 'reply'],
    ['regretted', 'deleted'],
  ]);
  const [first] = entry?.messages ?? [];
  expect(first?.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(first?.custom).toEqual({ kind: 'opening', when: 1_700_000_000_000_000_000 });
  expect(first?.reactions).toMatchObject([{ type: 'like', user_id: 'cyd' }]);
});

test('the text of deleted messages can be cleared', async () => {
  expect(textsOf(await exported({ clear_deleted_message_text: true }))).toEqual([
    'first, with "quotes"',
    'a reply',
    '',
  ]);
});

test('export_users adds everybody who is in it: members, authors, and who reacted', async () => {
  const { users } = documentOf(await exported({ export_users: true }));
  expect(users?.map(({ id }) => id)).toEqual(['ada', 'bob', 'cyd']);
});

test('v2 is one line for each thing', async () => {
  const lines = (await exported({ version: 'v2', export_users: true }))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; item: Record<string, unknown> });
  expect(lines.map(({ type }) => type)).toEqual([
    'channel',
    'member',
    'member',
    'message',
    'reaction',
    'message',
    'message',
    'user',
    'user',
    'user',
  ]);
  expect(lines[1]?.item).toMatchObject({ channel_cid: 'team:a', user_id: 'ada' });
});

test('CSV is a table of messages with the wished fields, quoted where it has to be', async () => {
  const text = await exported({
    version: 'v2',
    format: 'csv',
    include_fields: ['text', 'user.id', 'custom.kind'],
  });
  expect(text).toBe(
    'text,user.id,custom.kind\r\n"first, with ""quotes""",ada,opening\r\na reply,bob,\r\nregretted,ada,\r\n',
  );
  expect((await exported({ version: 'v2', format: 'csv' })).split('\r\n')[0]).toContain(
    'cid,id,type,user.id',
  );
});

test('messages_since and messages_until cut an interval', async () => {
  const { channels } = documentOf(await exported());
  const second = channels[0]?.messages[1]?.created_at ?? '';
  const day = new Date(second);
  const after = new Date(day.getTime() + DAY_MS);
  const before = new Date(day.getTime() - DAY_MS);
  const interval = async (bounds: { messages_since?: Date; messages_until?: Date }) =>
    textsOf(await exported({}, [{ type: 'team', id: 'a', ...bounds }]))?.length;
  expect([await interval({ messages_since: before }), await interval({ messages_since: after })]).toEqual([
    3, 0,
  ]);
  expect([await interval({ messages_until: before }), await interval({ messages_until: after })]).toEqual([
    0, 3,
  ]);
  expect(await interval({ messages_since: before, messages_until: after })).toBe(3);
  const wrong = talk.api.call(exportChannels, {
    body: { channels: [{ cid: 'team:a', messages_since: after, messages_until: day }] },
  });
  expect(await refusal(wrong)).toEqual([400, 4]);
});

test('truncated messages and softly deleted channels are exported when asked for', async () => {
  const params = { type: 'team', id: 'old' };
  await talk.api.call(getOrCreateChannel, { params, body: { data: { created_by_id: 'ada' } } });
  await talk.api.call(sendMessage, { params, body: { message: { text: 'before', user_id: 'ada' } } });
  await talk.api.call(truncateChannel, { params, body: {} });
  await talk.api.call(sendMessage, { params, body: { message: { text: 'after', user_id: 'ada' } } });
  const old = [{ cid: 'team:old' }];
  expect(textsOf(await exported({}, old))).toEqual(['after']);
  expect(textsOf(await exported({ include_truncated_messages: true }, old))).toEqual(['before', 'after']);
  await talk.api.call(deleteChannel, { params });
  expect(await refusal(talk.api.call(exportChannels, { body: { channels: old } }))).toEqual([404, 16]);
  expect(textsOf(await exported({ include_soft_deleted_channels: true }, old))).toEqual(['after']);
});

test('the address holds for 24 hours, a new one is made on each read, and the file is kept for 60 days', async () => {
  const { task_id: id } = await talk.api.call(exportChannels, { body: { channels: [{ cid: 'team:a' }] } });
  const first = String((await taskEnd(talk.api, id)).result?.['url']);
  const now = Date.now();
  await talk.clock(new Date(now + 1.1 * DAY_MS).toISOString());
  expect((await fetch(first)).status).toBe(403);
  const second = String((await talk.api.call(getTask, { params: { id } })).result?.['url']);
  expect((await fetch(second)).status).toBe(200);
  await talk.clock(new Date(now + 59 * DAY_MS).toISOString());
  expect((await talk.api.call(getTask, { params: { id } })).result).toHaveProperty('url');
  await talk.clock(new Date(now + 61 * DAY_MS).toISOString());
  expect((await talk.api.call(getTask, { params: { id } })).result).toEqual({});
  await fetch(`${talk.api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: '{"now":null}' });
});

test.each<[string, BodyOf<typeof exportChannels>, [number, number]]>([
  ['no channels', { channels: [] }, [400, 4]],
  ['an entry that names none', { channels: [{ type: 'team' }] }, [400, 4]],
  ['what is no cid', { channels: [{ cid: 'team' }] }, [400, 4]],
  ['an unknown channel', { channels: [{ cid: 'team:none' }] }, [404, 16]],
  ['more than 100', { channels: Array.from({ length: 101 }, () => ({ cid: 'team:a' })) }, [400, 4]],
  ['an unknown version', { channels: [{ cid: 'team:a' }], version: 'v3' }, [400, 4]],
  ['CSV of version 1', { channels: [{ cid: 'team:a' }], format: 'csv' }, [400, 4]],
  [
    'CSV with users',
    { channels: [{ cid: 'team:a' }], format: 'csv', version: 'v2', export_users: true },
    [400, 4],
  ],
])('%s: refused', async (_name, body, expected) => {
  expect(await refusal(talk.api.call(exportChannels, { body }))).toEqual(expected);
});

test('users are exported with all they wrote, and unknown ones are refused', async () => {
  const { task_id: id } = await talk.api.call(exportUsers, { body: { user_ids: ['ada', 'cyd'] } });
  const { users } = JSON.parse(await fetched(id)) as {
    users: { user: { id: string }; messages: Message[]; reactions: { type: string }[] }[];
  };
  expect(users.map(({ user }) => user.id)).toEqual(['ada', 'cyd']);
  expect(users[0]?.messages.map(({ text }) => text)).toContain('regretted');
  expect(users[1]?.reactions.map(({ type }) => type)).toEqual(['like']);
  expect(await refusal(talk.api.call(exportUsers, { body: { user_ids: ['ada', 'nobody'] } }))).toEqual([
    400, 4,
  ]);
  expect(await refusal(talk.api.call(exportUsers, { body: { user_ids: [] } }))).toEqual([400, 4]);
  const many = Array.from({ length: 26 }, (_, n) => `u${n}`);
  await talk.api.users(...many);
  expect(await refusal(talk.api.call(exportUsers, { body: { user_ids: many } }))).toEqual([400, 4]);
  const most = await talk.api.call(exportUsers, { body: { user_ids: many.slice(1) } });
  expect((await taskEnd(talk.api, most.task_id)).status).toBe('completed');
});

test('only the app’s own server exports', async () => {
  const body = { channels: [{ cid: 'team:a' }] };
  expect((await talk.as('ada', 'POST', '/api/v2/chat/export_channels', body)).status).toBe(403);
  expect((await talk.as('ada', 'POST', '/api/v2/export/users', { user_ids: ['ada'] })).status).toBe(403);
});

test('a long export goes on where a stopped process left it, with nothing twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  const data = join(folder, 'world.db');
  const before = await startConversation({ data });
  await before.api.close();
  const db = openDatabase(data);
  db.transaction(() => {
    for (let index = 0; index < 1234; index += 1) {
      insertMessage(db, {
        id: `m${index}`,
        cid: 'team:a',
        user_id: 'ada',
        text: `message ${index}`,
        created_at: 1_000_000 + Math.floor(index / 3),
        updated_at: 1_000_000,
      });
    }
    const channels = [{ cid: 'team:a', since: 0, until: Number.MAX_SAFE_INTEGER }];
    const input = { channels, version: 'v1', format: 'json', includeFields: ['id'], exportUsers: false };
    insertTask(db, { id: 'long', kind: 'export_channels', input: JSON.stringify(input), created_at: 1 });
  });
  db.close();
  // Stopped again and again before it is done.
  for (let round = 0; round < 3; round += 1) {
    const api = await startApi({ data });
    await api.call(getTask, { params: { id: 'long' } });
    await api.close();
  }
  const api = await startApi({ data });
  const task = await taskEnd(api, 'long');
  const text = await (await fetch(String(task.result?.['url']))).text();
  expect(documentOf(text).channels[0]?.messages.map(({ id }) => id)).toEqual(
    Array.from({ length: 1234 }, (_, index) => `m${index}`),
  );
  await api.close();
  rmSync(folder, { recursive: true });
});

test('hooks hear of exports that are done, and of those that failed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'export-'));
  const data = join(folder, 'world.db');
  const other = await startConversation({ data });
  const receiver = await startReceiver();
  await hookTo(other.api, receiver.url);
  const { api } = other;
  const first = await api.call(exportUsers, { body: { user_ids: ['ada'] } });
  expect(await receiver.event('export.users.success')).toMatchObject({ task_id: first.task_id });
  const second = await api.call(exportChannels, { body: { channels: [{ cid: 'team:a' }] } });
  const { url, started_at: begun, finished_at: done } = await receiver.event('export.channels.success');
  expect((await fetch(String(url))).status).toBe(200);
  expect(Number(done)).toBeGreaterThan(Number(begun));
  expect((await taskEnd(api, second.task_id)).status).toBe('completed');
  // Where files belong there is no folder any more.
  rmSync(`${data}.files`, { recursive: true });
  writeFileSync(`${data}.files`, '');
  const third = await api.call(exportChannels, { body: { channels: [{ cid: 'team:a' }] } });
  expect(await taskEnd(api, third.task_id)).toMatchObject({
    status: 'failed',
    error: { type: 'internal_error' },
  });
  expect(await receiver.event('export.channels.error')).toMatchObject({ task_id: third.task_id });
  const fourth = await api.call(exportUsers, { body: { user_ids: ['ada'] } });
  expect(await receiver.event('export.users.error')).toMatchObject({ task_id: fourth.task_id });
  await api.close();
  await receiver.close();
  rmSync(folder, { recursive: true });
});
