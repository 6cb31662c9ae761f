import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import express, { type RequestHandler } from 'express';

const variants = [
  { encoding: 'br', suffix: '.br' },
  { encoding: 'gzip', suffix: '.gz' },
] as const;

/**
 * Serves the files of a folder as Express does, as their precompressed neighbour (`.br`, `.gz`) where there is one
 * and the browser takes it. A file that has gone since the start is passed on like one that never was.
 */
export function staticFiles(
  root: string,
  { maxAgeS, immutable = false }: { maxAgeS: number; immutable?: boolean },
): RequestHandler {
  const files = new Set(existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : []);
  const serve = express.static(root, { index: false, redirect: false, immutable, maxAge: maxAgeS * 1000 });
  return (request, response, next) => {
    const { url, path } = request;
    const variant = variants.find(
      ({ encoding, suffix }) =>
        files.has(`${path.slice(1)}${suffix}`) && request.acceptsEncodings(encoding) !== false,
    );
    response.vary('accept-encoding');
    if (variant === undefined) return serve(request, response, next);
    request.url = `${path}${variant.suffix}`;
    response.type(extname(path)).set('content-encoding', variant.encoding);
    serve(request, response, (error?: unknown) => {
      request.url = url;
      response.removeHeader('content-encoding');
      response.removeHeader('content-type');
      next(error);
    });
  };
}
