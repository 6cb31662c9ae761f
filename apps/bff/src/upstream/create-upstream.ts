import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'undici';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Secrets } from '../secrets.ts';
import { createUpstreamClient } from './client.ts';
import { Connection } from './connection.ts';
import { createHealth } from './health.ts';
import { type TimeLimits, usualLimits } from './limits.ts';
import type { Upstream } from './types.ts';

const CLOSING_MS = 1000;

/** Opens the way to every configured app. The API secrets are read here and nowhere else, and
 *  leave as signatures only. */
export function createUpstream(base: {
  config: Config;
  secrets: Secrets;
  clock: Clock;
  limits?: Partial<TimeLimits> | undefined;
}): Upstream {
  const { config, secrets, clock } = base;
  const limits = { ...usualLimits, ...base.limits };
  const connections = new Map(
    config.apps.map((app) => [app.id, new Connection(app, secrets.api(app.id), limits)]),
  );
  return {
    health: createHealth(connections, clock),
    connection: (appId) => connections.get(appId),
    client(appId, { isAdmin = false } = {}) {
      const connection = connections.get(appId);
      if (!connection) throw new Error(`there is no app "${appId}"`);
      return createUpstreamClient(connection, { isAdmin });
    },
    async close() {
      await Promise.all([...connections.values()].map(({ pool }) => closeSoon(pool)));
    },
  };
}

/** Lets calls under way end for a second, then breaks them off: whoever waits for one learns that nobody knows what became
 *  of it, in time to write that down. */
async function closeSoon(pool: Pool): Promise<void> {
  const closed = pool.close();
  await Promise.race([closed, wait(CLOSING_MS, undefined, { ref: false })]);
  await pool.destroy();
}
