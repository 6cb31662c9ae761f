import type { Permission } from '@backchannel/chat-api/types';
import {
  type ApiInBetween,
  type Fields,
  isFields,
  startApiInBetween,
} from '../../scripts/parts/api-in-between.ts';

const typesPath = '/api/v2/chat/channeltypes';
const permissionsPath = '/api/v2/permissions';

const acts = ['create', 'read', 'update', 'delete', 'share', 'pin', 'hide', 'export'];
const things = [
  'channel-note',
  'channel-banner',
  'member-badge',
  'member-title',
  'message-draft',
  'message-translation',
  'message-bookmark',
  'reaction-pack',
  'poll-template',
  'poll-result',
  'call-recording',
  'call-transcript',
  'sticker',
  'calendar-entry',
  'shared-list',
];
/** What no sandbox knows, without what it says of owners. */
const newer = things.flatMap((thing) => acts.map((act) => `${act}-${thing}`));
const isNewer = (id: unknown): boolean => typeof id === 'string' && newer.includes(id.replace(/-owner$/, ''));

/** A sandbox that has so many permissions in channels, each for everybody's and for one's own: more than the API has today.
 *  Those that the sandbox does not take are kept here, for one channel type. */
export async function startWithPermissions(
  sandbox: string,
  { type, permissions: wanted }: { type: string; permissions: number },
): Promise<ApiInBetween> {
  /** By role. */
  const kept = new Map<string, unknown[]>();

  const grown = (of: Fields): Fields => ({
    ...of,
    grants: Object.fromEntries(
      Object.entries(grantsOf(of)).map(([role, ids]) => [role, [...ids, ...(kept.get(role) ?? [])]]),
    ),
  });

  return await startApiInBetween(sandbox, {
    body(method, path, fields) {
      if (method !== 'PUT' || path !== `${typesPath}/${type}` || !isFields(fields['grants'])) return fields;
      const grants = Object.entries(grantsOf(fields));
      for (const [role, ids] of grants) kept.set(role, ids.filter(isNewer));
      return {
        ...fields,
        grants: Object.fromEntries(grants.map(([role, ids]) => [role, ids.filter((id) => !isNewer(id))])),
      };
    },
    answer(path, fields) {
      if (path === permissionsPath) {
        const known = listIn(fields, 'permissions');
        const channelOnes = known.filter((each) => isFields(each) && each['level'] === 'channel').length / 2;
        return {
          ...fields,
          permissions: [...known, ...newer.slice(0, wanted - channelOnes).flatMap(permissionOf)],
        };
      }
      if (!path.startsWith(typesPath)) return fields;
      const { channel_types: types } = fields;
      if (isFields(types) && isFields(types[type])) types[type] = grown(types[type]);
      return fields['name'] === type ? grown(fields) : fields;
    },
  });
}

const listIn = (fields: Fields, key: string): unknown[] => {
  const list = fields[key];
  if (!Array.isArray(list)) throw new Error(`the API has no list of ${key}`);
  return list;
};

const grantsOf = ({ grants }: Fields): Record<string, unknown[]> =>
  isFields(grants) ? Object.fromEntries(Object.keys(grants).map((role) => [role, listIn(grants, role)])) : {};

/** Both forms of it. */
const permissionOf = (base: string): Permission[] =>
  [base, `${base}-owner`].map((id) => ({
    id,
    name: id,
    description: '',
    action: id,
    owner: id !== base,
    same_team: true,
    custom: false,
    level: 'channel',
    owner_resource: '',
    tags: [],
  }));
