import type { PrivacySettingsResponse, UserRequest } from '@backchannel/chat-api/types';
import { inputError } from '../../errors.ts';
import type { UserRow } from '../../store/users.ts';
import { toMicros } from '../../time.ts';
import type { Micros } from '../../time.ts';
import { describe, isObject, parseObject, parseStrings } from '../../values.ts';
import { patchCustom } from '../custom-patch.ts';

const wrong = (expected: string, field: string, value: unknown) =>
  inputError(`expected ${expected} for field "set.${field}" but got ${describe(value)}`);

const isText = (value: unknown): value is string => typeof value === 'string';

const checks: Record<string, [expected: string, fits: (value: unknown) => boolean]> = {
  name: ['string', isText],
  image: ['string', isText],
  role: ['string', (value) => isText(value) && value !== ''],
  language: ['string', isText],
  invisible: ['bool', (value) => typeof value === 'boolean'],
  teams: ['array', (value) => Array.isArray(value) && value.every(isText)],
  teams_role: ['object', (value) => isObject(value) && Object.values(value).every(isText)],
  privacy_settings: ['object', (value) => isObject(value) && Object.values(value).every(isObject)],
};

// The user's facts that only the API itself, or operations of their own, may write.
const fixed = new Set([
  'id',
  'created_at',
  'updated_at',
  'deleted_at',
  'deactivated_at',
  'last_active',
  'online',
  'banned',
  'shadow_banned',
  'ban_expires',
]);

/** Maps merge into maps, level by level; everything else is replaced. */
function merged(before: unknown, after: unknown): unknown {
  if (!isObject(before) || !isObject(after)) return after;
  const result = { ...before };
  for (const [key, value] of Object.entries(after)) result[key] = merged(before[key], value);
  return result;
}

const rootOf = (path: string): string => path.split('.')[0] ?? '';
const isOwn = (path: string): boolean => Object.hasOwn(checks, rootOf(path));

/** The row as a full update would write it. */
const requestOf = (row: UserRow): Record<string, unknown> => ({
  ...(row.name !== null && { name: row.name }),
  ...(row.image !== null && { image: row.image }),
  role: row.role,
  language: row.language,
  invisible: row.invisible === 1,
  teams: parseStrings(row.teams),
  ...(row.teams_role !== null && { teams_role: parseObject(row.teams_role) }),
  ...(row.privacy_settings !== null && { privacy_settings: parseObject(row.privacy_settings) }),
});

function patch(
  before: Record<string, unknown>,
  set: Record<string, unknown>,
  unset: readonly string[],
): Record<string, unknown> {
  const maps = Object.entries(set).map(([path, value]): [string, unknown] => [
    path,
    path.includes('.') ? value : merged(before[path], value),
  ]);
  return patchCustom(before, Object.fromEntries(maps), unset);
}

// A moment, not a part of the user as others see them.
const REVOKED = 'revoke_tokens_issued_before';

/** Undefined leaves it as it is, null takes it back. */
function revocationOf(value: unknown): Micros | null | undefined {
  if (value === undefined || value === null) return value;
  const moment = toMicros(value);
  if (moment === undefined) throw wrong('date', REVOKED, value);
  return moment;
}

export type PatchedUser = UserRequest & {
  custom: Record<string, unknown>;
  /** From when on the user's tokens are good; see {@link revocationOf}. */
  revokedBefore: Micros | null | undefined;
};

/**
 * A user after a partial update: the user's own fields by name, everything else in `custom`; maps in `set` merge
 * with what is there, null takes a field away. Throws 400/4 for a wrong type or a fixed field.
 */
export function patchUser(
  row: UserRow,
  given: Record<string, unknown>,
  paths: readonly string[],
): PatchedUser {
  for (const path of [...Object.keys(given), ...paths]) {
    if (fixed.has(rootOf(path))) throw inputError(`field "${path}" is reserved and cannot be changed`);
  }
  const { [REVOKED]: revoked, ...all } = given;
  const nulls = Object.keys(all).filter((path) => isOwn(path) && all[path] === null);
  const set = Object.fromEntries(Object.entries(all).filter(([path]) => !nulls.includes(path)));
  const unset = [...nulls, ...paths.filter((path) => path !== REVOKED)];
  const part = (own: boolean) => ({
    set: Object.fromEntries(Object.entries(set).filter(([path]) => isOwn(path) === own)),
    unset: unset.filter((path) => isOwn(path) === own),
  });
  const fields = patch(requestOf(row), part(true).set, part(true).unset);
  for (const [field, [expected, fits]] of Object.entries(checks)) {
    if (fields[field] !== undefined && !fits(fields[field])) throw wrong(expected, field, fields[field]);
  }
  const rest = part(false);
  return {
    // Each field was checked above.
    revokedBefore: paths.includes(REVOKED) ? null : revocationOf(revoked),
    ...(fields as Omit<UserRequest, 'id'> & { privacy_settings?: PrivacySettingsResponse }),
    id: row.id,
    role: isText(fields['role']) ? fields['role'] : 'user',
    custom: patch(parseObject(row.custom), rest.set, rest.unset),
  };
}
