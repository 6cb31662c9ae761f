import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { Context } from '../context.ts';
import type { Database } from '../db/database.ts';
import { ApiFailure, notAllowed } from '../errors.ts';
import { appSettings } from '../store/app.ts';
import { findUser } from '../store/users.ts';
import { fromMillis, toMicros } from '../time.ts';
import type { Micros } from '../time.ts';
import type { Caller } from './auth.ts';

/** What only the app's own server may do, whatever a user is granted. */
const forServers = new Set([
  'add_segment_targets',
  'channel_batch_update',
  'check_push',
  'check_sns',
  'check_sqs',
  'create_block_list',
  'create_campaign',
  'create_channel_type',
  'create_command',
  'create_predefined_filter',
  'create_role',
  'create_segment',
  'deactivate_user',
  'deactivate_users',
  'delete_block_list',
  'delete_campaign',
  'delete_channel_type',
  'delete_channels',
  'delete_command',
  'delete_predefined_filter',
  'delete_retention_policy',
  'delete_role',
  'delete_segment',
  'delete_segment_targets',
  'delete_users',
  'export_channels',
  'export_user',
  'export_users',
  'get_block_list',
  'get_campaign',
  'get_channel_type',
  'get_command',
  'get_permission',
  'get_predefined_filter',
  'get_predefined_filters',
  'get_rate_limits',
  'get_retention_policy',
  'get_retention_policy_runs',
  'get_segment',
  'get_task',
  'list_block_lists',
  'list_channel_types',
  'list_commands',
  'list_external_storage',
  'list_permissions',
  'list_push_providers',
  'list_roles',
  'query_campaigns',
  'query_segment_targets',
  'query_segments',
  'query_team_usage_stats',
  'reactivate_user',
  'reactivate_users',
  'restore_users',
  'segment_target_exists',
  'send_user_custom_event',
  'set_retention_policy',
  'start_campaign',
  'stop_campaign',
  'unread_counts_batch',
  'update_app',
  'update_block_list',
  'update_campaign',
  'update_channel_type',
  'update_command',
  'update_predefined_filter',
  'update_segment',
]);

/** What nobody in particular may do, as far as the grants of `anonymous` go: reading, and becoming a guest. */
const forAnybody = new Set([
  'create_guest',
  'get_app',
  'get_channel',
  'get_many_messages',
  'get_message',
  'get_or_create_channel',
  'get_pinned_messages',
  'get_reactions',
  'get_replies',
  'query_channels',
  'query_members',
  'query_reactions',
]);

/** Throws 401/40 for a token made before all of the app's, or all of the user's, were taken back. */
function requireValidToken(
  db: Database,
  { issuedAt = 0 }: Extract<Caller, { kind: 'user' }>,
  revokedForUser: Micros | null,
): void {
  const ofApp = appSettings(db)['revoke_tokens_issued_before'];
  const revoked = Math.max(revokedForUser ?? 0, toMicros(ofApp) ?? 0);
  if (fromMillis(issuedAt * 1000) < revoked)
    throw new ApiFailure('tokenExpired', 'JWTAuth error: token is revoked');
}

/**
 * Whether a caller may use an operation at all; what a user may do in one channel its handler asks by the grants.
 * Throws 403/17.
 */
export function requireAccess({ db }: Context, caller: Caller, spec: OperationSpec): void {
  if (caller.kind === 'server') return;
  const refused = (reason: string) =>
    notAllowed(`${reason} not allowed to perform action ${spec.operationId}`);
  if (caller.kind === 'anonymous') {
    if (!forAnybody.has(spec.name)) throw refused('anonymous users are');
    return;
  }
  const user = findUser(db, caller.userId);
  if (user && (user.deactivated_at !== null || user.deleted_at !== null))
    throw refused(`User '${caller.userId}' is ${user.deleted_at === null ? 'deactivated' : 'deleted'} and`);
  requireValidToken(db, caller, user?.revoke_tokens_issued_before ?? null);
  if (forServers.has(spec.name)) throw refused(`with a user's token it is`);
}
