import type { getRateLimits as Operation } from '@backchannel/chat-api/operations';
import { operationSpecs } from '@backchannel/chat-api/spec';
import { platforms } from '../../http/rate-limit.ts';
import type { Platform } from '../../http/rate-limit.ts';
import type { Handler } from '../handler.ts';

const fields = {
  server: 'server_side',
  android: 'android',
  ios: 'ios',
  web: 'web',
  unity: 'unity',
} as const satisfies Record<Platform, string>;

/** The budgets of every operation, or of the named ones, on the platforms asked for; all of them by default. */
export const getRateLimits: Handler<typeof Operation> = ({ query, rateLimits }) => {
  const names = query.endpoints?.split(',').map((name) => name.trim());
  const operations = operationSpecs.filter(({ operationId }) => names?.includes(operationId) ?? true);
  const asked = platforms.filter((platform) => query[fields[platform]] === true);
  return Object.fromEntries(
    (asked.length > 0 ? asked : platforms).map((platform) => [
      fields[platform],
      Object.fromEntries(
        operations.map((operation) => [operation.operationId, rateLimits.peek(operation, platform)]),
      ),
    ]),
  );
};
