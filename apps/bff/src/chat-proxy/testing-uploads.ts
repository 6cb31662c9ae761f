import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { request, type OutgoingHttpHeaders } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type Client, createClient } from '@backchannel/chat-api';
import type { TestBrowser, TestServer } from '../testing.ts';
import { chat, isObject } from './testing.ts';

export const edge = 'multipart/form-data; boundary=edge';
export const uploadPath = '/api/v2/uploads/file';

/** The contract's client as a page has it. */
export const clientOf = (server: TestServer, browser: TestBrowser): Client =>
  createClient(({ method, path, headers, body }) =>
    fetch(server.url + chat(path), {
      method,
      headers: { ...headers, cookie: browser.cookie, origin: server.url },
      body: body ?? null,
    }),
  );

export interface RawAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/** Status and code of an error of ours. */
export const codeOf = ({ status, body }: Pick<RawAnswer, 'status' | 'body'>): unknown => [
  status,
  isObject(body) && isObject(body['error']) ? body['error']['code'] : undefined,
];

/** One part of a form between two edges. */
export const part = (disposition: string, content: string, ...headers: string[]): string =>
  [`--edge`, `content-disposition: form-data; ${disposition}`, ...headers, '', content, ''].join('\r\n');

export const filePart = (content = 'hello', ...headers: string[]): string =>
  part('name="file"; filename="a.txt"', content, ...headers);

export const form = (...parts: string[]): string => `${parts.join('')}--edge--\r\n`;

/** Posts these bytes, whatever they are; a list is sent in chunks, without a length. */
export function postRaw(
  server: TestServer,
  browser: TestBrowser,
  body: string | Buffer | readonly (string | Buffer)[],
  { path = uploadPath, headers = {} }: { path?: string; headers?: OutgoingHttpHeaders } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const all = {
      cookie: browser.cookie,
      origin: server.url,
      'content-type': edge,
      ...(typeof body === 'string' || Buffer.isBuffer(body)
        ? { 'content-length': Buffer.byteLength(body) }
        : {}),
      ...headers,
    };
    // On a connection of its own, since what is sent need not be a whole request.
    const options = { method: 'POST', headers: all, agent: false };
    const call = request(server.url + chat(path), options, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: JSON.parse(text) });
        call.destroy();
      });
    });
    call.on('error', reject);
    for (const piece of typeof body === 'string' || Buffer.isBuffer(body) ? [body] : body) call.write(piece);
    call.end();
  });
}

/** Begins an upload and leaves the rest to whoever called. */
export function beginUpload(
  server: TestServer,
  browser: TestBrowser,
  begun: string,
  length = 1_000_000,
): Socket {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined); // It is broken off, by one side or the other.
  socket.write(
    [
      `POST ${chat(uploadPath)} HTTP/1.1`,
      `host: ${hostname}:${port}`,
      `origin: ${server.url}`,
      `cookie: ${browser.cookie}`,
      `content-type: ${edge}`,
      `content-length: ${length}`,
      '',
      begun,
    ].join('\r\n'),
  );
  return socket;
}

/** Uploads that this process has on the disk, by name or, where the system tells, by an open handle alone. */
export function onDisk({ context }: TestServer): string[] {
  const { folder } = context.uploads.spool;
  const handles = '/proc/self/fd';
  const open = existsSync(handles) ? readdirSync(handles).map((fd) => targetOf(`${handles}/${fd}`)) : [];
  return [...readdirSync(folder), ...open.filter((path) => path.startsWith(folder))];
}

function targetOf(link: string): string {
  try {
    return readlinkSync(link);
  } catch {
    return ''; // Closed since it was listed.
  }
}
