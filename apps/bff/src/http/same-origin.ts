import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { HttpError } from './errors.ts';
import { isRead } from './method.ts';

/** Refuses changes that another site's page, or no page at all, asks for. Browsers send `Origin`
 *  with every change and cannot be made to lie about it or about `Sec-Fetch-Site`. */
export function sameOrigin(config: Config): RequestHandler {
  return (request, _response, next) => {
    if (isRead(request.method)) return next();
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    const isOurs = origin !== undefined && isSame(origin, host, config.publicOrigin);
    if (!isOurs || (site !== undefined && site !== 'same-origin')) {
      throw new HttpError(
        403,
        'not_same_origin',
        'This change was not asked for by a page of this dashboard.',
      );
    }
    next();
  };
}

function isSame(origin: string, host: string | undefined, publicOrigin: string | undefined): boolean {
  if (publicOrigin !== undefined) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === host;
}
