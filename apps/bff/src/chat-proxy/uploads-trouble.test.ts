// Takes its time: left out of `npm run verify`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser, TestServer } from '../testing.ts';
import { closedPort, recordsOf, startServer, startUpstream } from './testing.ts';
import { beginUpload, codeOf, filePart, form, onDisk, part, postRaw } from './testing-uploads.ts';

const half = '--edge\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf';
const large = form(filePart('x'.repeat(20_000_000)));

describe('an upload that the API', () => {
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: TestServer;
  let admin: TestBrowser;
  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      if (request.url?.includes('/uploads/')) answer(request, response);
      else {
        request.resume();
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"users":{}}');
      }
    });
    const limits = { uploadMs: 1000, headersMs: 100, beginMs: 100, wholeMs: 1000 };
    server = await startServer(upstream.url, { limits, uploads: { idleMs: 1000 } });
    admin = await server.signedIn('admin');
  });
  afterEach(async () => {
    await expect.poll(() => onDisk(server)).toEqual([]);
  });
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  const newest = async () => recordsOf((await admin.get('/api/audit?limit=1&app=sandbox')).body)[0];
  const json = (response: ServerResponse, status: number, text: string) =>
    response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'theirs' }).end(text);
  const swallow = (then: (response: ServerResponse) => void) => {
    answer = (request, response) => {
      request.resume().on('end', () => then(response));
    };
  };

  test('takes comes as one form with a length, the operator in it, the file at its end', async () => {
    let got = '';
    let headers: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      headers = request.headers;
      request.setEncoding('latin1').on('data', (text: string) => (got += text));
      request.on('end', () => json(response, 201, '{"file":"x"}'));
    };
    const disposition = 'name="file"; filename="a\\"b.txt"';
    const sent = form(part(disposition, 'hello', 'content-type: Text/CSV'), part('name="user"', '{}'));
    expect((await postRaw(server, admin, sent)).status).toBe(201);
    const boundary = /boundary=(\S+)$/.exec(headers['content-type'] ?? '')?.[1] ?? '';
    expect(got.split(`--${boundary}`)).toEqual([
      '',
      expect.stringMatching(
        /^\r\ncontent-disposition: form-data; name="user"\r\n\r\n\{"id":"backchannel-[\w-]+"\}\r\n$/,
      ),
      '\r\ncontent-disposition: form-data; name="file"; filename="a%22b.txt"\r\ncontent-type: text/csv\r\n\r\nhello\r\n',
      '--\r\n',
    ]);
    expect(Number(headers['content-length'])).toBe(got.length);
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  test('takes slowly takes as long as it takes', async () => {
    const startedAt = performance.now();
    answer = (request, response) => {
      const go = async () => {
        let size = 0;
        for await (const chunk of request) {
          if (!Buffer.isBuffer(chunk)) continue;
          // Each rest is far shorter than its patience, which all together are not. None at the end, as what the
          // system holds of it has then left us.
          const before = Math.floor(size / 200_000);
          size += chunk.length;
          if (size < 10_000_000 && Math.floor(size / 200_000) > before) await wait(40);
        }
        json(response, 201, '{"file":"x"}');
      };
      void go();
    };
    expect((await postRaw(server, admin, large)).status).toBe(201);
    expect(performance.now() - startedAt).toBeGreaterThan(1500);
  });

  test('stops taking, or never answers, is given up and told as unknown', async () => {
    for (const hang of [() => undefined, () => swallow(() => undefined)]) {
      answer = () => undefined;
      hang();
      expect(codeOf(await postRaw(server, admin, large))).toEqual([504, 'upstream_timeout']);
      expect(await newest()).toMatchObject({ operation: 'upload_file', outcome: 'unknown', status: 504 });
    }
  });

  test('refuses before it has all of it is told in its words', async () => {
    answer = (_request, response) => json(response, 413, '{"code":22,"message":"too big","StatusCode":413}');
    const got = await postRaw(server, admin, large);
    expect([got.status, got.body]).toMatchObject([413, { code: 22, message: 'too big' }]);
    expect(await newest()).toMatchObject({ outcome: 'failed', status: 413, error: { code: 22 } });
  });

  test('fails at is not sent again, and is told as unknown', async () => {
    let calls = 0;
    swallow((response) => {
      calls += 1;
      json(response, 500, '{"code":-1,"message":"oops","StatusCode":500}');
    });
    const got = await postRaw(server, admin, form(filePart()));
    expect([got.status, got.headers['x-upstream-request-id'], calls]).toEqual([500, 'theirs', 1]);
    expect(await newest()).toMatchObject({ outcome: 'unknown', status: 500 });
  });

  test('breaks off, early or in its answer, is told as unknown', async () => {
    const cuts: ((request: IncomingMessage, response: ServerResponse) => void)[] = [
      (request) => request.socket.destroy(),
      (request) => void request.once('data', () => request.socket.destroy()),
      (request, response) => {
        request.resume().on('end', () => {
          response.writeHead(201, { 'content-type': 'application/json', 'content-length': 100 });
          response.write('{"fi', () => response.destroy());
        });
      },
      (request, response) => {
        request.resume().on('end', () => response.end('<h1>hello</h1>'));
      },
    ];
    for (const cut of cuts) {
      answer = cut;
      expect(codeOf(await postRaw(server, admin, large))).toEqual([502, 'upstream_invalid']);
      expect(await newest()).toMatchObject({ outcome: 'unknown', status: 502 });
    }
  });

  test('never sees in full, as the browser breaks off or stalls, is not sent', async () => {
    let calls = 0;
    answer = () => (calls += 1);
    const before = await newest();
    const socket = beginUpload(server, admin, half);
    if (process.platform === 'linux') await expect.poll(() => onDisk(server).length).toBe(1);
    socket.destroy();
    await expect.poll(() => onDisk(server)).toEqual([]);
    for (const [begun, length] of [
      [half, 1_000_000],
      [form(filePart()), 1_000_000],
      ['', 10],
    ] as const) {
      const stalled = beginUpload(server, admin, begun, length);
      const [head] = await new Promise<string[]>((resolve) => {
        stalled.once('data', (data) => resolve([data.toString()]));
      });
      expect(head).toMatch(/^HTTP\/1\.1 408 [^]*"upload_stalled"/);
      stalled.destroy();
    }
    // Too short a length, the other way around.
    const short = beginUpload(server, admin, form(filePart()), 60);
    const head = await new Promise<string>((resolve) => {
      short.once('data', (data) => resolve(data.toString()));
    });
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    short.destroy();
    expect([calls, await newest()]).toEqual([0, before]);
  });

  test('gets while the browser leaves is made and written down all the same', async () => {
    let isThere = false;
    let end = (): void => undefined;
    swallow((response) => {
      isThere = true;
      end = () => void json(response, 201, '{"file":"x"}');
    });
    const whole = form(filePart());
    const socket = beginUpload(server, admin, whole, whole.length);
    await expect.poll(() => isThere).toBe(true);
    socket.destroy();
    end();
    await expect.poll(async () => (await newest())?.['outcome']).toBe('succeeded');
  });

  test('is asked for by somebody who may not do so any more, once the file is here, is refused', async () => {
    let calls = 0;
    answer = () => (calls += 1);
    const moderator = await server.signedIn('moderator');
    const whole = form(filePart());
    const socket = beginUpload(server, moderator, whole.slice(0, -5), whole.length);
    if (process.platform === 'linux') await expect.poll(() => onDisk(server).length).toBe(1);
    await server.context.db
      .updateTable('user')
      .set({ role: 'viewer' })
      .where('role', '=', 'moderator')
      .execute();
    const head = new Promise<string>((resolve) => {
      socket.once('data', (data) => resolve(data.toString()));
    });
    socket.write(whole.slice(-5));
    expect(await head).toMatch(/^HTTP\/1\.1 403 /);
    socket.destroy();
    expect(await newest()).toMatchObject({ operation: 'upload_file', outcome: 'refused' });
    expect(calls).toBe(0);
  });

  test('is one of four of an operator, and of eight of all', async () => {
    const hold = (browser: TestBrowser) => beginUpload(server, browser, half);
    const people = [admin, await server.signedIn('admin'), await server.signedIn('admin')] as const;
    const sockets = [0, 0, 0, 0, 1, 1, 1].map((index) => hold(people[index] ?? admin));
    // Each stays for as long as something of it comes.
    const drip = setInterval(() => sockets.map((socket) => socket.write('x')), 50);
    const attempt = async (browser: TestBrowser) => codeOf(await postRaw(server, browser, '', {}));
    await expect.poll(() => attempt(people[0])).toEqual([429, 'rate_limited']);
    await expect.poll(() => attempt(people[2])).toEqual([400, 'invalid_request']);
    sockets.push(hold(people[1]));
    await expect.poll(() => attempt(people[2])).toEqual([503, 'busy']);
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => attempt(people[0])).toEqual([400, 'invalid_request']);
  });
});

test('an upload to an API that is not there is told as not done', async () => {
  const server = await startServer(await closedPort());
  const admin = await server.signedIn('admin');
  const got = await postRaw(server, admin, form(filePart()));
  expect(codeOf(got)).toEqual([502, 'upstream_unreachable']);
  expect(onDisk(server)).toEqual([]);
  await server.close();
});
