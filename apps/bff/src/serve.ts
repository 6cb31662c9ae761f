import { createServer, type RequestListener, type Server } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import { limitBodyTime } from './http/body-time.ts';

const finishWithinMs = 5000;
const mostTries = 5;
/** Node's usual one, which would go with the one for the whole. */
const headersTimeout = 60_000;

/** This machine's own addresses. A server that listens on the name "localhost" gets one of the two,
 *  whichever the system puts first, while a browser may try the other. */
const loopback = ['127.0.0.1', '::1'];

/** One server for each address that it listens on. */
export type Servers = readonly Server[];

/** Listens and resolves with the port once all addresses accept: those of the loopback for `localhost`,
 *  one for an IP address, all of the machine's without `host`. Port 0 lets the system choose. Rejects
 *  with the system's error, such as EADDRINUSE. */
export async function listen(
  listener: RequestListener,
  port: number,
  host?: string,
): Promise<{ server: Servers; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const servers: Server[] = [];
    let chosen = port;
    try {
      for (const address of host === 'localhost' ? loopback : [host]) {
        // A machine without IPv6, as containers often are, has one loopback address only.
        const server = await open(listener, chosen, address).catch((error: unknown) => {
          if (address === '::1' && isNoSuchAddress(error)) return undefined;
          throw error;
        });
        if (!server) continue;
        servers.push(server);
        chosen = portOf(server) ?? chosen;
      }
      return { server: servers, port: chosen };
    } catch (error) {
      await stop(servers);
      // The port that the system chose for the first address was taken for the second.
      if (port !== 0 || codeOf(error) !== 'EADDRINUSE' || attempt === mostTries) throw error;
    }
  }
}

/** How a browser on this machine calls an address that a server listens on. */
export const nameOf = (host = 'localhost'): string =>
  isIPv6(host) && host !== '::' ? `[${host}]` : isIPv4(host) && host !== '0.0.0.0' ? host : 'localhost';

function open(listener: RequestListener, port: number, host: string | undefined): Promise<Server> {
  return new Promise((resolve, reject) => {
    // A time-out of Node's own for the whole request would also end uploads that go on.
    const server = createServer({ requestTimeout: 0, headersTimeout }, (request, response) => {
      limitBodyTime(request);
      listener(request, response);
    });
    // Longer than the minute after which load balancers close theirs.
    server.keepAliveTimeout = 65_000;
    server.once('error', reject);
    server.listen({ port, host }, () => resolve(server));
  });
}

function portOf(server: Server): number | undefined {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : undefined;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const isNoSuchAddress = (error: unknown): boolean =>
  ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].some((code) => code === codeOf(error));

/** Accepts nothing new, lets running requests end for five seconds, then breaks them off. */
export async function stop(servers: Servers): Promise<void> {
  await Promise.all(servers.map(stopOne));
}

function stopOne(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => server.closeAllConnections(), finishWithinMs);
    // A connection stays open after its last answer, in case there is another request.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(tooLate);
      clearInterval(idle);
      resolve();
    });
  });
}
