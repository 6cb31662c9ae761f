import type { IncomingMessage, ServerResponse } from 'node:http';
import { drawPicture } from '../pictures/drawn-picture.ts';
import { readPicturePath } from '../pictures/picture-url.ts';

/** Answers GET and HEAD of the address of a drawn picture; the same address is always the same picture. */
export function servePicture(request: IncomingMessage, response: ServerResponse, path: string): void {
  const found = readPicturePath(path);
  const readable = request.method === 'GET' || request.method === 'HEAD';
  if (!found || !readable) {
    response.writeHead(found ? 405 : 404, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(found ? 'only GET and HEAD\n' : 'there is no such picture\n');
    return;
  }
  const picture = drawPicture(found.name, found.rendition);
  response.writeHead(200, {
    'content-type': 'image/gif',
    'content-length': String(picture.length),
    'cache-control': 'public, max-age=31536000, immutable',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'GET' ? picture : undefined);
}
