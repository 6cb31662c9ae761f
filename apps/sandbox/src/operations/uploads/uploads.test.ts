import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  deleteChannelImage,
  deleteFile,
  getMessage,
  listExternalStorage,
  updateApp,
  uploadChannelFile,
  uploadChannelImage,
  uploadFile,
  uploadImage,
} from '@backchannel/chat-api/operations';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken, startApi } from '../../test/api.ts';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const data = join(folder, 'world.db');
let talk: Conversation;
beforeAll(async () => {
  talk = await startConversation({ data });
});
afterAll(async () => {
  await talk.api.close();
  rmSync(folder, { recursive: true });
});

const stored = (): string[] => readdirSync(`${data}.files`);
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await wait(5);
};
const textFile = (text = 'hello', name = 'note.txt', type = 'text/plain'): File =>
  new File([text], name, { type });
const picture = async (width = 64, height = 32): Promise<File> => {
  const bytes = await sharp({ create: { width, height, channels: 3, background: '#c00' } })
    .png()
    .toBuffer();
  return new File([new Uint8Array(bytes)], 'red.png', { type: 'image/png' });
};
const urlOf = (answer: { file?: string }): string => answer.file ?? '';
const sizeOf = async (url: string): Promise<[number, number]> => {
  const { width, height } = await sharp(Buffer.from(await (await fetch(url)).arrayBuffer())).metadata();
  return [width, height];
};

/** One raw form. */
async function post(path: string, form: FormData | string, type?: string, token?: string) {
  const reply = await fetch(`${talk.api.sandbox.url}${path}?api_key=${talk.api.sandbox.apiKey}`, {
    method: 'POST',
    headers: {
      'stream-auth-type': 'jwt',
      authorization: token ?? signToken({}, talk.api.sandbox.apiSecret),
      ...(type !== undefined && { 'content-type': type }),
    },
    body: form,
  });
  const body = (await reply.json()) as { code?: number; file?: string };
  return { status: reply.status, code: body.code, file: body.file ?? '' };
}
const formOf = (file: File): FormData => {
  const form = new FormData();
  form.set('file', file);
  return form;
};

test('an uploaded file can be fetched under its signed address, as it was', async () => {
  const answer = await talk.api.call(uploadFile, { body: { file: textFile(), user: { id: 'ada' } } });
  expect(answer.file).toMatch(/^http:.*note\.txt\?expires=\d+&signature=/);
  const reply = await fetch(urlOf(answer));
  expect(reply.status).toBe(200);
  expect(await reply.text()).toBe('hello');
});

test('what is no picture is downloaded, never opened: nosniff, attachment, and a policy that runs nothing', async () => {
  const page = textFile('<script>alert(1)</script>', 'page.html', 'text/html');
  const { headers } = await fetch(urlOf(await talk.api.call(uploadFile, { body: { file: page } })));
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="page\.html"/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('content-security-policy')).toContain('sandbox');
  const lie = textFile('<script>alert(1)</script>', 'lie.png', 'image/png');
  const told = await fetch(urlOf(await talk.api.call(uploadImage, { body: { file: lie } })));
  expect(told.headers.get('content-type')).toBe('application/octet-stream');
  expect(told.headers.get('content-disposition')).toMatch(/^attachment/);
});

test('a picture is shown, resized as its address asks; upload_sizes are echoed with a thumbnail', async () => {
  const sizes = [{ width: 10, height: 10, resize: 'crop', crop: 'top' }];
  const answer = await talk.api.call(uploadImage, {
    body: { file: await picture(), upload_sizes: sizes, user: { id: 'ada' } },
  });
  expect(answer.upload_sizes).toEqual(sizes);
  const url = urlOf(answer);
  const { headers } = await fetch(url);
  expect(headers.get('content-type')).toBe('image/png');
  expect(headers.get('content-disposition')).toMatch(/^inline/);
  expect(await sizeOf(url)).toEqual([64, 32]);
  expect(await sizeOf(`${url}&w=32`)).toEqual([32, 16]);
  expect(await sizeOf(`${url}&w=20&h=20`)).toEqual([20, 10]);
  expect(await sizeOf(`${url}&w=20&h=20&resize=crop&crop=top,left`)).toEqual([20, 20]);
  expect(await sizeOf(`${url}&w=20&h=20&resize=scale`)).toEqual([20, 20]);
  expect(await sizeOf(`${url}&w=20&h=20&resize=fill`)).toEqual([20, 20]);
  expect(await sizeOf(answer.thumb_url ?? '')).toEqual([10, 10]);
  expect((await fetch(`${url}&w=99999`)).status).toBe(400);
  expect((await fetch(`${url}&w=10&resize=melt`)).status).toBe(400);
});

