import type { UpstreamHealth } from './health.ts';

/** The way to the Chat API of every configured app. */
export interface Upstream {
  readonly health: UpstreamHealth;
  /** Lets running calls end and closes all connections. */
  close(): Promise<void>;
}
