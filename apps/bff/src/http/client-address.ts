import type { IncomingMessage } from 'node:http';

/** Where a request comes from, as far as the proxies that we trust tell: each of them added the
 *  address that it saw to the end of `X-Forwarded-For`. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string | undefined {
  const direct = request.socket.remoteAddress;
  const header = request.headers['x-forwarded-for'];
  if (trustedProxies === 0 || header === undefined) return direct;
  const told = String(header)
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  return told.at(-Math.min(trustedProxies, told.length)) ?? direct;
}
