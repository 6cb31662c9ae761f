import { createHash, randomBytes } from 'node:crypto';
import {
  getOrCreateChannel,
  uploadChannelFile,
  uploadChannelImage,
  uploadFile,
  uploadImage,
} from '@backchannel/chat-api/operations';
import type { Client } from '@backchannel/chat-api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../testing.ts';
import { chat, recordsOf, startProxy, type TestProxy } from './testing.ts';
import {
  clientOf,
  codeOf,
  filePart,
  form,
  onDisk,
  part,
  postRaw,
  type RawAnswer,
  uploadPath,
} from './testing-uploads.ts';

const largest = 300_000;
/** Whoever the browser says it is. */
const user = { id: 'somebody-else' };
const params = { type: 'messaging', id: 'general' };

let proxy: TestProxy;
let admin: TestBrowser;
let call: Client;
let userId = '';
beforeAll(async () => {
  proxy = await startProxy({ uploads: { fileBytes: largest } });
  admin = await proxy.server.signedIn('admin');
  call = clientOf(proxy.server, admin);
  const { id } = await proxy.server.context.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
  userId = `backchannel-${id}`;
  await call(getOrCreateChannel, { params, body: { data: { created_by_id: userId } } });
});
afterEach(() => {
  expect(onDisk(proxy.server)).toEqual([]);
});
afterAll(() => proxy.close());

const post = (body: Parameters<typeof postRaw>[2], options?: Parameters<typeof postRaw>[3]) =>
  postRaw(proxy.server, admin, body, options);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const fetched = async (url = ''): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());
const urlOf = ({ body }: RawAnswer): string =>
  typeof body === 'object' && body !== null && 'file' in body ? String(body.file) : '';
const fileOf = (bytes: Buffer, name = 'plan.bin', type = 'application/octet-stream'): File =>
  new File([new Uint8Array(bytes)], name, { type });

