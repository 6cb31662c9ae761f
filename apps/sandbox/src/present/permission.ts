import type { Permission } from '@backchannel/chat-api/types';
import type { KnownPermission } from '../permission-list.ts';

const capitalized = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

/** A permission with the names that people read; all of them are the service's own. */
export function presentPermission({ id, base, owner, level }: KnownPermission): Permission {
  const title = base.split('-').map(capitalized);
  const resource = level === 'app' ? 'user' : base.endsWith('message') ? 'message' : 'channel';
  return {
    id,
    name: owner ? `${title.join(' ')} (own)` : title.join(' '),
    description: `Allows to ${base.replaceAll('-', ' ')}${owner ? `, of one's own` : ''}`,
    action: title.join(''),
    owner,
    same_team: true,
    custom: false,
    level,
    owner_resource: owner ? resource : '',
    tags: [],
  };
}
