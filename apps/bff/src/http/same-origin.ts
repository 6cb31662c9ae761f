import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { HttpError } from './errors.ts';
import { isRead } from './method.ts';

export const sameOrigin =
  (config: Config): RequestHandler =>
  (request, _response, next) => {
    requireSameOrigin(config, request);
    next();
  };

/** Refuses changes that another site's page, or no page at all, asks for. Browsers send `Origin`
 *  with every change and cannot be made to lie about it or about `Sec-Fetch-Site`. */
export function requireSameOrigin(config: Config, request: IncomingMessage): void {
  if (isRead(request.method)) return;
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  const isOurs =
    origin !== undefined && isSame(origin, host, config.publicOrigin) && !isStrangeName(config, origin);
  if (!isOurs || (site !== undefined && site !== 'same-origin')) {
    throw new HttpError(403, 'not_same_origin', 'This change was not asked for by a page of this dashboard.');
  }
}

function isSame(origin: string, host: string | undefined, publicOrigin: string | undefined): boolean {
  if (publicOrigin !== undefined) return origin === publicOrigin;
  // What nearly every browser sends; a default port that one of the two spells out needs a closer look.
  if (origin === `http://${host}` || origin === `https://${host}`) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** In a demo for this machine alone, where anyone may sign in: another name for the loopback is a foreign page that had
 *  its own name lead here, and would otherwise be of the same origin. */
const isStrangeName = ({ demo, host, publicOrigin }: Config, origin: string): boolean =>
  demo &&
  host === 'localhost' &&
  publicOrigin === undefined &&
  !/^(?:(?:.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(origin).hostname);
