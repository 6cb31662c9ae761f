import type { OverlayEntry } from '@backchannel/chat-api/overlay';
import type { Permission } from '../auth/roles.ts';
import { isFields } from '../fields.ts';
import { headOf } from './field-names.ts';
import { identityPrefix } from './identities.ts';
import { type Input, readPlace } from './place.ts';

/** Roles of the Chat API that every user may have. Any other, also one of the app's own, can do more. */
const ordinaryRoles: ReadonlySet<unknown> = new Set(['user', 'guest', 'anonymous']);
const roleFields: ReadonlySet<unknown> = new Set(['role', 'teams_role']);

/**
 * What an operator must also be allowed to, beside the operation itself: whoever changes what an operator is in
 * the Chat API must manage operators, and whoever gives a user a role that can do more than others, or sets or
 * takes away any role of a user who is there, must be allowed to change what roles can do. The input need not fit the
 * contract yet.
 */
export function permissionsForUsers(entry: OverlayEntry, input: Input): Permission[] {
  if (entry.target?.kind !== 'user' || entry.effect === 'read') return [];
  const values = entry.target.places.map((place) => readPlace(input, place));
  const needed: Permission[] = [];
  if (values.flatMap(idsIn).some(isIdentity)) needed.push('operators.manage');
  if (values.flatMap(elementsOf).some(changesRole)) needed.push('config.write');
  return needed;
}

/** Case is no way around it, whatever the Chat API makes of it. */
const isIdentity = (id: string): boolean => id.toLowerCase().startsWith(identityPrefix);

const elementsOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : isFields(value) ? Object.values(value) : [];

/** An id, a list of ids or of objects that have one, or a map from id to such objects. */
function idsIn(value: unknown): string[] {
  const names = isFields(value) ? Object.keys(value) : [];
  const ids = elementsOf(value).map((element) => (isFields(element) ? element['id'] : element));
  return [value, ...names, ...ids].filter((id) => typeof id === 'string');
}

/** Of a whole user, where an ordinary role says no more than none, or of a partial update: what it replaces or takes away
 *  may be a role that can do more. */
const changesRole = (user: unknown): boolean => {
  if (!isFields(user)) return false;
  const { set, unset } = user;
  const touched = [...(isFields(set) ? Object.keys(set) : []), ...(Array.isArray(unset) ? unset : [])];
  return (
    touched.some(isRoleField) ||
    Object.entries(user).some(([name, value]) => isRoleField(name) && !isOrdinary(value))
  );
};

const isRoleField = (name: unknown): boolean => roleFields.has(headOf(name));

/** Of a role, or of a map from team to role. */
const isOrdinary = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  ordinaryRoles.has(value) ||
  (isFields(value) && elementsOf(value).every(isOrdinary));