test('a wrong size in upload_sizes is refused and nothing stays on the disk', async () => {
  const before = stored();
  const call = talk.api.call(uploadImage, {
    body: { file: await picture(), upload_sizes: [{ width: 10, resize: 'melt' }] },
  });
  expect(await refusal(call)).toEqual([400, 4]);
  expect(stored()).toEqual(before);
});

test('text bytes called .jpg are taken: content is not checked', async () => {
  const file = textFile('not really', 'photo.jpg', 'image/jpeg');
  expect(urlOf(await talk.api.call(uploadChannelImage, { params: talk.params, body: { file } }))).toContain(
    'http',
  );
});

test('addresses end after 14 days by the world’s clock, and cannot be made up', async () => {
  const url = urlOf(await talk.api.call(uploadFile, { body: { file: textFile() } }));
  expect((await fetch(url.replace(/signature=.{4}/, 'signature=AAAA'))).status).toBe(403);
  expect((await fetch(url.replace(/expires=\d/, 'expires=9'))).status).toBe(403);
  expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403);
  await talk.clock(new Date(Date.now() + 13.99 * DAY_MS).toISOString());
  expect((await fetch(url)).status).toBe(200);
  await talk.clock(new Date(Date.now() + 14.01 * DAY_MS).toISOString());
  expect((await fetch(url)).status).toBe(403);
  await fetch(`${talk.api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: '{"now":null}' });
  expect((await fetch(url)).status).toBe(200);
});

test('reading a message makes the addresses of its uploads hold anew, with what they ask for', async () => {
  const image = `${urlOf(await talk.api.call(uploadImage, { body: { file: await picture() } }))}&w=16`;
  const { id } = await talk.send('look', {
    attachments: [{ type: 'image', image_url: image, asset_url: 'http://elsewhere/files/x', custom: {} }],
  });
  await talk.clock(new Date(Date.now() + 20 * DAY_MS).toISOString());
  expect((await fetch(image)).status).toBe(403);
  const { message } = await talk.api.call(getMessage, { params: { id } });
  const [attachment] = message.attachments;
  expect(attachment?.asset_url).toBe('http://elsewhere/files/x');
  expect(await sizeOf(attachment?.image_url ?? '')).toEqual([16, 8]);
  await fetch(`${talk.api.sandbox.url}/__sandbox/clock`, { method: 'PUT', body: '{"now":null}' });
});

test('a deleted upload is gone, under the address that its upload answered or a later one', async () => {
  const { params } = talk;
  const url = urlOf(await talk.api.call(uploadChannelImage, { params, body: { file: await picture() } }));
  const before = stored().length;
  const wrong = {
    params: { type: 'team', id: 'a' },
    query: { url: url.replace('signature=', 'signature=x') },
  };
  expect(await refusal(talk.api.call(deleteChannelImage, wrong))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(deleteFile, { query: { url } }))).toEqual([404, 16]);
  expect(await refusal(talk.api.call(deleteFile, { query: {} }))).toEqual([400, 4]);
  await talk.api.call(deleteChannelImage, { params, query: { url } });
  expect((await fetch(url)).status).toBe(404);
  expect(stored().length).toBe(before - 1);
  expect(await refusal(talk.api.call(deleteChannelImage, { params, query: { url } }))).toEqual([404, 16]);
});

test('the app says which extensions and types may be uploaded, and how big', async () => {
  const { api } = talk;
  await api.call(updateApp, {
    body: {
      file_upload_config: {
        allowed_file_extensions: ['.txt', 'pdf'],
        blocked_mime_types: ['text/evil'],
        size_limit: 1000,
      },
      image_upload_config: { allowed_mime_types: ['image/png'], size_limit: 100_000 },
    },
  });
  const before = stored();
  const send = (file: File) => refusal(api.call(uploadFile, { body: { file } }));
  expect(await send(textFile('x', 'run.exe', 'application/octet-stream'))).toEqual([400, 4]);
  expect(await send(textFile('x', 'pdf', 'application/octet-stream'))).toEqual([400, 4]);
  expect(await send(textFile('x', 'a.txt', 'text/evil'))).toEqual([400, 4]);
  expect(await send(textFile('x'.repeat(1001)))).toEqual([413, 22]);
  expect(await send(textFile('x'.repeat(1_500_000)))).toEqual([413, 22]);
  expect(await refusal(api.call(uploadImage, { body: { file: textFile() } }))).toEqual([400, 4]);
  expect(stored()).toEqual(before);
  await api.call(uploadFile, { body: { file: textFile('x'.repeat(1000), 'DOC.PDF') } });
  await api.call(uploadImage, { body: { file: await picture() } });
  await api.call(updateApp, {
    body: { file_upload_config: { size_limit: 0 }, image_upload_config: { size_limit: 0 } },
  });
});

test.each([
  ['../../../../etc/passwd', 'passwd'],
  ['..\\..\\boot.ini', 'boot.ini'],
  ['/absolute.txt', 'absolute.txt'],
  ['..', 'file'],
  ['', 'file'],
  ['nul\u0000l.txt', 'null.txt'],
  ['line\r\nset-cookie: a=b.txt', 'lineset-cookie: a=b.txt'],
  ['\u202etxt.exe', 'txt.exe'],
  ['quote".txt', 'quote".txt'],
  ['ünï códe 日本.txt', 'ünï códe 日本.txt'],
  [`${'x'.repeat(5000)}.txt`, 'x'.repeat(200)],
])('the file name %j is harmless', async (name, kept) => {
  // Written by hand: clients that mean well escape such names.
  const content = [
    '--edge',
    `content-disposition: form-data; name="file"; filename="${name.replaceAll('"', '\\"').replaceAll(/[\r\n]+/g, '\u0001')}"`,
    'content-type: text/plain',
    '',
    'x',
    '--edge--',
    '',
  ].join('\r\n');
  const { status, file } = await post('/api/v2/uploads/file', content, 'multipart/form-data; boundary=edge');
  expect(status).toBe(201);
  expect(decodeURIComponent(new URL(file).pathname.split('/')[3] ?? '')).toBe(
    kept.replaceAll('quote".txt', 'quote".txt'),
  );
  expect(stored().every((entry) => /^[\da-f-]{36}$/.test(entry))).toBe(true);
  const reply = await fetch(file);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('set-cookie')).toBeNull();
});

test.each<[string, string, string]>([
  ['a JSON body', '{"file":"x"}', 'application/json'],
  ['no boundary', '--x', 'multipart/form-data'],
  [
    'a form cut short',
    '--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
    'multipart/form-data; boundary=edge',
  ],
  [
    'a form without a file',
    '--edge\r\ncontent-disposition: form-data; name="user"\r\n\r\n{"id":"ada"}\r\n--edge--\r\n',
    'multipart/form-data; boundary=edge',
  ],
  [
    'a user that is no JSON',
    '--edge\r\ncontent-disposition: form-data; name="user"\r\n\r\nada\r\n--edge--\r\n',
    'multipart/form-data; boundary=edge',
  ],
  ['nothing at all', '', 'multipart/form-data; boundary=edge'],
])('%s: 400/4, and nothing stays', async (_name, content, type) => {
  const before = stored();
  expect(await post('/api/v2/uploads/file', content, type)).toMatchObject({ status: 400, code: 4 });
  expect(stored()).toEqual(before);
});

test('two files in one form are refused', async () => {
  const form = formOf(textFile());
  form.append('file', textFile('second', 'b.txt'));
  const before = stored();
  expect(await post('/api/v2/uploads/file', form)).toMatchObject({ status: 400, code: 4 });
  expect(stored()).toEqual(before);
});

test('channel uploads need the channel, uploads in its type, and a user’s grants', async () => {
  const { api } = talk;
  const missing = api.call(uploadChannelFile, {
    params: { type: 'team', id: 'none' },
    body: { file: textFile() },
  });
  expect(await refusal(missing)).toEqual([404, 16]);
  const path = '/api/v2/chat/channels/team/a/file';
  const token = (user_id: string) => signToken({ user_id }, api.sandbox.apiSecret);
  expect((await post(path, formOf(textFile()), undefined, token('ada'))).status).toBe(201);
  expect(await post(path, formOf(textFile()), undefined, token('cyd'))).toMatchObject({
    status: 403,
    code: 17,
  });
  const configure = (config_overrides: object) =>
    api.raw('PATCH', '/api/v2/chat/channels/team/a', { body: { set: { config_overrides } } });
  await configure({ uploads: false });
  for (const kind of ['file', 'image'])
    expect(await post(`/api/v2/chat/channels/team/a/${kind}`, formOf(textFile()))).toMatchObject({
      status: 400,
      code: 19,
    });
  await configure({});
  const own = await post('/api/v2/uploads/file', formOf(textFile()), undefined, token('ada'));
  const gone = (user: string) =>
    talk.as(user, 'DELETE', `/api/v2/uploads/file?url=${encodeURIComponent(own.file)}`);
  expect((await gone('bob')).status).toBe(403);
  expect((await gone('ada')).status).toBe(200);
});

test('uploads outlast a restart, and their addresses move to where the sandbox then listens', async () => {
  const file = join(folder, 'again.db');
  const first = await startApi({ data: file });
  await first.users('ada');
  const { file: url = '' } = await first.call(uploadFile, { body: { file: textFile('kept') } });
  await first.close();
  const second = await startApi({ data: file });
  const moved = url.replace(first.sandbox.url, second.sandbox.url);
  expect(await (await fetch(moved)).text()).toBe('kept');
  await second.close();
});

test('temporary files go with the sandbox that made them', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const api = await startApi();
  await api.call(uploadFile, { body: { file: textFile() } });
  const made = readdirSync(tmpdir()).filter((name) => name.startsWith('sandbox-files-') && !before.has(name));
  await api.close();
  expect(made.length).toBeGreaterThan(0);
  expect(made.some((name) => !existsSync(join(tmpdir(), name)))).toBe(true);
});

test('there is no external storage, as nothing of the API adds one', async () => {
  expect(await talk.api.call(listExternalStorage, {})).toMatchObject({ external_storages: {} });
});

test('a whole file beside a field that is no JSON does not stay', async () => {
  const before = stored();
  const form = formOf(textFile());
  form.set('user', 'nobody');
  expect((await post('/api/v2/uploads/file', form)).status).toBe(400);
  expect(stored()).toEqual(before);
});

test('an upload that asks for a fault leaves nothing behind', async () => {
  const before = stored();
  const form = formOf(textFile());
  form.set('user', JSON.stringify({ id: 'fault-status-500' }));
  expect((await post('/api/v2/uploads/file', form)).status).toBe(500);
  expect(stored()).toEqual(before);
});

test('an upload that breaks off leaves nothing behind', async () => {
  const before = stored();
  const { port } = new URL(talk.api.sandbox.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    [
      `POST /api/v2/uploads/file?api_key=${talk.api.sandbox.apiKey} HTTP/1.1`,
      'host: localhost',
      'stream-auth-type: jwt',
      `authorization: ${signToken({}, talk.api.sandbox.apiSecret)}`,
      'content-type: multipart/form-data; boundary=edge',
      'content-length: 100000',
      '',
      '--edge',
      'content-disposition: form-data; name="file"; filename="half.txt"',
      '',
      'half',
    ].join('\r\n'),
  );
  await until(() => stored().length > before.length);
  socket.destroy();
  await until(() => stored().length === before.length);
  expect(stored()).toEqual(before);
});

test('whatever a form is made of, it is taken or refused, and only what is taken stays', async () => {
  const pieces = fc.constantFrom(
    '--edge',
    '--edge--',
    '\r\n',
    '\r\n\r\n',
    'content-disposition: form-data; name="file"; filename="a.txt"',
    'content-disposition: form-data; name="user"',
    'content-disposition: form-data; name="__proto__"',
    'content-disposition: form-data; name="file"; filename*=utf-8\'\'%ff%00',
    'content-type: text/plain',
    'content-transfer-encoding: base64',
    '{"id":"ada"}',
    '\u0000\u0001',
    'x'.repeat(3000),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(pieces, { maxLength: 14 }), async (parts) => {
      const before = stored().length;
      const type = 'multipart/form-data; boundary=edge';
      const { status } = await post('/api/v2/uploads/file', parts.join(''), type);
      expect([201, 400]).toContain(status);
      expect(stored().length).toBe(before + (status === 201 ? 1 : 0));
    }),
    { numRuns: 300 },
  );
});
