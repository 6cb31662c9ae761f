import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Where a request comes from, as far as the proxies that we trust tell: each of them added the
 *  address that it saw to the end of `X-Forwarded-For`. */
export function clientAddress(request: IncomingMessage, trustedProxies: number): string | undefined {
  const direct = request.socket.remoteAddress;
  const header = request.headers['x-forwarded-for'];
  if (trustedProxies === 0 || header === undefined) return direct && plainAddress(direct);
  const told = String(header)
    .split(',')
    .map((address) => address.trim())
    .filter((address) => address !== '');
  const address = told.at(-Math.min(trustedProxies, told.length)) ?? direct;
  return address && plainAddress(address);
}

/** An IPv4 address as people write it: a server that listens on IPv6, too, is told `::ffff:192.0.2.7`. */
export const plainAddress = (address: string): string =>
  /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;

/** Whom an address stands for when attempts are counted: of IPv6 its first 64 bits, since everybody has as many
 *  addresses as they like below that; of anything else the whole. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const plain = plainAddress(bare);
  if (plain !== bare) return plain;
  // Written out in the one shortest way: `2001:db8::1`.
  const { hostname } = new URL(`http://[${bare}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const left = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return `${[...before, ...left, ...after].slice(0, 4).join(':')}::/64`;
}
