import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type RequestHandler, Router } from 'express';
import { staticFiles } from './static-files.ts';

const HOUR_S = 3600;
const YEAR_S = 31_536_000;

/** The page of the built web app; undefined where it is not built. */
export function readPage(webRoot: string): string | undefined {
  const path = join(webRoot, 'index.html');
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Serves the built web app: hashed assets for ever, and one page for every address that a
 *  browser wants to show. What looks like a file and is none is not found. */
export function webApp(webRoot: string, html: string): Router {
  const router = Router();
  router.use('/assets', staticFiles(join(webRoot, 'assets'), { maxAgeS: YEAR_S, immutable: true }), notFound);
  // The page itself comes from below, never as a file.
  const files = staticFiles(webRoot, { maxAgeS: HOUR_S });
  router.use((request, response, next) => {
    if (request.path === '/' || request.path === '/index.html') return next();
    files(request, response, next);
  });
  router.use((request, response, next) => {
    if (looksLikeFile(request.path)) return notFound(request, response, next);
    next();
  });
  router.get('/{*path}', page(html));
  return router;
}

const notFound: RequestHandler = (_request, response) => {
  response.status(404).type('text').send('Not found');
};

/** In the addresses of pages, ids may have dots: those of channels do. */
const looksLikeFile = (path: string): boolean =>
  path !== '/index.html' && !/^\/(?:apps|settings)\//.test(path) && /\.[^/]*$/.test(path);

const encodings = ['br', 'gzip'] as const;

function page(html: string): RequestHandler {
  const plain = Buffer.from(html);
  const etag = `"${createHash('sha256').update(plain).digest('base64url')}"`;
  const bodies = { br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }), identity: plain };
  return (request, response, next) => {
    if (!request.accepts('html')) return next();
    // Ours is the order: browsers list gzip first and mean nothing by it.
    const encoding = encodings.find((name) => request.acceptsEncodings(name)) ?? 'identity';
    response.set({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      etag,
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    if (encoding !== 'identity') response.set('content-encoding', encoding);
    response.end(bodies[encoding]);
  };
}
