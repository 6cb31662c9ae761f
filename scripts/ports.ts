import { type Config, ConfigError } from '../apps/bff/src/config.ts';
import { listen, stop } from '../apps/bff/src/serve.ts';
import { portError } from '../apps/bff/src/start-error.ts';
import { OneLineError } from './one-line-error.ts';

/** A port of the loopback that was free a moment ago. */
export async function freePort(): Promise<number> {
  const { server, port } = await listen(() => undefined, 0, '127.0.0.1');
  await stop(server);
  return port;
}

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
