import { listPermissions, listRoles } from '@backchannel/chat-api/operations';
import type { Permission, Role } from '@backchannel/chat-api/types';
import { baseOf, type Grants, inWords, isWider, ownFormOf, type Reach } from '@backchannel/configuration';
import { query } from '../../../api/query.ts';

export const permissionsQuery = (app: string) => query(listPermissions, app, {});
export const rolesQuery = (app: string) => query(listRoles, app, {});

/** A permission as the matrix shows it, whatever its reach. */
export interface PermissionRow {
  /** Without what it says of owners: `update-message`. */
  base: string;
  group: string;
  /** "update message". */
  words: string;
  /** Whether it can be given for what is one's own only. */
  hasOwnForm: boolean;
  /** Whether it can be given for everybody's. */
  hasAnyForm: boolean;
}

const subjects: readonly (readonly [group: string, pattern: RegExp])[] = [
  ['Members', /member|^ban-/],
  ['Reactions', /reaction/],
  ['Polls', /poll|vote/],
  ['Messages', /message|attachment|link|mention|notify|location|command|thread/],
  ['Calls', /call/],
  ['Channel', /channel/],
];

/** The group that a permission is shown in, by what it is about. */
const groupOf = (base: string): string => subjects.find(([, pattern]) => pattern.test(base))?.[0] ?? 'Other';

const order = ['Channel', 'Members', 'Messages', 'Reactions', 'Polls', 'Calls', 'Other'];

/** The permissions of channels, and whatever else is granted, by group and name. */
export function permissionRows(
  permissions: readonly Permission[],
  grants: readonly Grants[],
): PermissionRow[] {
  const known = new Set(permissions.filter(({ level }) => level !== 'app').map(({ id }) => id));
  for (const each of grants) for (const ids of Object.values(each)) for (const id of ids) known.add(id);
  const bases = [...new Set([...known].map(baseOf))].sort();
  return bases
    .map((base) => ({
      base,
      group: groupOf(base),
      words: inWords(base),
      hasOwnForm: known.has(`${base}-owner`),
      hasAnyForm: known.has(base),
    }))
    .sort((a, b) => order.indexOf(a.group) - order.indexOf(b.group));
}

// The usual ones first, in the order of what they may; then those of the app's own.
const usual = [
  'admin',
  'moderator',
  'user',
  'guest',
  'anonymous',
  'channel_member',
  'channel_moderator',
  'global_admin',
  'global_moderator',
];

/** The roles of the matrix: all that there are, and whatever else has grants. */
export function roleNames(roles: readonly Role[], grants: readonly Grants[]): string[] {
  const names = new Set([...roles.map(({ name }) => name), ...grants.flatMap((each) => Object.keys(each))]);
  const place = (name: string): number => {
    const index = usual.indexOf(name);
    return index === -1 ? usual.length : index;
  };
  return [...names].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** What every member of a channel may do, whatever else their role says. */
export const memberRole = 'channel_member';
const notMembers: ReadonlySet<string> = new Set([memberRole, 'channel_moderator', 'anonymous']);

/** A cell of the matrix: what a role may do, and what it may do as a member of the channel where that is more. */
export interface Cell {
  reach: Reach;
  inherited: Reach | undefined;
}

/** The cells of every row, in the order of the roles: thousands of them, made anew with every change. */
export function cellsOf(
  rows: readonly Pick<PermissionRow, 'base'>[],
  roles: readonly string[],
  grants: Grants,
): Cell[][] {
  const held = new Map([...roles, memberRole].map((role) => [role, new Set(grants[role])]));
  const reachIn = (role: string, base: string, own: string): Reach => {
    const ids = held.get(role);
    if (ids?.has(base)) return 'any';
    return ids?.has(own) ? 'own' : 'none';
  };
  return rows.map(({ base }) => {
    const own = ownFormOf(base);
    const asMember = reachIn(memberRole, base, own);
    return roles.map((role) => {
      const reach = reachIn(role, base, own);
      const inherits = !notMembers.has(role) && isWider(reach, asMember);
      return { reach, inherited: inherits ? asMember : undefined };
    });
  });
}

/** What comes after a reach when a cell is pressed: nothing, their own, everybody's, and round again. */
export function nextReach(reach: Reach, { hasOwnForm, hasAnyForm }: PermissionRow): Reach {
  const steps: Reach[] = [
    'none',
    ...(hasOwnForm ? ['own' as const] : []),
    ...(hasAnyForm ? ['any' as const] : []),
  ];
  return steps[(steps.indexOf(reach) + 1) % steps.length] ?? 'none';
}
