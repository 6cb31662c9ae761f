import { createHash } from 'node:crypto';
import { DISTINCT_PREFIX } from './store/channels.ts';

/** The id of the channel that belongs to exactly these members: 43 characters after the prefix. */
export const distinctId = (userIds: readonly string[]): string =>
  DISTINCT_PREFIX +
  createHash('sha256')
    .update([...userIds].sort().join(','))
    .digest('base64url');
