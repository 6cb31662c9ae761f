import { createServer } from 'node:net';
import { OneLineError } from './one-line-error.ts';

/** A port of the loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  return listenOnce(0, '127.0.0.1');
}

/** Throws `OneLineError` when a server could not listen on this port; 0 always passes. */
export async function requireFreePort(port: number): Promise<void> {
  try {
    await listenOnce(port);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    const problem =
      code === 'EADDRINUSE'
        ? `${port} is in use; stop the program that uses it or give another port`
        : `${port} cannot be used (${String(code)}); give another port`;
    throw new OneLineError(`PORT: ${problem}`, { cause });
  }
}

function listenOnce(port: number, host?: string): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const chosen = address !== null && typeof address === 'object' ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
