import type { App } from './app-settings.ts';

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings that may be shown to anyone; what may not is in `Secrets`. */
export interface Config {
  readonly port: number;
  /** Absolute path of the folder with the embedded database and the session secret. */
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Origin under which browsers reach us, when it is not the one they name themselves. */
  readonly publicOrigin?: string | undefined;
  /** How many proxies in front of us may tell the client's address. */
  readonly trustedProxies: number;
  /** In the order in which the app switcher shows them; never empty. */
  readonly apps: readonly App[];
  /** Whether the only app is the embedded sandbox, where anyone may sign in. */
  readonly demo: boolean;
}
