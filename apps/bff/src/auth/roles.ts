import { permissions as chatPermissions, type Permission as ChatPermission } from '@backchannel/chat-api';

/** Permissions of the dashboard itself, beside those of the Chat API's operations. */
const ownPermissions = ['audit.read', 'audit.verify', 'operators.manage'] as const;

export type Permission = ChatPermission | (typeof ownPermissions)[number];

export const roles = ['viewer', 'moderator', 'marketer', 'admin'] as const;
export type Role = (typeof roles)[number];

const viewer = [
  'app.read',
  'channels.read',
  'messages.read',
  'users.read',
  'config.read',
  'tasks.read',
  'audit.read',
] as const satisfies readonly Permission[];

const moderator = [
  ...viewer,
  'moderation.read',
  'moderation.write',
  'channels.write',
  'channels.truncate',
  'channels.delete',
  'members.write',
  'messages.write',
  'messages.delete',
  'users.write',
  'files.write',
  'exports.create',
  'personal.read',
] as const satisfies readonly Permission[];

const marketer = [
  ...viewer,
  'campaigns.read',
  'campaigns.write',
  'campaigns.send',
  'segments.read',
  'segments.write',
  'usage.read',
] as const satisfies readonly Permission[];

const admin: readonly Permission[] = [...chatPermissions, ...ownPermissions];

const permissionSets: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set(viewer),
  moderator: new Set(moderator),
  marketer: new Set(marketer),
  admin: new Set(admin),
};

/** What a role may do. */
export const permissionsOf = (role: Role): ReadonlySet<Permission> => permissionSets[role];

/** Every role with its permissions, as the web app shows them. */
export const rolePermissions = (): Record<Role, Permission[]> => ({
  viewer: [...permissionSets.viewer],
  moderator: [...permissionSets.moderator],
  marketer: [...permissionSets.marketer],
  admin: [...permissionSets.admin],
});

export const isRole = (value: unknown): value is Role => roles.some((role) => role === value);
