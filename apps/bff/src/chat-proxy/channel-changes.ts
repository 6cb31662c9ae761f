import type { OverlayEntry } from '@backchannel/chat-api/overlay';
import type { Permission } from '../auth/roles.ts';
import { isFields } from '../fields.ts';
import { headOf } from './field-names.ts';
import type { Input } from './place.ts';

const overrides = 'config_overrides';

/**
 * What an operator must also be allowed to, beside the operation itself: a channel's own settings, grants among them, are
 * settings, whichever change carries them or takes them away. The input need not fit the contract yet.
 */
export function permissionsForOverrides({ effect }: OverlayEntry, { body }: Input): Permission[] {
  if (effect === 'read') return [];
  const { data, set, unset } = body;
  const names = [...namesIn(data), ...namesIn(set), ...(Array.isArray(unset) ? unset : [])];
  return names.some((name) => headOf(name) === overrides) ? ['config.write'] : [];
}

const namesIn = (fields: unknown): string[] => (isFields(fields) ? Object.keys(fields) : []);
