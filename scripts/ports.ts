import { type Config, ConfigError } from '../apps/bff/src/config.ts';
import { listen, stop } from '../apps/bff/src/serve.ts';
import { portError } from '../apps/bff/src/start-error.ts';
import { OneLineError } from './one-line-error.ts';

/** A port of the loopback that was free a moment ago: `wanted` unless somebody has it. Default: any. */
export async function freePort(wanted = 0): Promise<number> {
  const { server, port } = await listen(() => undefined, wanted, '127.0.0.1').catch((error: unknown) => {
    if (isInUse(error)) return listen(() => undefined, 0, '127.0.0.1');
    throw error;
  });
  await stop(server);
  return port;
}

const isInUse = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

/** Throws `ConfigError` or `OneLineError` when the BFF could not listen where its settings say. */
export async function requireFreePort(settings: Pick<Config, 'port' | 'host'>): Promise<void> {
  const { port, host } = settings;
  try {
    const { server } = await listen(() => undefined, port, host);
    await stop(server);
  } catch (cause) {
    const error = portError(cause, settings);
    if (error instanceof ConfigError) throw error;
    throw new OneLineError(`PORT: ${port} cannot be used (${String(cause)}); give another port`, { cause });
  }
}
