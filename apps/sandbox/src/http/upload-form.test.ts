import { afterAll, beforeAll, expect, test } from 'vitest';
import { signToken, startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { sendBytes } from '../torture/socket-oddities.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const multipart = 'multipart/form-data; boundary=edge';

test('a part that names no type of its own is taken, and keeps its name', async () => {
  const text =
    '--edge\r\ncontent-disposition: form-data; name="file"; filename="plan.pdf"\r\n\r\nx\r\n--edge--\r\n';
  const headers = { 'content-type': multipart };
  const { status, body } = await api.raw('POST', '/api/v2/uploads/file', { text, headers });
  expect([status, new URL(String(body['file'])).pathname.split('/')[3]]).toEqual([201, 'plan.pdf']);
});

test('a file has 100 MB at most where the app says nothing else: 413/22', async () => {
  const head = [
    `POST /api/v2/uploads/file?api_key=${api.sandbox.apiKey} HTTP/1.1`,
    'host: localhost',
    'stream-auth-type: jwt',
    `authorization: ${signToken({}, api.sandbox.apiSecret)}`,
    `content-type: ${multipart}`,
    // Refused by its announced length, so that nobody has to send so much.
    `content-length: ${102 * 1024 * 1024}`,
    '',
    '',
  ];
  const bytes = Buffer.concat([Buffer.from(head.join('\r\n')), Buffer.alloc(5_000_000, 'x')]);
  const { status, text } = await sendBytes(api.sandbox.url, bytes);
  expect([status, JSON.parse(text)]).toMatchObject([413, { code: 22, StatusCode: 413 }]);
});

test('a form that breaks off after a large file is refused at once', async () => {
  const part = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
  const text = `${part}${'x'.repeat(2_200_000)}\r\n--edge`;
  const { status, body } = await api.raw('POST', '/api/v2/uploads/file', {
    text,
    headers: { 'content-type': multipart },
  });
  expect([status, body['code']]).toEqual([400, 4]);
  expect(body['message']).toContain('the form is not valid multipart/form-data');
}, 10_000);

test('a file and a picture of the app are deleted by their addresses, each as what it is', async () => {
  const upload = async (kind: string): Promise<string> => {
    const text = `--edge\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\nx\r\n--edge--\r\n`;
    const headers = { 'content-type': multipart };
    return String((await api.raw('POST', `/api/v2/uploads/${kind}`, { text, headers })).body['file']);
  };
  for (const kind of ['file', 'image']) {
    const url = await upload(kind);
    expect((await fetch(url)).status).toBe(200);
    const gone = await api.raw('DELETE', `/api/v2/uploads/${kind}?url=${encodeURIComponent(url)}`);
    expect([gone.status, Object.keys(gone.body)]).toEqual([200, ['duration']]);
    expect((await fetch(url)).status).toBe(404);
  }
});
