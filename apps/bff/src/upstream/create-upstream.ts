import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Secrets } from '../secrets.ts';
import { createUpstreamClient } from './client.ts';
import { Connection } from './connection.ts';
import { createHealth } from './health.ts';
import { type TimeLimits, usualLimits } from './limits.ts';
import type { Upstream } from './types.ts';

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
      await Promise.all([...connections.values()].map(({ pool }) => pool.close()));
    },
  };
}