describe('an upload', () => {
  test.each([
    ['upload_file', (file: File) => call(uploadFile, { body: { file, user } })],
    ['upload_image', (file: File) => call(uploadImage, { body: { file, user } })],
    ['upload_channel_file', (file: File) => call(uploadChannelFile, { params, body: { file, user } })],
    ['upload_channel_image', (file: File) => call(uploadChannelImage, { params, body: { file, user } })],
  ] as const)('by %s can be fetched as it was, and is written down without its content', async (name, up) => {
    const bytes = randomBytes(200_000);
    const answer = await up(fileOf(bytes, 'plan.png', 'image/png'));
    expect(sha256(await fetched(answer.file))).toBe(sha256(bytes));
    const record = await proxy.newest();
    expect(record).toMatchObject({
      operation: name,
      outcome: 'succeeded',
      status: 201,
      target: name.includes('channel') ? 'messaging:general' : 'file',
    });
    expect(record['request']).toEqual({
      params: name.includes('channel') ? params : {},
      query: {},
      body: {
        user: { id: userId },
        file: { name: 'plan.png', type: 'image/png', size: bytes.length, sha256: sha256(bytes) },
      },
    });
    expect(record['links']).toHaveLength(2);
  });

  test('takes along the sizes that are wanted, and nothing that they may not have', async () => {
    const sizes = [{ width: 10, height: 20, resize: 'crop', crop: 'top' }];
    const file = fileOf(Buffer.from('x'));
    const answer = await call(uploadImage, { body: { file, upload_sizes: sizes } });
    expect(answer.upload_sizes).toEqual(sizes);
    const image = { path: '/api/v2/uploads/image' };
    for (const wrong of ['[{"depth":1}]', '[{"width":"1"}]', '{}', '[', '[{"__proto__":1}]']) {
      const upload = form(part('name="upload_sizes"', wrong), filePart());
      expect(codeOf(await post(upload, image))).toEqual([400, 'invalid_request']);
    }
    const stray = form(part('name="upload_sizes"', JSON.stringify(sizes)), filePart());
    expect(codeOf(await post(stray))).toEqual([400, 'invalid_request']);
  });

  test.each([
    ['before the file', (user: string) => form(user, filePart())],
    ['after it', (user: string) => form(filePart(), user)],
  ])('is the operator’s, whoever the browser says %s', async (_where, whole) => {
    for (const user of ['{"id":"somebody-else"}', '"somebody-else"', 'somebody-else', '']) {
      expect((await post(whole(part('name="user"', user)))).status).toBe(201);
      const record = JSON.stringify(await proxy.newest());
      expect(record).toContain(userId);
      expect(record).not.toContain('somebody-else');
    }
  });

  test('may be of no bytes, of as many as there may be, and of none more', async () => {
    for (const size of [0, 1, largest]) {
      const bytes = randomBytes(size);
      const answer = await call(uploadFile, { body: { file: fileOf(bytes) } });
      expect(sha256(await fetched(answer.file))).toBe(sha256(bytes));
      expect(await proxy.newest()).toMatchObject({ request: { body: { file: { size } } } });
    }
    const before = await proxy.newest();
    const told = { error: { code: 'file_too_large', message: expect.stringContaining('300000 bytes') } };
    for (const size of [largest + 1, largest + 600_000]) {
      const file = new FormData();
      file.set('file', fileOf(randomBytes(size)));
      const answer = await admin.post(chat(uploadPath), file);
      expect([answer.status, answer.body]).toMatchObject([413, told]);
      const whole = ['--edge\r\n', filePart('x'.repeat(size)).slice(8), '--edge--\r\n'];
      expect(codeOf(await post(whole))).toEqual([413, 'file_too_large']);
    }
    // However little of it is a file.
    expect(codeOf(await post(['x'.repeat(largest + 300_000), form(filePart())]))).toEqual([
      413,
      'file_too_large',
    ]);
    expect(await proxy.newest()).toEqual(before);
  });

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\a.txt', 'a.txt'],
    ['..', 'file'],
    ['', 'file'],
    ['   ', 'file'],
    ['a%22; name=%22user%22; x.txt', 'a%22; name=%22user%22; x.txt'],
    ['\u202Etxt.exe', 'txt.exe'],
    ['Пример 例 👩‍👩‍👧.txt', 'Пример 例 👩‍👩‍👧.txt'],
    [`${'x'.repeat(1000)}.tar.gz`, `${'x'.repeat(197)}.gz`],
  ])('called “%s” is called “%s”', async (name, plain) => {
    const answer = await post(form(part(`name="file"; filename="${name}"`, 'hello')));
    expect(answer.status).toBe(201);
    expect(await proxy.newest()).toMatchObject({ request: { body: { file: { name: plain } } } });
    expect(await fetched(urlOf(answer))).toEqual(Buffer.from('hello'));
  });

  test('with line ends and quotes in its name adds nothing to what goes out', async () => {
    const injected = `a"\r\ncontent-type: text/html\r\n\r\nx\r\n--edge.txt`;
    const disposition = `name="file"; filename*=utf-8''${encodeURIComponent(injected)}`;
    expect(codeOf(await post(form(part(disposition, 'hello'))))).toEqual([400, 'invalid_request']);
    const file = new FormData();
    file.set('file', new File(['hello'], injected));
    const answer = await admin.post(chat(uploadPath), file);
    expect(answer.status).toBe(201);
    const name = 'html%0D%0A%0D%0Ax%0D%0A--edge.txt';
    expect(await proxy.newest()).toMatchObject({ request: { body: { file: { name } } } });
  });

  test.each([
    ['no file', form(part('name="user"', '{}')), 'file'],
    ['no part', '--edge--\r\n', undefined],
    ['nothing', '', ''],
    ['two files', form(filePart(), filePart()), 'file'],
    ['a field for a file', form(part('name="file"', 'x')), 'file'],
    ['a file for a field', form(part('name="user"; filename="a"', '{}')), 'user'],
    ['a field that is not known', form(part('name="colour"', 'x'), filePart()), 'colour'],
    ['such a field after it', form(filePart(), part('name="__proto__"', 'x')), '__proto__'],
    ['a file that is not known', form(part('name="other"; filename="a"', 'x')), 'other'],
    ['a field twice', form(part('name="user"', '1'), part('name="user"', '2'), filePart()), 'user'],
    ['a field that is too long', form(part('name="user"', 'x'.repeat(20_000)), filePart()), 'user'],
    ['a great many parts', form(...Array.from({ length: 50 }, () => filePart())), 'file'],
    ['another encoding', form(filePart('aGVsbG8=', 'content-transfer-encoding: base64')), 'file'],
    ['a type that is none', form(filePart('x', 'content-type: what ever"')), 'file'],
    ['no end', filePart(), ''],
    ['half of a part', '--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nx', ''],
    ['a head without an end', `--edge\r\n${'x'.repeat(20_000)}`, ''],
    ['what is no form', 'hello', ''],
    ['a part with no name', form(part('filename="a"', 'x')), ''],
  ])('with %s is refused', async (_what, body, path) => {
    const before = await proxy.newest();
    const answer = await post(body);
    expect(codeOf(answer)).toEqual([400, 'invalid_request']);
    if (path !== undefined) expect(answer.body).toMatchObject({ error: { issues: [{ path }] } });
    expect(await proxy.newest()).toEqual(before);
  });

  test.each([
    ['JSON', { 'content-type': 'application/json' }, 415],
    ['of no type', { 'content-type': '' }, 415],
    ['a form of another kind', { 'content-type': 'multipart/mixed; boundary=edge' }, 415],
    ['compressed', { 'content-encoding': 'gzip' }, 415],
    ['without what stands between its parts', { 'content-type': 'multipart/form-data' }, 400],
    ['with something else there', { 'content-type': 'multipart/form-data; boundary=other' }, 400],
  ])('is refused when it is %s', async (_what, headers, status) => {
    const answer = await post(form(filePart()), { headers });
    expect(codeOf(answer)).toEqual([status, status === 415 ? 'form_required' : 'invalid_request']);
  });

  test('is refused with a parameter that nobody knows, at an odd address, and from another page', async () => {
    const upload = form(filePart());
    expect((await post(upload, { path: `${uploadPath}?surprise=1` })).status).toBe(400);
    expect((await post(upload, { path: '/api/v2/chat/channels/messaging/a%2F..%2Fb/file' })).status).toBe(
      400,
    );
    expect((await post(upload, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect(codeOf(await post(upload, { headers: { 'x-operator': 'other' } }))).toEqual([
      409,
      'other_operator',
    ]);
  });

  test('is not read where all else is not in order, nor for whoever may not: the answer comes before the file', async () => {
    const begun = { 'content-length': 250_000 };
    expect((await post('x', { headers: { ...begun, 'if-match': 'x' } })).status).toBe(400);
    expect((await post('x', { headers: begun, path: `${uploadPath}?surprise=1` })).status).toBe(400);
    const viewer = await proxy.server.signedIn('viewer');
    const answer = await postRaw(proxy.server, viewer, 'x', { headers: { 'content-length': 50_000_000 } });
    expect(codeOf(answer)).toEqual([403, 'not_permitted']);
    expect(await proxy.newest()).toMatchObject({ operation: 'upload_file', outcome: 'refused', status: 403 });
    const stranger = proxy.server.browser();
    const other = await postRaw(proxy.server, stranger, 'x', { headers: { 'content-length': 50_000_000 } });
    expect(other.status).toBe(401);
  });

  test('that the API refuses is told in its own words, with its limits, and written down', async () => {
    const answer = await post(form(filePart()), { path: '/api/v2/chat/channels/messaging/nowhere/file' });
    expect([answer.status, answer.body]).toMatchObject([404, { code: 16 }]);
    expect(answer.headers).toMatchObject({
      'x-ratelimit-limit': expect.any(String),
      'x-upstream-request-id': expect.any(String),
    });
    expect(await proxy.newest()).toMatchObject({ outcome: 'failed', status: 404, error: { code: 16 } });
    await proxy.fault({ kind: 'rate_limit', operation: 'upload_file', times: 1, retry_after_s: 7 });
    const limited = await post(form(filePart()));
    expect([codeOf(limited), limited.headers['retry-after']]).toEqual([[429, 'rate_limited'], '7']);
  });

  test('is sent again when the operator’s user has been deleted', async () => {
    await admin.post(chat('/api/v2/users/delete'), { user_ids: [userId], user: 'hard' });
    const answer = await call(uploadFile, { body: { file: fileOf(Buffer.from('again')) } });
    expect(await fetched(answer.file)).toEqual(Buffer.from('again'));
  });

  test('leaves nothing of what it says in the log', async () => {
    await post(form(filePart('the-content-of-a-file')));
    const records = recordsOf((await admin.get('/api/audit?limit=100')).body);
    expect(JSON.stringify(records)).not.toContain('the-content-of-a-file');
    expect(proxy.server.logged()).not.toContain('the-content-of-a-file');
  });
});
