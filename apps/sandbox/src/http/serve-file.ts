import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../context.ts';
import { ApiFailure } from '../errors.ts';
import { isPicture } from '../files/content-type.ts';
import { contentDisposition } from '../files/file-name.ts';
import { pictureSize, resizePicture } from '../files/picture.ts';
import type { PictureSize } from '../files/picture.ts';
import { findFile } from '../store/files.ts';
import type { FileRow } from '../store/files.ts';
import { inPieces } from './unreadable.ts';

const MICROS_PER_SECOND = 1_000_000;

const numberIn = (search: URLSearchParams, name: string): number | undefined => {
  const text = search.get(name);
  return text === null || text === '' ? undefined : Number(text);
};

const sizeIn = (search: URLSearchParams): PictureSize | undefined =>
  pictureSize({
    width: numberIn(search, 'w'),
    height: numberIn(search, 'h'),
    resize: search.get('resize') ?? undefined,
    crop: search.get('crop') ?? undefined,
  });

// Whatever a file holds, a browser that opens it runs nothing of it, and only draws what is a picture for sure.
const headersOf = ({ content_type: type, name }: FileRow, lastsS: number): Record<string, string> => ({
  'content-type': type,
  'content-disposition': contentDisposition(isPicture(type) ? 'inline' : 'attachment', name),
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  'cache-control': `private, max-age=${Math.max(lastsS, 0)}, immutable`,
});

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  response.end(`${text}\n`);
}

/** The file that an address means: its row, and for how many seconds the address still holds. */
function fileOf(
  { db, clock, files }: Context,
  path: string,
  search: URLSearchParams,
): { row: FileRow; lastsS: number } | 'unsigned' | 'ended' | 'gone' {
  const address = files.read(path, search);
  if (!address) return 'unsigned';
  const lastsS = address.expires - Math.floor(clock.now() / MICROS_PER_SECOND);
  if (lastsS <= 0) return 'ended';
  const row = findFile(db, address.id);
  return row ? { row, lastsS } : 'gone';
}

/**
 * Answers GET and HEAD of a signed address with the file behind it, for pictures in another size when `w`, `h`,
 * `resize` and `crop` ask for it. 403 when the address was not signed here or has ended, 404 when the file is gone.
 */
export async function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  search: URLSearchParams,
  context: Context,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return refuse(response, 405, 'only GET and HEAD');
  }
  const found = fileOf(context, path, search);
  if (found === 'unsigned') return refuse(response, 403, 'this address was not signed');
  if (found === 'ended') return refuse(response, 403, 'this address has ended');
  if (found === 'gone') return refuse(response, 404, 'there is no such file');
  const { row, lastsS } = found;
  const file = context.files.pathOf(row.id);
  try {
    const size = isPicture(row.content_type) ? sizeIn(search) : undefined;
    const bytes = size && (await resizePicture(file, size));
    const length = bytes?.length ?? (await stat(file)).size;
    response.writeHead(200, { ...headersOf(row, lastsS), 'content-length': String(length) });
    if (request.method === 'HEAD') response.end();
    else if (bytes) response.end(bytes);
    else await inPieces(request, pipeline(createReadStream(file), response));
  } catch (error) {
    if (response.headersSent) return;
    if (error instanceof ApiFailure) return refuse(response, error.status, error.message);
    refuse(response, 404, 'there is no such file');
  }
}
