import type { IncomingMessage } from 'node:http';
import { type Fields, isFields } from '../fields.ts';
import { HttpError, InvalidRequest } from '../http/errors.ts';
import { parseExactly } from '../http/parse-exactly.ts';

const maxBodyBytes = 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The JSON object in a request's body, `{}` where there is none. Throws 413 `too_large` above
 *  1 MiB, 415 `json_required`, and `InvalidRequest` for what is no JSON object or has a number that would arrive as another. */
export async function readBody(request: IncomingMessage): Promise<Fields> {
  const { headers } = request;
  if (headers['content-length'] === '0') return {};
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  if (!hasBody) return {};
  if (headers['content-encoding'] !== undefined || !isJson(headers['content-type'])) {
    throw new HttpError(415, 'json_required', 'This route takes JSON only, uncompressed.');
  }
  if (Number(headers['content-length']) > maxBodyBytes) throw tooLarge();
  return parse(await collect(request));
}

const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');

const tooLarge = () => new HttpError(413, 'too_large', 'The request is larger than 1 MiB.');

function collect(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBodyBytes) reject(tooLarge());
      else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => {
      if (!request.complete) reject(new InvalidRequest([{ path: '', message: 'The request broke off.' }]));
    });
  });
}

function parse(bytes: Buffer): Fields {
  if (bytes.length === 0) return {};
  let value: unknown;
  try {
    value = parseExactly(decoder.decode(bytes));
  } catch (error) {
    if (error instanceof InvalidRequest) throw error;
    throw new InvalidRequest([{ path: '', message: 'The request could not be read as JSON.' }]);
  }
  if (!isFields(value))
    throw new InvalidRequest([{ path: '', message: 'The request must be a JSON object.' }]);
  return value;
}
