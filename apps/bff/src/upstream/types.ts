import type { Client } from '@backchannel/chat-api';
import type { Connection } from './connection.ts';
import type { UpstreamHealth } from './health.ts';

/** The way to the Chat API of every configured app. */
export interface Upstream {
  readonly health: UpstreamHealth;
  /** undefined for an app that is not configured. */
  connection(appId: string): Connection | undefined;
  /** Typed, signed calls by the server itself. Throws for an app that is not configured. With
   *  `isAdmin`, failures say what to set right. */
  client(appId: string, options?: { isAdmin?: boolean }): Client;
  /** Lets running calls end and closes all connections. */
  close(): Promise<void>;
}
