import type {
  FullUserResponse,
  OwnUserResponse,
  UserResponse,
  UserResponseCommonFields,
} from '@backchannel/chat-api/types';
import type { UserRow } from '../store/users.ts';
import { toWire, toWireOptional } from '../time.ts';
import type { Micros } from '../time.ts';
import { parseObject, parseStrings, without } from '../values.ts';

// There are no connections to tell by: who was active a moment ago counts as being there.
const ONLINE_FOR: Micros = 5 * 60 * 1_000_000;

const isOnline = ({ invisible, last_active: active }: UserRow, now: Micros): boolean =>
  invisible === 0 && active !== null && active <= now && active > now - ONLINE_FOR;

// A ban that has run out is none, from the moment somebody looks.
const isUnder = (ban: number, expires: Micros | null, now: Micros): boolean =>
  ban === 1 && (expires === null || expires > now);

/** A user as other objects embed them, at the moment `now`. */
export function presentUser(row: UserRow, now: Micros): UserResponse {
  const banned = isUnder(row.banned, row.ban_expires, now);
  const shadowBanned = isUnder(row.shadow_banned, row.ban_expires, now);
  return {
    id: row.id,
    name: row.name ?? undefined,
    image: row.image ?? undefined,
    role: row.role,
    language: row.language,
    teams: parseStrings(row.teams),
    // The column is written from checked requests, so its JSON has this shape.
    teams_role: row.teams_role === null ? undefined : (parseObject(row.teams_role) as Record<string, string>),
    privacy_settings: row.privacy_settings === null ? undefined : parseObject(row.privacy_settings),
    custom: parseObject(row.custom),
    banned,
    ban_expires: banned || shadowBanned ? toWireOptional(row.ban_expires) : undefined,
    shadow_banned: shadowBanned,
    bypass_moderation: row.bypass_moderation === 1 ? true : undefined,
    invisible: row.invisible === 1,
    online: isOnline(row, now),
    blocked_user_ids: [],
    last_active: toWireOptional(row.last_active),
    revoke_tokens_issued_before: toWireOptional(row.revoke_tokens_issued_before),
    created_at: toWire(row.created_at),
    updated_at: toWire(row.updated_at),
    deactivated_at: toWireOptional(row.deactivated_at),
    deleted_at: toWireOptional(row.deleted_at),
  };
}

/** What a user looks like once nothing is left of them: things they wrote still need somebody. */
export const presentForgottenUser = (id: string): UserResponse => ({
  id,
  role: 'user',
  language: '',
  teams: [],
  custom: {},
  banned: false,
  shadow_banned: false,
  invisible: false,
  online: false,
  blocked_user_ids: [],
  // Nobody knows when, and the API's description wants both.
  created_at: toWire(0),
  updated_at: toWire(0),
});

/** A user with the fields that all forms of users have, and no others. */
export const presentCommonUser = (user: UserResponse): UserResponseCommonFields =>
  without(user, [
    'ban_expires',
    'bypass_moderation',
    'devices',
    'invisible',
    'privacy_settings',
    'push_notifications',
    'shadow_banned',
  ]);

/** What only the full form of a user has. */
export type UserExtras = Pick<
  FullUserResponse,
  | 'mutes'
  | 'channel_mutes'
  | 'devices'
  | 'blocked_user_ids'
  | 'total_unread_count'
  | 'unread_channels'
  | 'unread_threads'
>;

/** A user as the operations on users answer them. */
export const presentFullUser = (row: UserRow, now: Micros, extras: UserExtras): FullUserResponse => ({
  ...presentUser(row, now),
  ...extras,
  unread_count: extras.total_unread_count,
});

/** A user as those see themselves whose call it is: without what is held against them. */
export const presentOwnUser = (user: FullUserResponse): OwnUserResponse =>
  without(user, ['ban_expires', 'bypass_moderation', 'shadow_banned']);
