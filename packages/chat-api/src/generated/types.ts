// Made by `pnpm generate` from spec/ and overlay.ts. Do not edit: change those and run it again.

import type { Nanoseconds, RequestTime } from '../time.ts';

export interface APIError {
  StatusCode: number;
  code: number;
  details: Array<number>;
  duration: string;
  exception_fields?: Record<string, string>;
  message: string;
  more_info: string;
  unrecoverable?: boolean;
}

export interface APNConfig {
  Disabled?: boolean;
  auth_key?: string;
  auth_type?: 'certificate' | 'token';
  bundle_id?: string;
  development?: boolean;
  host?: string;
  key_id?: string;
  notification_template?: string;
  p12_cert?: string;
  team_id?: string;
}

export interface APNConfigFields {
  auth_key?: string;
  auth_type?: string;
  bundle_id?: string;
  development: boolean;
  enabled: boolean;
  host?: string;
  key_id?: string;
  notification_template?: string;
  p12_cert?: string;
  team_id?: string;
}

export interface APNS {
  body: string;
  'content-available'?: number;
  data?: Record<string, unknown>;
  'mutable-content'?: number;
  sound?: string;
  title: string;
}

export interface Action {
  name: string;
  style?: string;
  text: string;
  type: string;
  value?: string;
}

export interface ActionLogResponse {
  ai_providers: Array<string>;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  id: string;
  reason: string;
  reporter_type: string;
  review_queue_item?: ReviewQueueItemResponse;
  target_user?: UserResponse;
  target_user_id: string;
  type: string;
  user?: UserResponse;
  user_id: string;
}

export interface AddSegmentTargetsRequest {
  target_ids: Array<string>;
}

export interface AppResponseFields {
  activity_metrics_config?: Record<string, number>;
  allow_multi_user_devices: boolean;
  allowed_flag_reasons?: Array<string>;
  async_url_enrich_enabled: boolean;
  auto_translation_enabled: boolean;
  before_message_send_hook_attempt_timeout_ms?: number;
  before_message_send_hook_url?: string;
  call_types: Record<string, CallType>;
  campaign_enabled: boolean;
  cdn_expiration_seconds: number;
  channel_configs: Record<string, ChannelConfig>;
  chat_primary_use_case?: string;
  custom_action_handler_url: string;
  datadog_info?: DataDogInfo;
  disable_auth_checks: boolean;
  disable_permissions_checks: boolean;
  enforce_unique_usernames: string;
  event_hooks: Array<EventHook>;
  feed_audit_logs_enabled: boolean;
  file_upload_config: FileUploadConfig;
  geofences?: Array<GeofenceResponse>;
  grants: Record<string, Array<string>>;
  guest_user_creation_disabled: boolean;
  id: number;
  image_moderation_enabled: boolean;
  image_moderation_labels?: Array<string>;
  image_upload_config: FileUploadConfig;
  max_aggregated_activities_length: number;
  member_custom_on_messages_enabled: boolean;
  moderation_audio_call_moderation_enabled: boolean;
  moderation_dashboard_preferences?: ModerationDashboardPreferences;
  moderation_enabled: boolean;
  moderation_llm_configurability_enabled: boolean;
  moderation_multitenant_blocklist_enabled: boolean;
  moderation_onboarding_complete?: boolean;
  moderation_s3_image_access_role_arn?: string;
  moderation_video_call_moderation_enabled: boolean;
  moderation_webhook_url: string;
  multi_tenant_enabled: boolean;
  name: string;
  organization: string;
  permission_version: string;
  placement: string;
  policies: Record<string, Array<Policy>>;
  push_notifications: PushNotificationFields;
  reminders_interval: number;
  revoke_tokens_issued_before?: Nanoseconds;
  sns_key: string;
  sns_secret: string;
  sns_topic_arn: string;
  sqs_key: string;
  sqs_secret: string;
  sqs_url: string;
  suspended: boolean;
  suspended_explanation: string;
  use_hook_v2: boolean;
  user_response_time_enabled: boolean;
  user_search_disallowed_roles: Array<string>;
  video_primary_use_case?: string;
  webhook_events: Array<string>;
  webhook_url: string;
}

export interface AppealItemResponse {
  actions?: Array<ActionLogResponse>;
  ai_text_severity?: string;
  appeal_reason: string;
  attachments?: Array<string>;
  channel_cid?: string;
  config_key?: string;
  created_at: Nanoseconds;
  decision_reason?: string;
  entity_content?: ModerationPayload;
  entity_id: string;
  entity_type: string;
  flag_labels?: Array<string>;
  flag_types?: Array<string>;
  flags?: Array<ModerationFlagResponse>;
  id: string;
  moderation_action?: ActionLogResponse;
  original_moderation_action?: ActionLogResponse;
  recommended_action?: string;
  review_queue_item_id?: string;
  severity?: number;
  status: string;
  updated_at: Nanoseconds;
  user?: UserResponse;
}

export interface AsyncModerationCallbackConfig {
  mode?: 'CALLBACK_MODE_NONE' | 'CALLBACK_MODE_REST' | 'CALLBACK_MODE_TWIRP' | (string & {});
  server_url?: string;
}

export interface AsyncModerationConfiguration {
  callback?: AsyncModerationCallbackConfig;
  timeout_ms?: number;
}

export interface Attachment {
  actions?: Array<Action>;
  asset_url?: string;
  author_icon?: string;
  author_link?: string;
  author_name?: string;
  color?: string;
  custom: Record<string, unknown>;
  fallback?: string;
  fields?: Array<Field>;
  footer?: string;
  footer_icon?: string;
  giphy?: Images;
  image_url?: string;
  og_scrape_url?: string;
  original_height?: number;
  original_width?: number;
  pretext?: string;
  text?: string;
  thumb_url?: string;
  title?: string;
  title_link?: string;
  type?: string;
}

export interface AttachmentInput {
  actions?: Array<Action>;
  asset_url?: string;
  author_icon?: string;
  author_link?: string;
  author_name?: string;
  color?: string;
  custom?: Record<string, unknown>;
  fallback?: string;
  fields?: Array<Field>;
  footer?: string;
  footer_icon?: string;
  giphy?: Images;
  image_url?: string;
  og_scrape_url?: string;
  original_height?: number;
  original_width?: number;
  pretext?: string;
  text?: string;
  thumb_url?: string;
  title?: string;
  title_link?: string;
  type?: string;
}

export interface AudioSettings {
  access_request_enabled: boolean;
  default_device: 'speaker' | 'earpiece' | (string & {});
  hifi_audio_enabled: boolean;
  mic_default_on: boolean;
  noise_cancellation?: NoiseCancellationSettings;
  opus_dtx_enabled: boolean;
  redundant_coding_enabled: boolean;
  speaker_default_on: boolean;
}

export interface AutomodDetailsResponse {
  action?: string;
  image_labels?: Array<string>;
  message_details?: FlagMessageDetailsResponse;
  original_message_type?: string;
  result?: MessageModerationResult;
}

export interface BackstageSettings {
  enabled: boolean;
  join_ahead_time_seconds?: number;
}

export interface BanInfoResponse {
  channel?: ChannelMetadata;
  channel_cid?: string;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  expires?: Nanoseconds;
  reason?: string;
  shadow?: boolean;
  user?: UserResponse;
}

export interface BanRequest {
  banned_by?: UserRequest;
  banned_by_id?: string;
  channel_cid?: string;
  delete_messages?: 'soft' | 'pruning' | 'hard';
  ip_ban?: boolean;
  reason?: string;
  shadow?: boolean;
  target_user_id: string;
  timeout?: number;
}

export interface BanResponse {
  banned_by?: UserResponse;
  channel?: ChannelResponse;
  created_at: Nanoseconds;
  expires?: Nanoseconds;
  reason?: string;
  shadow?: boolean;
  user?: UserResponse;
}

export interface BlockListOptions {
  behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklist: string;
}

export interface BlockListResponse {
  created_at?: Nanoseconds;
  id?: string;
  is_confusable_folding_enabled: boolean;
  is_leet_check_enabled: boolean;
  is_plural_check_enabled: boolean;
  is_substring_matching_enabled: boolean;
  name: string;
  owner_user_id?: string;
  team?: string;
  type: string;
  updated_at?: Nanoseconds;
  words: Array<string>;
}

export interface BlockUsersRequest {
  blocked_user_id: string;
  user?: UserRequest;
  user_id?: string;
}

export interface BlockUsersResponse {
  blocked_by_user_id: string;
  blocked_user_id: string;
  created_at: Nanoseconds;
  duration: string;
}

export interface BlockedUserResponse {
  blocked_user: UserResponse;
  blocked_user_id: string;
  created_at: Nanoseconds;
  user: UserResponse;
  user_id: string;
}

export interface BroadcastSettings {
  enabled: boolean;
  hls?: HLSSettings;
  rtmp?: RTMPSettings;
}

export interface CallSettings {
  audio?: AudioSettings;
  backstage?: BackstageSettings;
  broadcasting?: BroadcastSettings;
  frame_recording?: FrameRecordSettings;
  geofencing?: GeofenceSettings;
  individual_recording?: IndividualRecordSettings;
  ingress?: IngressSettings;
  limits?: LimitsSettings;
  raw_recording?: RawRecordSettings;
  recording?: RecordSettings;
  ring?: RingSettings;
  screensharing?: ScreensharingSettings;
  session?: SessionSettings;
  thumbnails?: ThumbnailsSettings;
  transcription?: TranscriptionSettings;
  video?: VideoSettings;
}

export interface CallType {
  app: number;
  created_at: Nanoseconds;
  id: number;
  name: string;
  notification_settings?: NotificationSettings;
  recording_external_storage: string;
  settings?: CallSettings;
  updated_at: Nanoseconds;
}

export interface CampaignChannelMember {
  channel_role?: string;
  custom?: Record<string, unknown>;
  user_id: string;
}

export interface CampaignChannelTemplate {
  custom?: Record<string, unknown>;
  id?: string;
  members?: Array<string>;
  members_template?: Array<CampaignChannelMember>;
  team?: string;
  type: string;
}

export interface CampaignMessageTemplate {
  attachments?: Array<Attachment>;
  custom?: Record<string, unknown>;
  poll_id?: string;
  searchable?: boolean;
  text: string;
}

export interface CampaignMessageTemplateInput {
  attachments?: Array<AttachmentInput>;
  custom?: Record<string, unknown>;
  poll_id?: string;
  searchable?: boolean;
  text: string;
}

export interface CampaignResponse {
  channel_template?: CampaignChannelTemplate;
  create_channels: boolean;
  created_at: Nanoseconds;
  description: string;
  id: string;
  message_template?: CampaignMessageTemplate;
  name: string;
  scheduled_for?: Nanoseconds;
  segment_ids: Array<string>;
  segments: Array<Segment>;
  sender?: UserResponse;
  sender_id: string;
  sender_mode: string;
  sender_visibility: string;
  show_channels: boolean;
  skip_push: boolean;
  skip_webhook: boolean;
  stats: CampaignStatsResponse;
  status: string;
  stop_at?: Nanoseconds;
  updated_at: Nanoseconds;
  user_ids: Array<string>;
  users: Array<UserResponse>;
}

export interface CampaignStatsResponse {
  progress: number;
  stats_channels_created: number;
  stats_completed_at: Nanoseconds;
  stats_messages_sent: number;
  stats_started_at: Nanoseconds;
  stats_users_read: number;
  stats_users_sent: number;
}

export interface CastPollVoteRequest {
  user?: UserRequest;
  user_id?: string;
  vote?: VoteData;
}

export interface ChannelBatchMemberRequest {
  channel_role?: string;
  user_id: string;
}

export interface ChannelBatchUpdateRequest {
  data?: ChannelDataUpdate;
  filter: Record<string, unknown>;
  members?: Array<ChannelBatchMemberRequest>;
  operation: 'addMembers' | 'removeMembers' | 'inviteMembers' | 'invites' | 'assignRoles' | 'addModerators' | 'demoteModerators' | 'hide' | 'show' | 'archive' | 'unarchive' | 'updateData';
}

export interface ChannelBatchUpdateResponse {
  duration: string;
  task_id?: string;
}

export interface ChannelConfig {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI' | (string & {});
  automod_behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands: Array<string>;
  connect_events: boolean;
  count_messages: boolean;
  created_at: Nanoseconds;
  custom_events: boolean;
  delivery_events: boolean;
  mark_messages_pending: boolean;
  max_message_length: number;
  message_retention: string;
  mutes: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  polls: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none' | (string & {});
  push_notifications: boolean;
  quotes: boolean;
  reactions: boolean;
  read_events: boolean;
  reminders: boolean;
  replies: boolean;
  search: boolean;
  shared_locations: boolean;
  skip_last_msg_update_for_system_msgs: boolean;
  typing_events: boolean;
  updated_at: Nanoseconds;
  uploads: boolean;
  url_enrichment: boolean;
  user_message_reminders: boolean;
}

export interface ChannelConfigOverrides {
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block';
  chat_preferences?: ChatPreferences;
  commands?: Array<string>;
  count_messages?: boolean;
  grants?: Record<string, Array<string>>;
  max_message_length?: number;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none';
  quotes?: boolean;
  reactions?: boolean;
  replies?: boolean;
  shared_locations?: boolean;
  typing_events?: boolean;
  uploads?: boolean;
  url_enrichment?: boolean;
  user_message_reminders?: boolean;
}

export interface ChannelConfigWithInfo {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI' | (string & {});
  automod_behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands: Array<Command>;
  connect_events: boolean;
  count_messages: boolean;
  created_at: Nanoseconds;
  custom_events: boolean;
  delivery_events: boolean;
  grants?: Record<string, Array<string>>;
  mark_messages_pending: boolean;
  max_message_length: number;
  message_retention: string;
  mutes: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  polls: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none' | (string & {});
  push_notifications: boolean;
  quotes: boolean;
  reactions: boolean;
  read_events: boolean;
  reminders: boolean;
  replies: boolean;
  search: boolean;
  shared_locations: boolean;
  skip_last_msg_update_for_system_msgs: boolean;
  typing_events: boolean;
  updated_at: Nanoseconds;
  uploads: boolean;
  url_enrichment: boolean;
  user_message_reminders: boolean;
}

export interface ChannelContextResponse {
  cid: string;
  created_by?: UserResponse;
  id: string;
  type: string;
}

export interface ChannelDataUpdate {
  auto_translation_enabled?: boolean;
  auto_translation_language?: string;
  config_overrides?: ChannelConfigOverrides;
  custom?: Record<string, unknown>;
  disabled?: boolean;
  frozen?: boolean;
  team?: string;
}

export interface ChannelExport {
  cid?: string;
  id?: string;
  messages_since?: RequestTime;
  messages_until?: RequestTime;
  type?: string;
}

export interface ChannelGetOrCreateRequest {
  data?: ChannelInput;
  hide_for_creator?: boolean;
  member_custom_include?: Array<string>;
  members?: PaginationParams;
  messages?: MessagePaginationParams;
  state?: boolean;
  thread_unread_counts?: boolean;
  watchers?: PaginationParams;
}

export interface ChannelInput {
  auto_translation_enabled?: boolean;
  auto_translation_language?: string;
  config_overrides?: ChannelConfigOverrides;
  created_by?: UserRequest;
  created_by_id?: string;
  custom?: Record<string, unknown>;
  disabled?: boolean;
  filter_tags?: Array<string>;
  frozen?: boolean;
  invites?: Array<ChannelMemberRequest>;
  members?: Array<ChannelMemberRequest>;
  team?: string;
  truncated_by_id?: string;
}

export interface ChannelInputRequest {
  auto_translation_enabled?: boolean;
  auto_translation_language?: string;
  config_overrides?: ConfigOverridesRequest;
  created_by?: UserRequest;
  custom?: Record<string, unknown>;
  disabled?: boolean;
  frozen?: boolean;
  invites?: Array<ChannelMemberRequest>;
  members?: Array<ChannelMemberRequest>;
  team?: string;
}

export interface ChannelMemberPartialResponse {
  channel_role: string;
  custom?: Record<string, unknown>;
  notifications_muted: boolean;
}

export interface ChannelMemberRequest {
  channel_role?: string;
  custom?: Record<string, unknown>;
  user?: UserResponseInput;
  user_id: string;
}

export interface ChannelMemberResponse {
  archived_at?: Nanoseconds;
  ban_expires?: Nanoseconds;
  ban_from_future_channels?: boolean;
  banned: boolean;
  channel_role: string;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  deleted_messages?: Array<string>;
  future_channel_ban_expires?: Nanoseconds;
  invite_accepted_at?: Nanoseconds;
  invite_rejected_at?: Nanoseconds;
  invited?: boolean;
  is_moderator?: boolean;
  notifications_muted: boolean;
  pinned_at?: Nanoseconds;
  role?: string;
  shadow_banned: boolean;
  status?: string;
  updated_at: Nanoseconds;
  user?: UserResponse;
  user_id?: string;
}

export interface ChannelMetadata {
  cid: string;
  custom: Record<string, unknown>;
  id: string;
  last_message_at?: Nanoseconds;
  member_count?: number;
  message_count?: number;
  push_level?: string;
  team?: string;
  type: string;
}

export interface ChannelMute {
  channel?: ChannelResponse;
  created_at: Nanoseconds;
  expires?: Nanoseconds;
  updated_at: Nanoseconds;
  user?: UserResponse;
}

export type ChannelOwnCapability = 'ban-channel-members' | 'cast-poll-vote' | 'connect-events' | 'create-attachment' | 'create-mention' | 'delete-any-message' | 'delete-channel' | 'delete-own-message' | 'delivery-events' | 'flag-message' | 'freeze-channel' | 'join-channel' | 'leave-channel' | 'mute-channel' | 'notify-channel' | 'notify-group' | 'notify-here' | 'notify-role' | 'pin-message' | 'query-poll-votes' | 'quote-message' | 'read-events' | 'search-messages' | 'send-custom-events' | 'send-links' | 'send-message' | 'send-poll' | 'send-reaction' | 'send-reply' | 'send-restricted-visibility-message' | 'send-typing-events' | 'set-channel-cooldown' | 'share-location' | 'skip-slow-mode' | 'slow-mode' | 'typing-events' | 'update-any-message' | 'update-channel' | 'update-channel-members' | 'update-own-message' | 'update-thread' | 'upload-file' | (string & {});

export interface ChannelPushPreferencesResponse {
  chat_level?: string;
  chat_preferences?: ChatPreferencesResponse;
  disabled_until?: Nanoseconds;
}

export interface ChannelResponse {
  auto_translation_enabled?: boolean;
  auto_translation_language?: string;
  blocked?: boolean;
  cid: string;
  config?: ChannelConfigWithInfo;
  cooldown?: number;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  disabled: boolean;
  filter_tags?: Array<string>;
  frozen: boolean;
  hidden?: boolean;
  hide_messages_before?: Nanoseconds;
  id: string;
  last_message_at?: Nanoseconds;
  member_count?: number;
  members?: Array<ChannelMemberResponse>;
  message_count?: number;
  mute_expires_at?: Nanoseconds;
  muted?: boolean;
  own_capabilities?: Array<ChannelOwnCapability>;
  team?: string;
  truncated_at?: Nanoseconds;
  truncated_by?: UserResponse;
  type: string;
  updated_at: Nanoseconds;
}

export interface ChannelStateResponse {
  active_live_locations?: Array<SharedLocationResponseData>;
  channel?: ChannelResponse;
  draft?: DraftResponse;
  duration: string;
  hidden?: boolean;
  hide_messages_before?: Nanoseconds;
  members: Array<ChannelMemberResponse>;
  membership?: ChannelMemberResponse;
  messages: Array<MessageResponse>;
  pending_messages?: Array<PendingMessageResponse>;
  pinned_messages: Array<MessageResponse>;
  push_preferences?: ChannelPushPreferencesResponse;
  read?: Array<ReadStateResponse>;
  threads: Array<ThreadStateResponse>;
  watcher_count?: number;
  watchers?: Array<UserResponse>;
}

export interface ChannelStateResponseFields {
  active_live_locations?: Array<SharedLocationResponseData>;
  channel?: ChannelResponse;
  draft?: DraftResponse;
  hidden?: boolean;
  hide_messages_before?: Nanoseconds;
  members: Array<ChannelMemberResponse>;
  membership?: ChannelMemberResponse;
  messages: Array<MessageResponse>;
  pending_messages?: Array<PendingMessageResponse>;
  pinned_messages: Array<MessageResponse>;
  push_preferences?: ChannelPushPreferencesResponse;
  read?: Array<ReadStateResponse>;
  threads: Array<ThreadStateResponse>;
  watcher_count?: number;
  watchers?: Array<UserResponse>;
}

export interface ChannelTypeConfig {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI' | (string & {});
  automod_behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands: Array<Command>;
  connect_events: boolean;
  count_messages: boolean;
  created_at: Nanoseconds;
  custom_events: boolean;
  delivery_events: boolean;
  grants: Record<string, Array<string>>;
  mark_messages_pending: boolean;
  max_message_length: number;
  message_retention: string;
  mutes: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  permissions: Array<PolicyRequest>;
  polls: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none' | (string & {});
  push_notifications: boolean;
  quotes: boolean;
  reactions: boolean;
  read_events: boolean;
  reminders: boolean;
  replies: boolean;
  search: boolean;
  shared_locations: boolean;
  skip_last_msg_update_for_system_msgs: boolean;
  typing_events: boolean;
  updated_at: Nanoseconds;
  uploads: boolean;
  url_enrichment: boolean;
  user_message_reminders: boolean;
}

export interface ChatDraftPayloadResponse {
  attachments?: Array<Attachment>;
  custom: Record<string, unknown>;
  html?: string;
  id: string;
  mentioned_users?: Array<UserResponse>;
  mml?: string;
  parent_id?: string;
  poll_id?: string;
  quoted_message_id?: string;
  show_in_channel?: boolean;
  silent?: boolean;
  text: string;
  type?: string;
}

export interface ChatDraftResponse {
  channel_cid: string;
  created_at: Nanoseconds;
  message: ChatDraftPayloadResponse;
  parent_id?: string;
  parent_message?: ChatMessageResponse;
  quoted_message?: ChatMessageResponse;
}

export interface ChatMessageResponse {
  attachments: Array<Attachment>;
  cid: string;
  command?: string;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  deleted_for_me?: boolean;
  deleted_reply_count: number;
  draft?: ChatDraftResponse;
  html: string;
  i18n?: Record<string, string>;
  id: string;
  image_labels?: Record<string, Array<string>>;
  latest_reactions: Array<ChatReactionResponse>;
  member?: ChannelMemberPartialResponse;
  mentioned_channel: boolean;
  mentioned_group_ids?: Array<string>;
  mentioned_groups?: Array<UserGroupResponse>;
  mentioned_here: boolean;
  mentioned_roles?: Array<string>;
  mentioned_users: Array<UserResponse>;
  message_text_updated_at?: Nanoseconds;
  mml?: string;
  moderation?: ChatModerationV2Response;
  own_reactions: Array<ChatReactionResponse>;
  parent_id?: string;
  pin_expires?: Nanoseconds;
  pinned: boolean;
  pinned_at?: Nanoseconds;
  pinned_by?: UserResponse;
  poll?: PollResponseData;
  poll_id?: string;
  quoted_message?: ChatMessageResponse;
  quoted_message_id?: string;
  reaction_counts: Record<string, number>;
  reaction_groups?: Record<string, ChatReactionGroupResponse>;
  reaction_scores: Record<string, number>;
  reminder?: ChatReminderResponseData;
  reply_count: number;
  restricted_visibility: Array<string>;
  shadowed: boolean;
  shared_location?: ChatSharedLocationResponseData;
  show_in_channel?: boolean;
  silent: boolean;
  text: string;
  thread_participants?: Array<UserResponse>;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
}

export interface ChatModerationV2Response {
  action: string;
  blocklist_matched?: string;
  blocklists_matched?: Array<string>;
  image_harms?: Array<string>;
  original_text: string;
  platform_circumvented?: boolean;
  semantic_filter_matched?: string;
  text_harms?: Array<string>;
}

export interface ChatPreferences {
  channel_mentions?: string;
  default_preference?: string;
  direct_mentions?: string;
  distinct_channel_messages?: string;
  group_mentions?: string;
  here_mentions?: string;
  role_mentions?: string;
  thread_replies?: string;
}

export interface ChatPreferencesResponse {
  channel_mentions?: string;
  default_preference?: string;
  direct_mentions?: string;
  group_mentions?: string;
  here_mentions?: string;
  role_mentions?: string;
  thread_replies?: string;
}

export interface ChatReactionGroupResponse {
  count: number;
  first_reaction_at: Nanoseconds;
  last_reaction_at: Nanoseconds;
  latest_reactions_by: Array<ChatReactionGroupUserResponse>;
  sum_scores: number;
}

export interface ChatReactionGroupUserResponse {
  created_at: Nanoseconds;
  user?: UserResponse;
  user_id: string;
}

export interface ChatReactionResponse {
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  message_id: string;
  score: number;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
  user_id: string;
}

export interface ChatReminderResponseData {
  channel_cid: string;
  created_at: Nanoseconds;
  message?: ChatMessageResponse;
  message_id: string;
  remind_at?: Nanoseconds;
  updated_at: Nanoseconds;
  user?: UserResponse;
  user_id: string;
}

export interface ChatSharedLocationResponseData {
  channel_cid: string;
  created_at: Nanoseconds;
  created_by_device_id: string;
  end_at?: Nanoseconds;
  latitude: number;
  longitude: number;
  message?: ChatMessageResponse;
  message_id: string;
  updated_at: Nanoseconds;
  user_id: string;
}

export interface CheckPushRequest {
  apn_template?: string;
  event_type?: 'message.new' | 'message.updated' | 'reaction.new' | 'reaction.updated' | 'notification.reminder_due';
  firebase_data_template?: string;
  firebase_template?: string;
  message_id?: string;
  push_provider_name?: string;
  push_provider_type?: string;
  skip_devices?: boolean;
  user?: UserRequest;
  user_id?: string;
}

export interface CheckPushResponse {
  device_errors?: Record<string, DeviceErrorInfo>;
  duration: string;
  event_type?: string;
  general_errors?: Array<string>;
  rendered_apn_template?: string;
  rendered_firebase_template?: string;
  rendered_message?: Record<string, string>;
  skip_devices?: boolean;
}

export interface CheckSNSRequest {
  sns_key?: string;
  sns_secret?: string;
  sns_topic_arn?: string;
}

export interface CheckSNSResponse {
  data?: Record<string, unknown>;
  duration: string;
  error?: string;
  status: string;
}

export interface CheckSQSRequest {
  sqs_key?: string;
  sqs_secret?: string;
  sqs_url?: string;
}

export interface CheckSQSResponse {
  data?: Record<string, unknown>;
  duration: string;
  error?: string;
  status: string;
}

export interface Command {
  args: string;
  created_at?: Nanoseconds;
  description: string;
  name: string;
  set: string;
  updated_at?: Nanoseconds;
}

export interface CommitMessageRequest {
}

export interface ConfigOverridesRequest {
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block';
  chat_preferences?: ChatPreferences;
  commands?: Array<string>;
  count_messages?: boolean;
  grants?: Record<string, Array<string>>;
  max_message_length?: number;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none';
  quotes?: boolean;
  reactions?: boolean;
  replies?: boolean;
  shared_locations?: boolean;
  typing_events?: boolean;
  uploads?: boolean;
  url_enrichment?: boolean;
  user_message_reminders?: boolean;
}

export interface CreateBlockListRequest {
  is_confusable_folding_enabled?: boolean;
  is_leet_check_enabled?: boolean;
  is_plural_check_enabled?: boolean;
  is_substring_matching_enabled?: boolean;
  name: string;
  team?: string;
  type?: 'regex' | 'domain' | 'domain_allowlist' | 'email' | 'email_allowlist' | 'word';
  user?: UserRequest;
  user_id?: string;
  words: Array<string>;
}

export interface CreateBlockListResponse {
  blocklist?: BlockListResponse;
  duration: string;
}

export interface CreateCampaignRequest {
  channel_template?: CampaignChannelTemplate;
  create_channels?: boolean;
  description?: string;
  id?: string;
  message_template: CampaignMessageTemplateInput;
  name?: string;
  segment_ids?: Array<string>;
  sender_id: string;
  sender_mode?: 'exclude' | 'include';
  sender_visibility?: 'hidden' | 'archived';
  show_channels?: boolean;
  skip_push?: boolean;
  skip_webhook?: boolean;
  user_ids?: Array<string>;
}

export interface CreateCampaignResponse {
  campaign?: CampaignResponse;
  duration: string;
  users?: PagerResponse;
}

export interface CreateChannelTypeRequest {
  automod: 'disabled' | 'simple' | 'AI';
  automod_behavior: 'flag' | 'block';
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block';
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands?: Array<string>;
  connect_events?: boolean;
  count_messages?: boolean;
  custom_events?: boolean;
  delivery_events?: boolean;
  grants?: Record<string, Array<string>>;
  mark_messages_pending?: boolean;
  max_message_length: number;
  message_retention?: string;
  mutes?: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  permissions?: Array<PolicyRequestInput>;
  polls?: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none';
  push_notifications?: boolean;
  reactions?: boolean;
  read_events?: boolean;
  replies?: boolean;
  search?: boolean;
  shared_locations?: boolean;
  skip_last_msg_update_for_system_msgs?: boolean;
  typing_events?: boolean;
  uploads?: boolean;
  url_enrichment?: boolean;
  user_message_reminders?: boolean;
}

export interface CreateChannelTypeResponse {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI' | (string & {});
  automod_behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands: Array<string>;
  connect_events: boolean;
  count_messages: boolean;
  created_at: Nanoseconds;
  custom_events: boolean;
  delivery_events: boolean;
  duration: string;
  grants: Record<string, Array<string>>;
  mark_messages_pending: boolean;
  max_message_length: number;
  message_retention: string;
  mutes: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  permissions: Array<PolicyRequest>;
  polls: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none' | (string & {});
  push_notifications: boolean;
  quotes: boolean;
  reactions: boolean;
  read_events: boolean;
  reminders: boolean;
  replies: boolean;
  search: boolean;
  shared_locations: boolean;
  skip_last_msg_update_for_system_msgs: boolean;
  typing_events: boolean;
  updated_at: Nanoseconds;
  uploads: boolean;
  url_enrichment: boolean;
  user_message_reminders: boolean;
}

export interface CreateCommandRequest {
  args?: string;
  description: string;
  name: string;
  set?: string;
}

export interface CreateCommandResponse {
  command?: Command;
  duration: string;
}

export interface CreateDeviceRequest {
  hardware_id?: string;
  id: string;
  push_provider: 'firebase' | 'apn' | 'huawei' | 'xiaomi';
  push_provider_name?: string;
  user?: UserRequest;
  user_id?: string;
  voip_token?: boolean;
}

export interface CreateGuestRequest {
  user: UserRequest;
}

export interface CreateGuestResponse {
  access_token: string;
  duration: string;
  user: UserResponse;
}

export interface CreatePollOptionRequest {
  custom?: Record<string, unknown>;
  text: string;
  user?: UserRequest;
  user_id?: string;
}

export interface CreatePollRequest {
  allow_answers?: boolean;
  allow_user_suggested_options?: boolean;
  custom?: Record<string, unknown>;
  description?: string;
  enforce_unique_vote?: boolean;
  id?: string;
  is_closed?: boolean;
  max_votes_allowed?: number;
  name: string;
  options?: Array<PollOptionInput>;
  user?: UserRequest;
  user_id?: string;
  voting_visibility?: 'anonymous' | 'public';
}

export interface CreatePredefinedFilterRequest {
  description?: string;
  filter: Record<string, unknown>;
  name: string;
  operation: 'QueryChannels';
  sort?: Array<Record<string, unknown>>;
}

export interface CreatePredefinedFilterResponse {
  duration: string;
  predefined_filter?: PredefinedFilterResponse;
}

export interface CreateReminderRequest {
  remind_at?: RequestTime;
  user?: UserRequest;
  user_id?: string;
}

export interface CreateRoleRequest {
  name: string;
}

export interface CreateRoleResponse {
  duration: string;
  role: Role;
}

export interface CreateSegmentRequest {
  all_sender_channels?: boolean;
  all_users?: boolean;
  description?: string;
  filter?: Record<string, unknown>;
  id?: string;
  name?: string;
  type: 'user' | 'channel';
}

export interface CreateSegmentResponse {
  duration: string;
  segment?: SegmentResponse;
}

export interface DailyValue {
  date: string;
  value: number;
}

export interface Data {
  id: string;
}

export interface DataDogInfo {
  api_key?: string;
  enabled?: boolean;
  site?: string;
}

export interface DeactivateUserRequest {
  created_by_id?: string;
  mark_messages_deleted?: boolean;
}

export interface DeactivateUserResponse {
  duration: string;
  user?: UserResponse;
}

export interface DeactivateUsersRequest {
  created_by_id?: string;
  mark_channels_deleted?: boolean;
  mark_messages_deleted?: boolean;
  user_ids: Array<string>;
}

export interface DeactivateUsersResponse {
  duration: string;
  task_id: string;
}

export interface DeleteCampaignResponse {
  duration: string;
}

export interface DeleteChannelResponse {
  channel?: ChannelResponse;
  duration: string;
}

export interface DeleteChannelsRequest {
  cids: Array<string>;
  hard_delete?: boolean;
}

export interface DeleteChannelsResponse {
  duration: string;
  result?: Record<string, DeleteChannelsResultResponse>;
  task_id?: string;
}

export interface DeleteChannelsResultResponse {
  error?: string;
  status: string;
}

export interface DeleteCommandResponse {
  duration: string;
  name: string;
}

export interface DeleteMessageResponse {
  duration: string;
  message: MessageResponse;
}

export interface DeleteReactionResponse {
  duration: string;
  message: MessageResponse;
  reaction: ReactionResponse;
}

export interface DeleteReminderResponse {
  duration: string;
}

export interface DeleteRetentionPolicyRequest {
  policy: 'old-messages' | 'inactive-channels';
}

export interface DeleteRetentionPolicyResponse {
  duration: string;
}

export interface DeleteSegmentTargetsRequest {
  target_ids: Array<string>;
}

export interface DeleteUsersRequest {
  calls?: 'soft' | 'hard';
  conversations?: 'soft' | 'hard';
  files?: boolean;
  messages?: 'soft' | 'pruning' | 'hard';
  new_call_owner_id?: string;
  new_channel_owner_id?: string;
  user?: 'soft' | 'pruning' | 'hard';
  user_ids: Array<string>;
}

export interface DeleteUsersResponse {
  duration: string;
  task_id: string;
}

export interface DeliveredMessagePayload {
  cid?: string;
  id?: string;
}

export interface DeliveryReceiptsResponse {
  enabled: boolean;
}

export interface DeviceErrorInfo {
  error_message: string;
  provider: string;
  provider_name: string;
}

export interface DeviceResponse {
  created_at: Nanoseconds;
  disabled?: boolean;
  disabled_reason?: string;
  hardware_id?: string;
  id: string;
  push_provider: string;
  push_provider_name?: string;
  user_id: string;
  voip?: boolean;
}

export interface DeviceResponseInput {
  created_at: RequestTime;
  disabled?: boolean;
  disabled_reason?: string;
  hardware_id?: string;
  id: string;
  push_provider: string;
  push_provider_name?: string;
  user_id: string;
  voip?: boolean;
}

export interface DraftPayloadResponse {
  attachments?: Array<Attachment>;
  custom: Record<string, unknown>;
  html?: string;
  id: string;
  mentioned_users?: Array<UserResponse>;
  mml?: string;
  parent_id?: string;
  poll_id?: string;
  quoted_message_id?: string;
  show_in_channel?: boolean;
  silent?: boolean;
  text: string;
  type?: string;
}

export interface DraftResponse {
  channel?: ChannelResponse;
  channel_cid: string;
  created_at: Nanoseconds;
  message: DraftPayloadResponse;
  parent_id?: string;
  parent_message?: MessageResponse;
  quoted_message?: MessageResponse;
}

export interface EnrichedActivity {
  actor?: Data;
  foreign_id?: string;
  id?: string;
  latest_reactions?: Record<string, Array<EnrichedReaction>>;
  object?: Data;
  origin?: Data;
  own_reactions?: Record<string, Array<EnrichedReaction>>;
  reaction_counts?: Record<string, number>;
  score?: number;
  target?: Data;
  to?: Array<string>;
  verb?: string;
}

export interface EnrichedReaction {
  activity_id: string;
  children_counts?: Record<string, number>;
  created_at?: Time;
  data?: Record<string, unknown>;
  id?: string;
  kind: string;
  latest_children?: Record<string, Array<EnrichedReaction>>;
  own_children?: Record<string, Array<EnrichedReaction>>;
  parent?: string;
  target_feeds?: Array<string>;
  updated_at?: Time;
  user?: Data;
  user_id: string;
}

export interface EntityCreatorResponse {
  avg_response_time?: number;
  ban_count: number;
  ban_expires?: Nanoseconds;
  banned: boolean;
  blocked_user_ids: Array<string>;
  bypass_moderation?: boolean;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deactivated_at?: Nanoseconds;
  deleted_at?: Nanoseconds;
  deleted_content_count: number;
  devices?: Array<DeviceResponse>;
  flagged_count: number;
  id: string;
  image?: string;
  invisible: boolean;
  language: string;
  last_active?: Nanoseconds;
  name?: string;
  online: boolean;
  privacy_settings?: PrivacySettingsResponse;
  push_notifications?: PushNotificationSettingsResponse;
  revoke_tokens_issued_before?: Nanoseconds;
  role: string;
  shadow_banned: boolean;
  teams: Array<string>;
  teams_role?: Record<string, string>;
  updated_at: Nanoseconds;
}

export interface ErrorResult {
  description: string;
  stacktrace?: string;
  type: string;
  version?: string;
}

export interface EscalationMetadata {
  notes?: string;
  priority?: string;
  reason?: string;
}

export interface EventHook {
  callback?: AsyncModerationCallbackConfig;
  created_at?: Nanoseconds;
  enabled?: boolean;
  event_types?: Array<string>;
  failover_config?: WebhookFailoverConfig;
  hook_type?: string;
  id?: string;
  product?: string;
  should_send_custom_events?: boolean;
  sns_auth_type?: string;
  sns_event_based_message_group_id_enabled?: boolean;
  sns_key?: string;
  sns_region?: string;
  sns_role_arn?: string;
  sns_secret?: string;
  sns_topic_arn?: string;
  sqs_auth_type?: string;
  sqs_key?: string;
  sqs_queue_url?: string;
  sqs_region?: string;
  sqs_role_arn?: string;
  sqs_secret?: string;
  timeout_ms?: number;
  updated_at?: Nanoseconds;
  webhook_url?: string;
}

export interface EventHookInput {
  callback?: AsyncModerationCallbackConfig;
  created_at?: RequestTime;
  enabled?: boolean;
  event_types?: Array<string>;
  failover_config?: WebhookFailoverConfig;
  hook_type?: string;
  id?: string;
  product?: string;
  should_send_custom_events?: boolean;
  sns_auth_type?: string;
  sns_event_based_message_group_id_enabled?: boolean;
  sns_key?: string;
  sns_region?: string;
  sns_role_arn?: string;
  sns_secret?: string;
  sns_topic_arn?: string;
  sqs_auth_type?: string;
  sqs_key?: string;
  sqs_queue_url?: string;
  sqs_region?: string;
  sqs_role_arn?: string;
  sqs_secret?: string;
  timeout_ms?: number;
  updated_at?: RequestTime;
  webhook_url?: string;
}

export interface EventNotificationSettings {
  apns: APNS;
  enabled: boolean;
  fcm: FCM;
}

export interface EventRequest {
  custom?: Record<string, unknown>;
  parent_id?: string;
  type: string;
  user?: UserRequest;
  user_id?: string;
}

export interface EventResponse {
  duration: string;
  event: WSEvent;
}

export interface ExportChannelsRequest {
  channels: Array<ChannelExport>;
  clear_deleted_message_text?: boolean;
  export_users?: boolean;
  format?: 'json' | 'csv';
  include_fields?: Array<string>;
  include_soft_deleted_channels?: boolean;
  include_truncated_messages?: boolean;
  version?: string;
}

export interface ExportChannelsResponse {
  duration: string;
  task_id: string;
}

export interface ExportUserResponse {
  duration: string;
  messages?: Array<MessageResponse>;
  reactions?: Array<ReactionResponse>;
  user?: UserResponse;
}

export interface ExportUsersRequest {
  user_ids: Array<string>;
}

export interface ExportUsersResponse {
  duration: string;
  task_id: string;
}

export interface ExternalStorageResponse {
  bucket: string;
  name: string;
  path: string;
  type: 's3' | 'gcs' | 'abs' | (string & {});
}

export interface FCM {
  data?: Record<string, unknown>;
}

export interface FeedsActivityLocation {
  lat: number;
  lng: number;
}

export interface FeedsBookmarkResponse {
  activity_id?: string;
  created_at: Nanoseconds;
  custom?: Record<string, unknown>;
  object_id: string;
  object_type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
}

export interface FeedsEnrichedCollectionResponse {
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  id: string;
  name: string;
  status: string;
  updated_at: Nanoseconds;
  user_id: string;
}

export interface FeedsFeedResponse {
  activity_count: number;
  created_at: Nanoseconds;
  created_by: UserResponse;
  custom?: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  description: string;
  feed: string;
  filter_tags?: Array<string>;
  follower_count: number;
  following_count: number;
  group_id: string;
  id: string;
  location?: FeedsActivityLocation;
  member_count: number;
  name: string;
  pin_count: number;
  updated_at: Nanoseconds;
  visibility?: string;
}

export interface FeedsNotificationComment {
  attachments?: Array<Attachment>;
  comment: string;
  id: string;
  user_id: string;
}

export interface FeedsNotificationContext {
  target?: FeedsNotificationTarget;
  trigger?: FeedsNotificationTrigger;
}

export interface FeedsNotificationParentActivity {
  attachments?: Array<Attachment>;
  id: string;
  text?: string;
  type?: string;
  user_id?: string;
}

export interface FeedsNotificationTarget {
  attachments?: Array<Attachment>;
  comment?: FeedsNotificationComment;
  custom?: Record<string, unknown>;
  id: string;
  name?: string;
  parent_activity?: FeedsNotificationParentActivity;
  text?: string;
  type?: string;
  user_id?: string;
}

export interface FeedsNotificationTrigger {
  comment?: FeedsNotificationComment;
  custom?: Record<string, unknown>;
  text: string;
  type: string;
}

export interface FeedsPreferencesResponse {
  comment?: string;
  comment_mention?: string;
  comment_reaction?: string;
  comment_reply?: string;
  custom_activity_types?: Record<string, string>;
  follow?: string;
  mention?: string;
  reaction?: string;
}

export interface FeedsReactionGroupResponse {
  count: number;
  first_reaction_at: Nanoseconds;
  last_reaction_at: Nanoseconds;
}

export interface FeedsReactionResponse {
  activity_id: string;
  comment_id?: string;
  created_at: Nanoseconds;
  custom?: Record<string, unknown>;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
}

export interface FeedsShareResponse {
  activity_id: string;
  created_at: Nanoseconds;
  user: UserResponse;
}

export interface FeedsV3ActivityResponse {
  attachments: Array<Attachment>;
  bookmark_count: number;
  collections: Record<string, FeedsEnrichedCollectionResponse>;
  comment_count: number;
  comments: Array<FeedsV3CommentResponse>;
  created_at: Nanoseconds;
  current_feed?: FeedsFeedResponse;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  edited_at?: Nanoseconds;
  expires_at?: Nanoseconds;
  feeds: Array<string>;
  filter_tags: Array<string>;
  friend_reaction_count?: number;
  friend_reactions?: Array<FeedsReactionResponse>;
  hidden: boolean;
  i18n?: Record<string, string>;
  id: string;
  interest_tags: Array<string>;
  is_read?: boolean;
  is_seen?: boolean;
  is_watched?: boolean;
  latest_reactions: Array<FeedsReactionResponse>;
  latest_shares?: Array<FeedsShareResponse>;
  location?: FeedsActivityLocation;
  mentioned_users: Array<UserResponse>;
  metrics?: Record<string, number>;
  moderation?: ModerationV2Response;
  moderation_action?: string;
  notification_context?: FeedsNotificationContext;
  own_bookmarks: Array<FeedsBookmarkResponse>;
  own_reactions: Array<FeedsReactionResponse>;
  parent?: FeedsV3ActivityResponse;
  poll?: PollResponseData;
  popularity: number;
  preview: boolean;
  reaction_count: number;
  reaction_groups: Record<string, FeedsReactionGroupResponse>;
  restrict_replies: string;
  score: number;
  score_vars?: Record<string, unknown>;
  search_data: Record<string, unknown>;
  selector_source?: string;
  share_count: number;
  text?: string;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
  visibility: string;
  visibility_tag?: string;
}

export interface FeedsV3CommentResponse {
  attachments?: Array<Attachment>;
  bookmark_count: number;
  confidence_score: number;
  controversy_score?: number;
  created_at: Nanoseconds;
  custom?: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  downvote_count: number;
  edited_at?: Nanoseconds;
  i18n?: Record<string, string>;
  id: string;
  latest_reactions?: Array<FeedsReactionResponse>;
  mentioned_users: Array<UserResponse>;
  moderation?: ModerationV2Response;
  object_id: string;
  object_type: string;
  own_reactions: Array<FeedsReactionResponse>;
  parent_id?: string;
  reaction_count: number;
  reaction_groups?: Record<string, FeedsReactionGroupResponse>;
  reply_count: number;
  score: number;
  status: string;
  text?: string;
  updated_at: Nanoseconds;
  upvote_count: number;
  user: UserResponse;
}

export interface Field {
  short: boolean;
  title: string;
  value: string;
}

export interface FileUploadConfig {
  allowed_file_extensions?: Array<string>;
  allowed_mime_types?: Array<string>;
  blocked_file_extensions?: Array<string>;
  blocked_mime_types?: Array<string>;
  size_limit: number;
}

export interface FileUploadRequest {
  file?: string;
  user?: OnlyUserID;
}

export interface FileUploadResponse {
  duration: string;
  file?: string;
  thumb_url?: string;
}

export interface FirebaseConfig {
  Disabled?: boolean;
  apn_template?: string;
  credentials_json?: string;
  data_template?: string;
  notification_template?: string;
  server_key?: string;
}

export interface FirebaseConfigFields {
  apn_template?: string;
  credentials_json?: string;
  data_template?: string;
  enabled: boolean;
  notification_template?: string;
  server_key?: string;
}

export interface FlagDetailsResponse {
  automod?: AutomodDetailsResponse;
  extra?: Record<string, unknown>;
  original_text: string;
}

export interface FlagFeedbackResponse {
  created_at: Nanoseconds;
  labels: Array<LabelResponse>;
  message_id: string;
}

export interface FlagItemResponse {
  duration: string;
  item_id: string;
}

export interface FlagMessageDetailsResponse {
  pin_changed?: boolean;
  should_enrich?: boolean;
  skip_push?: boolean;
  updated_by_id?: string;
}

export interface FlagRequest {
  custom?: Record<string, unknown>;
  entity_creator_id?: string;
  entity_id: string;
  entity_type: string;
  moderation_payload?: ModerationPayload;
  reason?: string;
  user?: UserRequest;
  user_id?: string;
}

export interface FrameRecordSettings {
  capture_interval_in_seconds: number;
  mode: 'available' | 'disabled' | 'auto-on' | (string & {});
  quality?: string;
}

export interface FullUserResponse {
  avg_response_time?: number;
  ban_expires?: Nanoseconds;
  banned: boolean;
  blocked_user_ids: Array<string>;
  bypass_moderation?: boolean;
  channel_mutes: Array<ChannelMute>;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deactivated_at?: Nanoseconds;
  deleted_at?: Nanoseconds;
  devices: Array<DeviceResponse>;
  id: string;
  image?: string;
  invisible: boolean;
  language: string;
  last_active?: Nanoseconds;
  latest_hidden_channels?: Array<string>;
  mutes: Array<UserMuteResponse>;
  name?: string;
  online: boolean;
  privacy_settings?: PrivacySettingsResponse;
  revoke_tokens_issued_before?: Nanoseconds;
  role: string;
  shadow_banned: boolean;
  teams: Array<string>;
  teams_role?: Record<string, string>;
  total_unread_count: number;
  unread_channels: number;
  unread_count: number;
  unread_threads: number;
  updated_at: Nanoseconds;
}

export interface FutureChannelBanResponse {
  banned_by?: UserResponse;
  created_at: Nanoseconds;
  expires?: Nanoseconds;
  reason?: string;
  shadow?: boolean;
  user?: UserResponse;
}

export interface GeofenceResponse {
  country_codes?: Array<string>;
  description?: string;
  name: string;
  type?: string;
}

export interface GeofenceSettings {
  names: Array<string>;
}

export interface GetApplicationResponse {
  app: AppResponseFields;
  duration: string;
}

export interface GetBlockListResponse {
  blocklist?: BlockListResponse;
  duration: string;
}

export interface GetBlockedUsersResponse {
  blocks: Array<BlockedUserResponse>;
  duration: string;
}

export interface GetCampaignResponse {
  campaign?: CampaignResponse;
  duration: string;
  users?: PagerResponse;
}

export interface GetChannelTypeResponse {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI' | (string & {});
  automod_behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands: Array<Command>;
  connect_events: boolean;
  count_messages: boolean;
  created_at: Nanoseconds;
  custom_events: boolean;
  delivery_events: boolean;
  duration: string;
  grants: Record<string, Array<string>>;
  mark_messages_pending: boolean;
  max_message_length: number;
  message_retention: string;
  mutes: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  permissions: Array<PolicyRequest>;
  polls: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none' | (string & {});
  push_notifications: boolean;
  quotes: boolean;
  reactions: boolean;
  read_events: boolean;
  reminders: boolean;
  replies: boolean;
  search: boolean;
  shared_locations: boolean;
  skip_last_msg_update_for_system_msgs: boolean;
  typing_events: boolean;
  updated_at: Nanoseconds;
  uploads: boolean;
  url_enrichment: boolean;
  user_message_reminders: boolean;
}

export interface GetCommandResponse {
  args: string;
  created_at?: Nanoseconds;
  description: string;
  duration: string;
  name: string;
  set: string;
  updated_at?: Nanoseconds;
}

export interface GetCustomPermissionResponse {
  duration: string;
  permission: Permission;
}

export interface GetDraftResponse {
  draft: DraftResponse;
  duration: string;
}

export interface GetFlagCountRequest {
  entity_creator_id: string;
  entity_type?: string;
}

export interface GetFlagCountResponse {
  count: number;
  duration: string;
}

export interface GetManyMessagesResponse {
  duration: string;
  messages: Array<MessageResponse>;
}

export interface GetMessageResponse {
  duration: string;
  message: MessageWithChannelResponse;
  pending_message_metadata?: Record<string, string>;
}

export interface GetOGResponse {
  actions?: Array<Action>;
  asset_url?: string;
  author_icon?: string;
  author_link?: string;
  author_name?: string;
  color?: string;
  custom: Record<string, unknown>;
  duration: string;
  fallback?: string;
  fields?: Array<Field>;
  footer?: string;
  footer_icon?: string;
  giphy?: Images;
  image_url?: string;
  og_scrape_url?: string;
  original_height?: number;
  original_width?: number;
  pretext?: string;
  text?: string;
  thumb_url?: string;
  title?: string;
  title_link?: string;
  type?: string;
}

export interface GetPinnedMessagesResponse {
  duration: string;
  messages: Array<MessageResponse>;
}

export interface GetPredefinedFilterResponse {
  duration: string;
  predefined_filter?: PredefinedFilterResponse;
}

export interface GetRateLimitsResponse {
  android?: Record<string, LimitInfoResponse>;
  duration: string;
  ios?: Record<string, LimitInfoResponse>;
  server_side?: Record<string, LimitInfoResponse>;
  unity?: Record<string, LimitInfoResponse>;
  web?: Record<string, LimitInfoResponse>;
}

export interface GetReactionsResponse {
  duration: string;
  reactions: Array<ReactionResponse>;
}

export interface GetRepliesResponse {
  duration: string;
  messages: Array<MessageResponse>;
}

export interface GetRetentionPolicyResponse {
  duration: string;
  policies: Array<RetentionPolicy>;
}

export interface GetRetentionPolicyRunsRequest {
  filter_conditions?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
}

export interface GetRetentionPolicyRunsResponse {
  duration: string;
  next?: string;
  prev?: string;
  runs: Array<RetentionRunResponse>;
}

export interface GetSegmentResponse {
  duration: string;
  segment?: SegmentResponse;
}

export interface GetTaskResponse {
  created_at: Nanoseconds;
  duration: string;
  error?: ErrorResult;
  result?: Record<string, unknown>;
  status: string;
  task_id: string;
  updated_at: Nanoseconds;
}

export interface GetThreadResponse {
  duration: string;
  thread: ThreadStateResponse;
}

export interface GroupedChannelsBucket {
  channels: Array<ChannelStateResponseFields>;
  next?: string;
  prev?: string;
  unread_channels?: number;
}

export interface GroupedChannelsGroupRequest {
  limit?: number;
  next?: string;
  prev?: string;
}

export interface GroupedQueryChannelsRequest {
  groups?: Record<string, GroupedChannelsGroupRequest>;
  limit?: number;
  user?: UserRequest;
  user_id?: string;
}

export interface GroupedQueryChannelsResponse {
  duration: string;
  groups: Record<string, GroupedChannelsBucket>;
}

export interface HLSSettings {
  auto_on: boolean;
  enabled: boolean;
  layout?: LayoutSettings;
  quality_tracks: Array<string>;
}

export interface HideChannelRequest {
  clear_history?: boolean;
  user?: UserRequest;
  user_id?: string;
}

export interface HideChannelResponse {
  duration: string;
}

export interface HuaweiConfig {
  Disabled?: boolean;
  id?: string;
  secret?: string;
}

export interface HuaweiConfigFields {
  enabled: boolean;
  id?: string;
  secret?: string;
}

export interface ImageData {
  frames: string;
  height: string;
  size: string;
  url: string;
  width: string;
}

export interface ImageSize {
  crop?: string;
  height?: number;
  resize?: string;
  width?: number;
}

export interface ImageUploadRequest {
  file?: string;
  upload_sizes?: Array<ImageSize>;
  user?: OnlyUserID;
}

export interface ImageUploadResponse {
  duration: string;
  file?: string;
  thumb_url?: string;
  upload_sizes?: Array<ImageSize>;
}

export interface Images {
  fixed_height: ImageData;
  fixed_height_downsampled: ImageData;
  fixed_height_still: ImageData;
  fixed_width: ImageData;
  fixed_width_downsampled: ImageData;
  fixed_width_still: ImageData;
  original: ImageData;
}

export interface IndividualRecordSettings {
  mode: 'available' | 'disabled' | 'auto-on' | (string & {});
  output_types?: Array<string>;
}

export interface IngressAudioEncodingOptions {
  bitrate: number;
  channels: '1' | '2' | (string & {});
  enable_dtx: boolean;
}

export interface IngressSettings {
  audio_encoding_options?: IngressAudioEncodingOptions;
  enabled: boolean;
  video_encoding_options?: Record<string, IngressVideoEncodingOptions>;
}

export interface IngressSource {
  fps: number;
  height: number;
  width: number;
}

export interface IngressVideoEncodingOptions {
  layers: Array<IngressVideoLayer>;
  source?: IngressSource;
}

export interface IngressVideoLayer {
  bitrate: number;
  codec: 'h264' | 'vp8' | (string & {});
  frame_rate: number;
  max_dimension: number;
  min_dimension: number;
}

export interface LabelResponse {
  harm_labels?: Array<string>;
  name: string;
  phrase_list_ids?: Array<number>;
}

export interface LabelThresholds {
  block?: number;
  flag?: number;
}

export interface LayoutSettings {
  detect_orientation?: boolean;
  external_app_url: string;
  external_css_url: string;
  name: 'spotlight' | 'grid' | 'single-participant' | 'mobile' | 'custom' | (string & {});
  options?: Record<string, unknown>;
}

export interface LimitInfoResponse {
  limit: number;
  remaining: number;
  reset: number;
}

export interface LimitsSettings {
  max_duration_seconds?: number;
  max_participants?: number;
  max_participants_exclude_owner?: boolean;
  max_participants_exclude_roles: Array<string>;
}

export interface ListBlockListResponse {
  blocklists: Array<BlockListResponse>;
  duration: string;
  next_cursor?: string;
}

export interface ListChannelTypesResponse {
  channel_types: Record<string, ChannelTypeConfig>;
  duration: string;
}

export interface ListCommandsResponse {
  commands: Array<Command>;
  duration: string;
}

export interface ListDevicesResponse {
  devices: Array<DeviceResponse>;
  duration: string;
}

export interface ListExternalStorageResponse {
  duration: string;
  external_storages: Record<string, ExternalStorageResponse>;
}

export interface ListPermissionsResponse {
  duration: string;
  permissions: Array<Permission>;
}

export interface ListPushProvidersResponse {
  duration: string;
  push_providers: Array<PushProviderResponse>;
}

export interface ListRolesResponse {
  duration: string;
  roles: Array<Role>;
}

export interface MarkChannelsReadRequest {
  read_by_channel?: Record<string, string>;
  user?: UserRequest;
  user_id?: string;
}

export interface MarkDeliveredRequest {
  latest_delivered_messages?: Array<DeliveredMessagePayload>;
}

export interface MarkDeliveredResponse {
  duration: string;
}

export interface MarkReadRequest {
  message_id?: string;
  thread_id?: string;
  user?: UserRequest;
  user_id?: string;
}

export interface MarkReadResponse {
  duration: string;
  event?: MarkReadResponseEvent;
}

export interface MarkReadResponseEvent {
  channel?: ChannelResponse;
  channel_id: string;
  channel_last_message_at?: Nanoseconds;
  channel_type: string;
  cid: string;
  created_at: Nanoseconds;
  last_read_message_id?: string;
  team?: string;
  thread?: ThreadResponse;
  type: string;
  user?: UserResponseCommonFields;
}

export interface MarkUnreadRequest {
  message_id?: string;
  message_timestamp?: RequestTime;
  thread_id?: string;
  user?: UserRequest;
  user_id?: string;
}

export interface MembersResponse {
  duration: string;
  members: Array<ChannelMemberResponse>;
}

export interface MessageActionRequest {
  form_data: Record<string, string>;
  user?: UserRequest;
  user_id?: string;
}

export interface MessageActionResponse {
  duration: string;
  message?: MessageResponse;
}

export interface MessageChangeSet {
  attachments: boolean;
  custom: boolean;
  html: boolean;
  mentioned_user_ids: boolean;
  mml: boolean;
  pin: boolean;
  quoted_message_id: boolean;
  silent: boolean;
  text: boolean;
}

export interface MessageFlagResponse {
  approved_at?: Nanoseconds;
  created_at: Nanoseconds;
  created_by_automod: boolean;
  custom?: Record<string, unknown>;
  details?: FlagDetailsResponse;
  message?: MessageResponse;
  moderation_feedback?: FlagFeedbackResponse;
  moderation_result?: MessageModerationResult;
  reason?: string;
  rejected_at?: Nanoseconds;
  reviewed_at?: Nanoseconds;
  reviewed_by?: UserResponse;
  updated_at: Nanoseconds;
  user?: UserResponse;
}

export interface MessageHistoryEntryResponse {
  attachments: Array<Attachment>;
  custom: Record<string, unknown>;
  is_deleted: boolean;
  message_id: string;
  message_updated_at: Nanoseconds;
  message_updated_by_id: string;
  text: string;
}

export interface MessageModerationResult {
  action: string;
  ai_moderation_response?: ModerationResponse;
  blocked_word?: string;
  blocklist_name?: string;
  created_at: Nanoseconds;
  message_id: string;
  moderated_by?: string;
  moderation_thresholds?: Thresholds;
  updated_at: Nanoseconds;
  user_bad_karma: boolean;
  user_karma: number;
}

export interface MessageOptions {
  include_thread_participants?: boolean;
  member_custom_include?: Array<string>;
}

export interface MessagePaginationParams {
  created_at_after?: RequestTime;
  created_at_after_or_equal?: RequestTime;
  created_at_around?: RequestTime;
  created_at_before?: RequestTime;
  created_at_before_or_equal?: RequestTime;
  id_around?: string;
  id_gt?: string;
  id_gte?: string;
  id_lt?: string;
  id_lte?: string;
  limit?: number;
}

export interface MessageRequest {
  attachments?: Array<AttachmentInput>;
  custom?: Record<string, unknown>;
  html?: string;
  id?: string;
  mentioned_channel?: boolean;
  mentioned_group_ids?: Array<string>;
  mentioned_here?: boolean;
  mentioned_roles?: Array<string>;
  mentioned_users?: Array<string>;
  mml?: string;
  parent_id?: string;
  pin_expires?: RequestTime;
  pinned?: boolean;
  pinned_at?: string | null;
  poll_id?: string;
  quoted_message_id?: string;
  restricted_visibility?: Array<string>;
  shared_location?: SharedLocation;
  show_in_channel?: boolean;
  silent?: boolean;
  text?: string;
  type?: 'regular' | 'system';
  user?: UserRequest;
  user_id?: string;
}

export interface MessageResponse {
  attachments: Array<Attachment>;
  cid: string;
  command?: string;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  deleted_for_me?: boolean;
  deleted_reply_count: number;
  draft?: DraftResponse;
  html: string;
  i18n?: Record<string, string>;
  id: string;
  image_labels?: Record<string, Array<string>>;
  latest_reactions: Array<ReactionResponse>;
  member?: ChannelMemberPartialResponse;
  mentioned_channel: boolean;
  mentioned_group_ids?: Array<string>;
  mentioned_groups?: Array<UserGroupResponse>;
  mentioned_here: boolean;
  mentioned_roles?: Array<string>;
  mentioned_users: Array<UserResponse>;
  message_text_updated_at?: Nanoseconds;
  mml?: string;
  moderation?: ModerationV2Response;
  own_reactions: Array<ReactionResponse>;
  parent_id?: string;
  pin_expires?: Nanoseconds;
  pinned: boolean;
  pinned_at?: Nanoseconds;
  pinned_by?: UserResponse;
  poll?: PollResponseData;
  poll_id?: string;
  quoted_message?: MessageResponse;
  quoted_message_id?: string;
  reaction_counts: Record<string, number>;
  reaction_groups?: Record<string, ReactionGroupResponse>;
  reaction_scores: Record<string, number>;
  reminder?: ReminderResponseData;
  reply_count: number;
  restricted_visibility: Array<string>;
  shadowed: boolean;
  shared_location?: SharedLocationResponseData;
  show_in_channel?: boolean;
  silent: boolean;
  text: string;
  thread_participants?: Array<UserResponse>;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
}

export interface MessageUpdate {
  change_set?: MessageChangeSet;
  old_text?: string;
}

export interface MessageWithChannelResponse {
  attachments: Array<Attachment>;
  channel: ChannelResponse;
  cid: string;
  command?: string;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  deleted_for_me?: boolean;
  deleted_reply_count: number;
  draft?: DraftResponse;
  html: string;
  i18n?: Record<string, string>;
  id: string;
  image_labels?: Record<string, Array<string>>;
  latest_reactions: Array<ReactionResponse>;
  member?: ChannelMemberPartialResponse;
  mentioned_channel: boolean;
  mentioned_group_ids?: Array<string>;
  mentioned_groups?: Array<UserGroupResponse>;
  mentioned_here: boolean;
  mentioned_roles?: Array<string>;
  mentioned_users: Array<UserResponse>;
  message_text_updated_at?: Nanoseconds;
  mml?: string;
  moderation?: ModerationV2Response;
  own_reactions: Array<ReactionResponse>;
  parent_id?: string;
  pin_expires?: Nanoseconds;
  pinned: boolean;
  pinned_at?: Nanoseconds;
  pinned_by?: UserResponse;
  poll?: PollResponseData;
  poll_id?: string;
  quoted_message?: MessageResponse;
  quoted_message_id?: string;
  reaction_counts: Record<string, number>;
  reaction_groups?: Record<string, ReactionGroupResponse>;
  reaction_scores: Record<string, number>;
  reminder?: ReminderResponseData;
  reply_count: number;
  restricted_visibility: Array<string>;
  shadowed: boolean;
  shared_location?: SharedLocationResponseData;
  show_in_channel?: boolean;
  silent: boolean;
  text: string;
  thread_participants?: Array<UserResponse>;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
}

export interface MetricStats {
  daily?: Array<DailyValue>;
  total: number;
}

export interface ModerationBanResponse {
  duration: string;
}

export interface ModerationCallResponse {
  backstage: boolean;
  blocked_user_ids: Array<string>;
  captioning: boolean;
  channel_cid?: string;
  cid: string;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  current_session_id: string;
  custom: Record<string, unknown>;
  ended_at?: Nanoseconds;
  id: string;
  join_ahead_time_seconds?: number;
  recording: boolean;
  routing_number?: string;
  starts_at?: Nanoseconds;
  team?: string;
  transcribing: boolean;
  translating: boolean;
  type: string;
  updated_at: Nanoseconds;
}

export interface ModerationDashboardPreferences {
  allowed_moderation_action_reasons?: Array<string>;
  async_review_queue_upsert?: boolean;
  block_foreign_cdn_attachments?: boolean;
  custom_views_enabled?: boolean;
  disable_audit_logs?: boolean;
  disable_flagging_reviewed_entity?: boolean;
  escalation_queue_enabled?: boolean;
  escalation_reasons?: Array<string>;
  filterable_custom_keys?: Array<string>;
  flag_user_on_flagged_content?: boolean;
  include_attachment_payload?: boolean;
  keyframe_classifications_map?: Record<string, Record<string, boolean>>;
  media_queue_blur_enabled?: boolean;
  overview_dashboard?: OverviewDashboardConfig;
}

export interface ModerationFlagResponse {
  created_at: Nanoseconds;
  custom?: Record<string, unknown>;
  entity_creator_id?: string;
  entity_id: string;
  entity_type: string;
  labels?: Array<string>;
  moderation_payload?: ModerationPayloadResponse;
  reason?: string;
  result: Array<Record<string, unknown>>;
  review_queue_item?: ReviewQueueItemResponse;
  review_queue_item_id?: string;
  type: string;
  updated_at: Nanoseconds;
  user?: UserResponse;
  user_id: string;
}

export interface ModerationPayload {
  audios?: Array<string>;
  custom?: Record<string, unknown>;
  image_ids?: Record<string, string>;
  image_ordered_keys?: Array<string>;
  images?: Array<string>;
  other_media?: Array<string>;
  text_ids?: Record<string, string>;
  text_ordered_keys?: Array<string>;
  texts?: Array<string>;
  videos?: Array<string>;
}

export interface ModerationPayloadResponse {
  audios?: Array<string>;
  custom?: Record<string, unknown>;
  image_ids?: Record<string, string>;
  image_ordered_keys?: Array<string>;
  images?: Array<string>;
  other_media?: Array<string>;
  text_ids?: Record<string, string>;
  text_ordered_keys?: Array<string>;
  texts?: Array<string>;
  videos?: Array<string>;
}

export interface ModerationResponse {
  action: string;
  explicit: number;
  spam: number;
  toxic: number;
}

export interface ModerationV2Response {
  action: string;
  blocklist_matched?: string;
  blocklists_matched?: Array<string>;
  image_harms?: Array<string>;
  original_text: string;
  platform_circumvented?: boolean;
  semantic_filter_matched?: string;
  text_harms?: Array<string>;
}

export interface MuteChannelRequest {
  channel_cids?: Array<string>;
  expiration?: number;
  user?: UserRequest;
  user_id?: string;
}

export interface MuteChannelResponse {
  channel_mute?: ChannelMute;
  channel_mutes?: Array<ChannelMute>;
  duration: string;
  own_user?: OwnUserResponse;
}

export interface MuteRequest {
  target_ids: Array<string>;
  timeout?: number;
  user?: UserRequest;
  user_id?: string;
}

export interface MuteResponse {
  duration: string;
  mutes?: Array<UserMuteResponse>;
  non_existing_users?: Array<string>;
  own_user?: OwnUserResponse;
}

export interface NoiseCancellationSettings {
  mode: 'available' | 'disabled' | 'auto-on' | (string & {});
}

export interface NotificationSettings {
  call_live_started: EventNotificationSettings;
  call_missed: EventNotificationSettings;
  call_notification: EventNotificationSettings;
  call_ring: EventNotificationSettings;
  enabled: boolean;
  session_started: EventNotificationSettings;
}

export interface OnlyUserID {
  id: string;
}

export interface OverviewDashboardConfig {
  default_date_range_days?: number;
  visible_charts?: Array<string>;
}

export interface OwnUserResponse {
  avg_response_time?: number;
  banned: boolean;
  blocked_user_ids?: Array<string>;
  channel_mutes: Array<ChannelMute>;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deactivated_at?: Nanoseconds;
  deleted_at?: Nanoseconds;
  devices: Array<DeviceResponse>;
  id: string;
  image?: string;
  invisible: boolean;
  language: string;
  last_active?: Nanoseconds;
  latest_hidden_channels?: Array<string>;
  mutes: Array<UserMuteResponse>;
  name?: string;
  online: boolean;
  privacy_settings?: PrivacySettingsResponse;
  push_preferences?: PushPreferencesResponse;
  revoke_tokens_issued_before?: Nanoseconds;
  role: string;
  teams: Array<string>;
  teams_role?: Record<string, string>;
  total_unread_count: number;
  total_unread_count_by_team?: Record<string, number>;
  unread_channels: number;
  unread_count: number;
  unread_threads: number;
  updated_at: Nanoseconds;
}

export interface PagerResponse {
  next?: string;
  prev?: string;
}

export interface PaginationParams {
  limit?: number;
  offset?: number;
}

export interface ParsedPredefinedFilterResponse {
  filter: Record<string, unknown>;
  name: string;
  sort?: Array<SortParamRequest>;
}

export interface PendingMessageResponse {
  channel?: ChannelResponse;
  message?: MessageResponse;
  metadata?: Record<string, string>;
  user?: UserResponse;
}

export interface PerformanceAnalysisResponse {
  analysis_type: string;
  indexed_fields: Array<string>;
  last_analyzed?: Nanoseconds;
  recommendations: Array<string>;
  scan_type?: string;
  score: string;
  unindexed_fields: Array<string>;
  unindexed_sort_fields: Array<string>;
  warnings: Array<string>;
}

export interface Permission {
  action: string;
  condition?: Record<string, unknown>;
  custom: boolean;
  description: string;
  id: string;
  level: string;
  name: string;
  owner: boolean;
  owner_resource: string;
  same_team: boolean;
  tags: Array<string>;
}

export interface Policy {
  action: number;
  created_at: Nanoseconds;
  name: string;
  owner: boolean;
  priority: number;
  resources: Array<string>;
  roles: Array<string>;
  updated_at: Nanoseconds;
}

export interface PolicyConfig {
  max_age_hours: number;
}

export interface PolicyRequest {
  action: 'Deny' | 'Allow' | (string & {});
  name: string;
  owner: boolean;
  priority: number;
  resources: Array<string>;
  roles: Array<string>;
}

export interface PolicyRequestInput {
  action: 'Deny' | 'Allow';
  name: string;
  owner: boolean;
  priority: number;
  resources?: Array<string>;
  roles?: Array<string>;
}

export interface PollOptionInput {
  custom?: Record<string, unknown>;
  text?: string;
}

export interface PollOptionRequest {
  custom?: Record<string, unknown>;
  id: string;
  text?: string;
}

export interface PollOptionResponse {
  duration: string;
  poll_option: PollOptionResponseData;
}

export interface PollOptionResponseData {
  custom: Record<string, unknown>;
  id: string;
  text: string;
}

export interface PollResponse {
  duration: string;
  poll: PollResponseData;
}

export interface PollResponseData {
  allow_answers: boolean;
  allow_user_suggested_options: boolean;
  answers_count: number;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  created_by_id: string;
  custom: Record<string, unknown>;
  description: string;
  enforce_unique_vote: boolean;
  id: string;
  is_closed?: boolean;
  latest_answers: Array<PollVoteResponseData>;
  latest_votes_by_option: Record<string, Array<PollVoteResponseData>>;
  max_votes_allowed?: number;
  name: string;
  options: Array<PollOptionResponseData>;
  own_votes: Array<PollVoteResponseData>;
  updated_at: Nanoseconds;
  vote_count: number;
  vote_counts_by_option: Record<string, number>;
  voting_visibility: string;
}

export interface PollVoteResponse {
  duration: string;
  poll?: PollResponseData;
  vote?: PollVoteResponseData;
}

export interface PollVoteResponseData {
  answer_text?: string;
  created_at: Nanoseconds;
  id: string;
  is_answer?: boolean;
  option_id: string;
  poll_id: string;
  updated_at: Nanoseconds;
  user?: UserResponse;
  user_id?: string;
}

export interface PollVotesResponse {
  duration: string;
  next?: string;
  prev?: string;
  votes: Array<PollVoteResponseData>;
}

export interface PredefinedFilterResponse {
  created_at: Nanoseconds;
  description?: string;
  filter: Record<string, unknown>;
  name: string;
  operation: string;
  performance?: PerformanceAnalysisResponse;
  query_id?: number;
  sort?: Array<SortParam>;
  stats?: PredefinedFilterStatsResponse;
  updated_at: Nanoseconds;
}

export interface PredefinedFilterStatsResponse {
  calls: number;
  last_seen?: Nanoseconds;
  max_latency_ms: number;
}

export interface PrivacySettingsResponse {
  delivery_receipts?: DeliveryReceiptsResponse;
  read_receipts?: ReadReceiptsResponse;
  typing_indicators?: TypingIndicatorsResponse;
}

export interface PushConfig {
  offline_only?: boolean;
  version: 'v1' | 'v2' | 'v3';
}

export interface PushNotificationFields {
  apn: APNConfigFields;
  firebase: FirebaseConfigFields;
  huawei: HuaweiConfigFields;
  offline_only: boolean;
  providers?: Array<PushProvider>;
  version: string;
  xiaomi: XiaomiConfigFields;
}

export interface PushNotificationSettingsResponse {
  disabled?: boolean;
  disabled_until?: Nanoseconds;
}

export interface PushNotificationSettingsResponseInput {
  disabled?: boolean;
  disabled_until?: RequestTime;
}

export interface PushPreferencesResponse {
  call_level?: string;
  chat_level?: string;
  chat_preferences?: ChatPreferencesResponse;
  disabled_until?: Nanoseconds;
  feeds_level?: string;
  feeds_preferences?: FeedsPreferencesResponse;
}

export interface PushProvider {
  apn_auth_key?: string;
  apn_auth_type?: string;
  apn_development?: boolean;
  apn_host?: string;
  apn_key_id?: string;
  apn_notification_template?: string;
  apn_p12_cert?: string;
  apn_team_id?: string;
  apn_topic?: string;
  created_at: Nanoseconds;
  description?: string;
  disabled_at?: Nanoseconds;
  disabled_reason?: string;
  firebase_apn_template?: string;
  firebase_credentials?: string;
  firebase_data_template?: string;
  firebase_host?: string;
  firebase_notification_template?: string;
  firebase_server_key?: string;
  huawei_app_id?: string;
  huawei_app_secret?: string;
  huawei_host?: string;
  name: string;
  push_templates?: Array<PushTemplate>;
  type: string;
  updated_at: Nanoseconds;
  xiaomi_app_secret?: string;
  xiaomi_package_name?: string;
}

export interface PushProviderResponse {
  apn_auth_key?: string;
  apn_auth_type?: string;
  apn_development?: boolean;
  apn_host?: string;
  apn_key_id?: string;
  apn_p12_cert?: string;
  apn_sandbox_certificate?: boolean;
  apn_supports_remote_notifications?: boolean;
  apn_supports_voip_notifications?: boolean;
  apn_team_id?: string;
  apn_topic?: string;
  created_at: Nanoseconds;
  description?: string;
  disabled_at?: Nanoseconds;
  disabled_reason?: string;
  firebase_apn_template?: string;
  firebase_credentials?: string;
  firebase_data_template?: string;
  firebase_host?: string;
  firebase_notification_template?: string;
  firebase_server_key?: string;
  huawei_app_id?: string;
  huawei_app_secret?: string;
  name: string;
  type: string;
  updated_at: Nanoseconds;
  xiaomi_app_secret?: string;
  xiaomi_package_name?: string;
}

export interface PushTemplate {
  created_at: Nanoseconds;
  enable_push: boolean;
  event_type: 'message.new' | 'message.updated' | 'reaction.new' | 'notification.reminder_due' | 'feeds.activity.added' | 'feeds.comment.added' | 'feeds.activity.reaction.added' | 'feeds.comment.reaction.added' | 'feeds.follow.created' | 'feeds.notification_feed.updated' | (string & {});
  template?: string;
  updated_at: Nanoseconds;
}

export interface QueryBannedUsersPayload {
  exclude_expired_bans?: boolean;
  filter_conditions: Record<string, unknown>;
  limit?: number;
  offset?: number;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryBannedUsersResponse {
  bans: Array<BanResponse>;
  duration: string;
}

export interface QueryCampaignsRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
  user_limit?: number;
}

export interface QueryCampaignsResponse {
  campaigns: Array<CampaignResponse>;
  duration: string;
  next?: string;
  prev?: string;
}

export interface QueryChannelsRequest {
  filter_conditions?: Record<string, unknown>;
  filter_values?: Record<string, unknown>;
  limit?: number;
  member_custom_include?: Array<string>;
  member_limit?: number;
  message_limit?: number;
  offset?: number;
  predefined_filter?: string;
  sort?: Array<SortParamRequest>;
  sort_values?: Record<string, unknown>;
  state?: boolean;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryChannelsResponse {
  channels: Array<ChannelStateResponseFields>;
  duration: string;
  predefined_filter?: ParsedPredefinedFilterResponse;
}

export interface QueryDraftsRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryDraftsResponse {
  drafts: Array<DraftResponse>;
  duration: string;
  next?: string;
  prev?: string;
}

export interface QueryFutureChannelBansPayload {
  exclude_expired_bans?: boolean;
  include_total?: boolean;
  limit?: number;
  offset?: number;
  target_user_id?: string;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryFutureChannelBansResponse {
  bans: Array<FutureChannelBanResponse>;
  duration: string;
  total?: number;
}

export interface QueryMembersPayload {
  filter_conditions: Record<string, unknown>;
  id?: string;
  limit?: number;
  members?: Array<ChannelMemberRequest>;
  offset?: number;
  sort?: Array<SortParamRequest>;
  type: string;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryMessageFlagsPayload {
  filter_conditions?: Record<string, unknown>;
  limit?: number;
  offset?: number;
  show_deleted_messages?: boolean;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryMessageFlagsResponse {
  duration: string;
  flags: Array<MessageFlagResponse>;
}

export interface QueryMessageHistoryRequest {
  filter: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
}

export interface QueryMessageHistoryResponse {
  duration: string;
  message_history: Array<MessageHistoryEntryResponse>;
  next?: string;
  prev?: string;
}

export interface QueryModerationFlagsRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
}

export interface QueryModerationFlagsResponse {
  duration: string;
  flags: Array<ModerationFlagResponse>;
  next?: string;
  prev?: string;
}

export interface QueryPollVotesRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
}

export interface QueryPollsRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
}

export interface QueryPollsResponse {
  duration: string;
  next?: string;
  polls: Array<PollResponseData>;
  prev?: string;
}

export interface QueryPredefinedFiltersResponse {
  duration: string;
  next?: string;
  predefined_filters: Array<PredefinedFilterResponse>;
  prev?: string;
}

export interface QueryReactionsRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryReactionsResponse {
  duration: string;
  next?: string;
  prev?: string;
  reactions: Array<ReactionResponse>;
}

export interface QueryRemindersRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryRemindersResponse {
  duration: string;
  next?: string;
  prev?: string;
  reminders: Array<ReminderResponseData>;
}

export interface QuerySegmentTargetsRequest {
  Filter?: Record<string, unknown>;
  Sort?: Array<SortParamRequest>;
  limit?: number;
  next?: string;
  prev?: string;
}

export interface QuerySegmentTargetsResponse {
  duration: string;
  next?: string;
  prev?: string;
  targets: Array<SegmentTargetResponse>;
}

export interface QuerySegmentsRequest {
  filter: Record<string, unknown>;
  limit?: number;
  next?: string;
  prev?: string;
  sort?: Array<SortParamRequest>;
}

export interface QuerySegmentsResponse {
  duration: string;
  next?: string;
  prev?: string;
  segments: Array<SegmentResponse>;
}

export interface QueryTeamUsageStatsRequest {
  end_date?: string;
  limit?: number;
  month?: string;
  next?: string;
  start_date?: string;
  team?: string;
}

export interface QueryTeamUsageStatsResponse {
  duration: string;
  next?: string;
  teams: Array<TeamUsageStats>;
}

export interface QueryThreadsRequest {
  filter?: Record<string, unknown>;
  limit?: number;
  member_limit?: number;
  next?: string;
  participant_limit?: number;
  prev?: string;
  reply_limit?: number;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryThreadsResponse {
  duration: string;
  next?: string;
  prev?: string;
  threads: Array<ThreadStateResponse>;
}

export interface QueryUsersPayload {
  filter_conditions: Record<string, unknown>;
  include_deactivated_users?: boolean;
  limit?: number;
  offset?: number;
  presence?: boolean;
  sort?: Array<SortParamRequest>;
  user?: UserRequest;
  user_id?: string;
}

export interface QueryUsersResponse {
  duration: string;
  users: Array<FullUserResponse>;
}

export interface RTMPLocation {
  name: string;
  stream_key: string;
  stream_url: string;
}

export interface RTMPSettings {
  enabled: boolean;
  layout?: LayoutSettings;
  location?: RTMPLocation;
  quality_name?: string;
}

export interface RawRecordSettings {
  audio_only?: boolean;
  mode: 'available' | 'disabled' | 'auto-on' | (string & {});
}

export interface Reaction {
  activity_id: string;
  children_counts?: Record<string, unknown>;
  created_at: Nanoseconds;
  data?: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  id?: string;
  kind: string;
  latest_children?: Record<string, Array<Reaction>>;
  moderation?: Record<string, unknown>;
  own_children?: Record<string, Array<Reaction>>;
  parent?: string;
  score?: number;
  target_feeds?: Array<string>;
  target_feeds_extra_data?: Record<string, unknown>;
  updated_at: Nanoseconds;
  user?: User;
  user_id: string;
}

export interface ReactionGroupResponse {
  count: number;
  first_reaction_at: Nanoseconds;
  last_reaction_at: Nanoseconds;
  latest_reactions_by: Array<ReactionGroupUserResponse>;
  sum_scores: number;
}

export interface ReactionGroupUserResponse {
  created_at: Nanoseconds;
  user?: UserResponse;
  user_id: string;
}

export interface ReactionRequest {
  created_at?: RequestTime;
  custom?: Record<string, unknown>;
  score?: number;
  type: string;
  updated_at?: RequestTime;
  user?: UserRequest;
  user_id?: string;
}

export interface ReactionResponse {
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  message_id: string;
  score: number;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
  user_id: string;
}

export interface ReactivateUserRequest {
  created_by_id?: string;
  name?: string;
  restore_messages?: boolean;
}

export interface ReactivateUserResponse {
  duration: string;
  user?: UserResponse;
}

export interface ReactivateUsersRequest {
  created_by_id?: string;
  restore_channels?: boolean;
  restore_messages?: boolean;
  user_ids: Array<string>;
}

export interface ReactivateUsersResponse {
  duration: string;
  task_id: string;
}

export interface ReadReceiptsResponse {
  enabled: boolean;
}

export interface ReadStateResponse {
  last_delivered_at?: Nanoseconds;
  last_delivered_message_id?: string;
  last_read: Nanoseconds;
  last_read_message_id?: string;
  unread_messages: number;
  user: UserResponse;
}

export interface RecordSettings {
  audio_only?: boolean;
  layout?: LayoutSettings;
  mode: string;
  quality?: string;
}

export interface ReminderResponseData {
  channel?: ChannelResponse;
  channel_cid: string;
  created_at: Nanoseconds;
  message?: MessageResponse;
  message_id: string;
  remind_at?: Nanoseconds;
  updated_at: Nanoseconds;
  user?: UserResponse;
  user_id: string;
}

export interface Response {
  duration: string;
}

export interface RestoreUsersRequest {
  user_ids: Array<string>;
}

export interface RetentionPolicy {
  app_pk: number;
  config: PolicyConfig;
  enabled_at: Nanoseconds;
  policy: string;
}

export interface RetentionRunResponse {
  app_pk: number;
  date: string;
  policy: string;
  stats: RunStats;
}

export interface ReviewQueueItemResponse {
  actions: Array<ActionLogResponse>;
  activity?: EnrichedActivity;
  ai_text_severity: string;
  appeal?: AppealItemResponse;
  assigned_to?: UserResponse;
  bans: Array<BanInfoResponse>;
  call?: ModerationCallResponse;
  completed_at?: Nanoseconds;
  config_key?: string;
  created_at: Nanoseconds;
  entity_creator?: EntityCreatorResponse;
  entity_creator_id?: string;
  entity_id: string;
  entity_type: string;
  escalated: boolean;
  escalated_at?: Nanoseconds;
  escalated_by?: string;
  escalation_metadata?: EscalationMetadata;
  feeds_v2_activity?: EnrichedActivity;
  feeds_v2_reaction?: Reaction;
  feeds_v3_activity?: FeedsV3ActivityResponse;
  feeds_v3_comment?: FeedsV3CommentResponse;
  flags: Array<ModerationFlagResponse>;
  flags_count: number;
  id: string;
  languages: Array<string>;
  latest_moderator_action: string;
  message?: ChatMessageResponse;
  moderation_payload?: ModerationPayloadResponse;
  reaction?: Reaction;
  recommended_action: string;
  reviewed_at?: Nanoseconds;
  reviewed_by: string;
  severity: number;
  status: string;
  teams?: Array<string>;
  updated_at: Nanoseconds;
}

export interface RingSettings {
  auto_cancel_timeout_ms: number;
  incoming_call_timeout_ms: number;
  missed_call_timeout_ms: number;
}

export interface Role {
  created_at: Nanoseconds;
  custom: boolean;
  name: string;
  scopes: Array<string>;
  updated_at: Nanoseconds;
}

export interface RunStats {
  channels_deleted?: number;
  messages_deleted?: number;
}

export interface ScreensharingSettings {
  access_request_enabled: boolean;
  enabled: boolean;
  target_resolution?: TargetResolution;
}

export interface SearchPayload {
  filter_conditions: Record<string, unknown>;
  force_default_search?: boolean;
  force_sql_v2_backend?: boolean;
  limit?: number;
  message_filter_conditions?: Record<string, unknown>;
  message_options?: MessageOptions;
  next?: string;
  offset?: number;
  query?: string;
  sort?: Array<SortParamRequest>;
}

export interface SearchResponse {
  duration: string;
  next?: string;
  previous?: string;
  results: Array<SearchResult>;
  results_warning?: SearchWarning;
}

export interface SearchResult {
  message?: SearchResultMessage;
}

export interface SearchResultMessage {
  attachments: Array<Attachment>;
  channel?: ChannelResponse;
  cid: string;
  command?: string;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  deleted_for_me?: boolean;
  deleted_reply_count: number;
  draft?: DraftResponse;
  html: string;
  i18n?: Record<string, string>;
  id: string;
  image_labels?: Record<string, Array<string>>;
  latest_reactions: Array<ReactionResponse>;
  member?: ChannelMemberPartialResponse;
  mentioned_channel: boolean;
  mentioned_group_ids?: Array<string>;
  mentioned_groups?: Array<UserGroupResponse>;
  mentioned_here: boolean;
  mentioned_roles?: Array<string>;
  mentioned_users: Array<UserResponse>;
  message_text_updated_at?: Nanoseconds;
  mml?: string;
  moderation?: ModerationV2Response;
  own_reactions: Array<ReactionResponse>;
  parent_id?: string;
  pin_expires?: Nanoseconds;
  pinned: boolean;
  pinned_at?: Nanoseconds;
  pinned_by?: UserResponse;
  poll?: PollResponseData;
  poll_id?: string;
  quoted_message?: MessageResponse;
  quoted_message_id?: string;
  reaction_counts: Record<string, number>;
  reaction_groups?: Record<string, ReactionGroupResponse>;
  reaction_scores: Record<string, number>;
  reminder?: ReminderResponseData;
  reply_count: number;
  restricted_visibility: Array<string>;
  shadowed: boolean;
  shared_location?: SharedLocationResponseData;
  show_in_channel?: boolean;
  silent: boolean;
  text: string;
  thread_participants?: Array<UserResponse>;
  type: string;
  updated_at: Nanoseconds;
  user: UserResponse;
}

export interface SearchWarning {
  channel_search_cids?: Array<string>;
  channel_search_count?: number;
  warning_code: number;
  warning_description: string;
}

export interface Segment {
  all_sender_channels: boolean;
  all_users: boolean;
  created_at: Nanoseconds;
  deleted_at?: Nanoseconds;
  description?: string;
  filter?: Record<string, unknown>;
  id: string;
  name: string;
  size: number;
  task_id?: string;
  type: string;
  updated_at: Nanoseconds;
}

export interface SegmentResponse {
  all_sender_channels: boolean;
  all_users: boolean;
  created_at: Nanoseconds;
  deleted_at: Nanoseconds;
  description: string;
  filter: Record<string, unknown>;
  id: string;
  name: string;
  size: number;
  type: string;
  updated_at: Nanoseconds;
}

export interface SegmentTargetResponse {
  app_pk: number;
  created_at: Nanoseconds;
  segment_id: string;
  target_id: string;
}

export interface SendEventRequest {
  event: EventRequest;
}

export interface SendMessageRequest {
  force_moderation?: boolean;
  include_channel_context?: boolean;
  include_mentioned_members?: boolean;
  keep_channel_hidden?: boolean;
  message: MessageRequest;
  pending?: boolean;
  pending_message_metadata?: Record<string, string>;
  skip_enrich_url?: boolean;
  skip_push?: boolean;
}

export interface SendMessageResponse {
  channel_context?: ChannelContextResponse;
  duration: string;
  mentioned_members?: Record<string, boolean>;
  message: MessageResponse;
  pending_message_metadata?: Record<string, string>;
}

export interface SendReactionRequest {
  enforce_unique?: boolean;
  reaction: ReactionRequest;
  skip_push?: boolean;
}

export interface SendReactionResponse {
  duration: string;
  message: MessageResponse;
  reaction: ReactionResponse;
}

export interface SendUserCustomEventRequest {
  event: UserCustomEventRequest;
}

export interface SessionSettings {
  inactivity_timeout_seconds: number;
}

export interface SetRetentionPolicyRequest {
  max_age_hours: number;
  policy: 'old-messages' | 'inactive-channels';
}

export interface SetRetentionPolicyResponse {
  duration: string;
  policy: RetentionPolicy;
}

export interface SharedLocation {
  created_by_device_id?: string;
  end_at?: RequestTime;
  latitude: number;
  longitude: number;
}

export interface SharedLocationResponse {
  channel?: ChannelResponse;
  channel_cid: string;
  created_at: Nanoseconds;
  created_by_device_id: string;
  duration: string;
  end_at?: Nanoseconds;
  latitude: number;
  longitude: number;
  message?: MessageResponse;
  message_id: string;
  updated_at: Nanoseconds;
  user_id: string;
}

export interface SharedLocationResponseData {
  channel?: ChannelResponse;
  channel_cid: string;
  created_at: Nanoseconds;
  created_by_device_id: string;
  end_at?: Nanoseconds;
  latitude: number;
  longitude: number;
  message?: MessageResponse;
  message_id: string;
  updated_at: Nanoseconds;
  user_id: string;
}

export interface SharedLocationsResponse {
  active_live_locations: Array<SharedLocationResponseData>;
  duration: string;
}

export interface ShowChannelRequest {
  user?: UserRequest;
  user_id?: string;
}

export interface ShowChannelResponse {
  duration: string;
}

export interface SortParam {
  direction: number;
  field: string;
  type: string;
}

export interface SortParamRequest {
  direction?: number;
  field?: string;
  type?: string;
}

export interface SpeechSegmentConfig {
  max_speech_caption_ms?: number;
  silence_duration_ms?: number;
}

export interface StartCampaignRequest {
  scheduled_for?: RequestTime;
  stop_at?: RequestTime;
}

export interface StartCampaignResponse {
  campaign?: CampaignResponse;
  duration: string;
  users?: PagerResponse;
}

export interface StopCampaignRequest {
}

export interface TargetResolution {
  bitrate?: number;
  height: number;
  width: number;
}

export interface TeamUsageStats {
  concurrent_connections: MetricStats;
  concurrent_users: MetricStats;
  image_moderations_daily: MetricStats;
  messages_daily: MetricStats;
  messages_last_24_hours: MetricStats;
  messages_last_30_days: MetricStats;
  messages_month_to_date: MetricStats;
  messages_total: MetricStats;
  team: string;
  translations_daily: MetricStats;
  users_daily: MetricStats;
  users_engaged_last_30_days: MetricStats;
  users_engaged_month_to_date: MetricStats;
  users_last_24_hours: MetricStats;
  users_last_30_days: MetricStats;
  users_month_to_date: MetricStats;
  users_total: MetricStats;
}

export interface ThreadParticipant {
  channel_cid: string;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  last_read_at: Nanoseconds;
  last_thread_message_at?: Nanoseconds;
  left_thread_at?: Nanoseconds;
  thread_id?: string;
  user?: UserResponse;
  user_id?: string;
}

export interface ThreadResponse {
  active_participant_count: number;
  channel?: ChannelResponse;
  channel_cid: string;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  created_by_user_id: string;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  last_message_at?: Nanoseconds;
  parent_message?: MessageResponse;
  parent_message_id: string;
  participant_count: number;
  reply_count: number;
  thread_participants?: Array<ThreadParticipant>;
  title: string;
  updated_at: Nanoseconds;
}

export interface ThreadStateResponse {
  active_participant_count: number;
  channel?: ChannelResponse;
  channel_cid: string;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  created_by_user_id: string;
  custom: Record<string, unknown>;
  deleted_at?: Nanoseconds;
  draft?: DraftResponse;
  last_message_at?: Nanoseconds;
  latest_replies: Array<MessageResponse>;
  parent_message?: MessageResponse;
  parent_message_id: string;
  participant_count: number;
  read?: Array<ReadStateResponse>;
  reply_count: number;
  thread_participants?: Array<ThreadParticipant>;
  title: string;
  updated_at: Nanoseconds;
}

export interface Thresholds {
  explicit?: LabelThresholds;
  spam?: LabelThresholds;
  toxic?: LabelThresholds;
}

export interface ThumbnailsSettings {
  enabled: boolean;
}

export interface Time {
}

export interface TranscriptionSettings {
  closed_caption_mode: 'available' | 'disabled' | 'auto-on' | (string & {});
  language: 'auto' | 'en' | 'fr' | 'es' | 'de' | 'it' | 'nl' | 'pt' | 'pl' | 'ca' | 'cs' | 'da' | 'el' | 'fi' | 'id' | 'ja' | 'ru' | 'sv' | 'ta' | 'th' | 'tr' | 'hu' | 'ro' | 'zh' | 'ar' | 'tl' | 'he' | 'hi' | 'hr' | 'ko' | 'ms' | 'no' | 'uk' | 'bg' | 'et' | 'sl' | 'sk' | (string & {});
  mode: 'available' | 'disabled' | 'auto-on' | (string & {});
  speech_segment_config?: SpeechSegmentConfig;
  translation?: TranslationSettings;
}

export interface TranslateMessageRequest {
  language: 'af' | 'sq' | 'am' | 'ar' | 'az' | 'bn' | 'bs' | 'bg' | 'zh' | 'zh-TW' | 'hr' | 'cs' | 'da' | 'fa-AF' | 'nl' | 'en' | 'et' | 'fi' | 'fr' | 'fr-CA' | 'ka' | 'de' | 'el' | 'ha' | 'he' | 'hi' | 'hu' | 'id' | 'it' | 'ja' | 'ko' | 'lv' | 'ms' | 'no' | 'fa' | 'ps' | 'pl' | 'pt' | 'ro' | 'ru' | 'sr' | 'sk' | 'sl' | 'so' | 'es' | 'es-MX' | 'sw' | 'sv' | 'tl' | 'ta' | 'th' | 'tr' | 'uk' | 'ur' | 'vi' | 'lt' | 'ht';
}

export interface TranslationSettings {
  enabled?: boolean;
  languages?: Array<'en' | 'fr' | 'es' | 'de' | 'it' | 'nl' | 'pt' | 'pl' | 'ca' | 'cs' | 'da' | 'el' | 'fi' | 'id' | 'ja' | 'ru' | 'sv' | 'ta' | 'th' | 'tr' | 'hu' | 'ro' | 'zh' | 'ar' | 'tl' | 'he' | 'hi' | 'hr' | 'ko' | 'ms' | 'no' | 'uk' | (string & {})>;
}

export interface TruncateChannelRequest {
  hard_delete?: boolean;
  member_ids?: Array<string>;
  message?: MessageRequest;
  skip_push?: boolean;
  truncated_at?: RequestTime;
  user?: UserRequest;
  user_id?: string;
}

export interface TruncateChannelResponse {
  channel?: ChannelResponse;
  duration: string;
  message?: MessageResponse;
}

export interface TypingIndicatorsResponse {
  enabled: boolean;
}

export interface UnbanRequest {
  unbanned_by?: UserRequest;
  unbanned_by_id?: string;
}

export interface UnbanResponse {
  duration: string;
}

export interface UnblockUsersRequest {
  blocked_user_id: string;
  user?: UserRequest;
  user_id?: string;
}

export interface UnblockUsersResponse {
  duration: string;
}

export interface UndeleteMessageRequest {
  undeleted_by: string;
}

export interface UndeleteMessageResponse {
  duration: string;
  message: MessageResponse;
}

export interface UnmuteChannelRequest {
  channel_cids?: Array<string>;
  expiration?: number;
  user?: UserRequest;
  user_id?: string;
}

export interface UnmuteRequest {
  target_ids: Array<string>;
  user?: UserRequest;
  user_id?: string;
}

export interface UnmuteResponse {
  duration: string;
  non_existing_users?: Array<string>;
}

export interface UnreadCountsBatchRequest {
  user_ids: Array<string>;
}

export interface UnreadCountsBatchResponse {
  counts_by_user: Record<string, UnreadCountsResponse>;
  duration: string;
}

export interface UnreadCountsChannel {
  channel_id: string;
  last_read: Nanoseconds;
  unread_count: number;
}

export interface UnreadCountsChannelType {
  channel_count: number;
  channel_type: string;
  unread_count: number;
}

export interface UnreadCountsResponse {
  channel_type: Array<UnreadCountsChannelType>;
  channels: Array<UnreadCountsChannel>;
  threads: Array<UnreadCountsThread>;
  total_unread_count: number;
  total_unread_count_by_team?: Record<string, number>;
  total_unread_threads_count: number;
}

export interface UnreadCountsThread {
  last_read: Nanoseconds;
  last_read_message_id: string;
  parent_message_id: string;
  unread_count: number;
}

export interface UpdateAppRequest {
  activity_metrics_config?: Record<string, number>;
  allowed_flag_reasons?: Array<string>;
  apn_config?: APNConfig;
  async_moderation_config?: AsyncModerationConfiguration;
  async_url_enrich_enabled?: boolean;
  auto_translation_enabled?: boolean;
  before_message_send_hook_attempt_timeout_ms?: number;
  before_message_send_hook_url?: string;
  cdn_expiration_seconds?: number;
  channel_hide_members_only?: boolean;
  chat_primary_use_case?: 'messaging' | 'customer-support' | 'community' | 'marketplace' | 'gaming' | 'telehealth' | 'on-demand' | 'workforce-management' | 'dating' | 'education' | 'financial' | 'sports' | 'real-money-gaming';
  custom_action_handler_url?: string;
  datadog_info?: DataDogInfo;
  disable_auth_checks?: boolean;
  disable_permissions_checks?: boolean;
  enable_hook_payload_compression?: boolean;
  enforce_unique_usernames?: 'no' | 'app' | 'team';
  event_hooks?: Array<EventHookInput>;
  feed_audit_logs_enabled?: boolean;
  feeds_moderation_enabled?: boolean;
  feeds_v2_region?: string;
  file_upload_config?: FileUploadConfig;
  firebase_config?: FirebaseConfig;
  grants?: Record<string, Array<string>>;
  guest_user_creation_disabled?: boolean;
  huawei_config?: HuaweiConfig;
  image_moderation_block_labels?: Array<string>;
  image_moderation_enabled?: boolean;
  image_moderation_labels?: Array<string>;
  image_upload_config?: FileUploadConfig;
  max_aggregated_activities_length?: number;
  member_custom_on_messages_enabled?: boolean;
  migrate_permissions_to_v2?: boolean;
  moderation_analytics_enabled?: boolean;
  moderation_dashboard_preferences?: ModerationDashboardPreferences;
  moderation_enabled?: boolean;
  moderation_onboarding_complete?: boolean;
  moderation_s3_image_access_role_arn?: string;
  moderation_webhook_url?: string;
  multi_tenant_enabled?: boolean;
  permission_version?: 'v1' | 'v2';
  push_config?: PushConfig;
  reminders_interval?: number;
  reminders_max_members?: number;
  reminders_max_per_user?: number;
  revoke_tokens_issued_before?: RequestTime;
  sns_key?: string;
  sns_secret?: string;
  sns_topic_arn?: string;
  sqs_key?: string;
  sqs_secret?: string;
  sqs_url?: string;
  user_response_time_enabled?: boolean;
  user_search_disallowed_roles?: Array<string>;
  video_primary_use_case?: 'video-calling' | 'voice-calling' | 'livestreaming' | 'audio-rooms' | 'ai-agents' | 'live-shopping' | 'other';
  webhook_events?: Array<string>;
  webhook_url?: string;
  xiaomi_config?: XiaomiConfig;
}

export interface UpdateBlockListRequest {
  is_confusable_folding_enabled?: boolean;
  is_leet_check_enabled?: boolean;
  is_plural_check_enabled?: boolean;
  is_substring_matching_enabled?: boolean;
  team?: string;
  user?: UserRequest;
  user_id?: string;
  words?: Array<string>;
}

export interface UpdateBlockListResponse {
  blocklist?: BlockListResponse;
  duration: string;
}

export interface UpdateCampaignRequest {
  channel_template?: CampaignChannelTemplate;
  create_channels?: boolean;
  description?: string;
  id?: string;
  message_template: CampaignMessageTemplateInput;
  name?: string;
  segment_ids?: Array<string>;
  sender_id: string;
  sender_mode?: 'exclude' | 'include';
  sender_visibility?: 'hidden' | 'archived';
  show_channels?: boolean;
  skip_push?: boolean;
  skip_webhook?: boolean;
  user_ids?: Array<string>;
}

export interface UpdateChannelPartialRequest {
  set?: Record<string, unknown>;
  unset?: Array<string>;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdateChannelPartialResponse {
  channel?: ChannelResponse;
  duration: string;
  members: Array<ChannelMemberResponse>;
}

export interface UpdateChannelRequest {
  accept_invite?: boolean;
  add_filter_tags?: Array<string>;
  add_members?: Array<ChannelMemberRequest>;
  add_moderators?: Array<string>;
  assign_roles?: Array<ChannelMemberRequest>;
  cooldown?: number;
  data?: ChannelInputRequest;
  demote_moderators?: Array<string>;
  hide_history?: boolean;
  hide_history_before?: RequestTime;
  invites?: Array<ChannelMemberRequest>;
  message?: MessageRequest;
  reject_invite?: boolean;
  remove_filter_tags?: Array<string>;
  remove_members?: Array<string>;
  skip_push?: boolean;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdateChannelResponse {
  channel?: ChannelResponse;
  duration: string;
  members: Array<ChannelMemberResponse>;
  message?: MessageResponse;
}

export interface UpdateChannelTypeRequest {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI';
  automod_behavior: 'flag' | 'block' | 'shadow_block';
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block';
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands?: Array<string>;
  connect_events?: boolean;
  count_messages?: boolean;
  custom_events?: boolean;
  delivery_events?: boolean;
  grants?: Record<string, Array<string>>;
  mark_messages_pending?: boolean;
  max_message_length: number;
  message_retention?: string;
  mutes?: boolean;
  partition_size?: number;
  partition_ttl?: string | null;
  permissions?: Array<PolicyRequestInput>;
  polls?: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none';
  push_notifications?: boolean;
  quotes?: boolean;
  reactions?: boolean;
  read_events?: boolean;
  reminders?: boolean;
  replies?: boolean;
  search?: boolean;
  shared_locations?: boolean;
  skip_last_msg_update_for_system_msgs?: boolean;
  typing_events?: boolean;
  uploads?: boolean;
  url_enrichment?: boolean;
  user_message_reminders?: boolean;
}

export interface UpdateChannelTypeResponse {
  allowed_flag_reasons?: Array<string>;
  automod: 'disabled' | 'simple' | 'AI' | (string & {});
  automod_behavior: 'flag' | 'block' | 'shadow_block' | (string & {});
  automod_thresholds?: Thresholds;
  blocklist?: string;
  blocklist_behavior?: 'flag' | 'block' | 'shadow_block' | (string & {});
  blocklists?: Array<BlockListOptions>;
  chat_preferences?: ChatPreferences;
  commands: Array<string>;
  connect_events: boolean;
  count_messages: boolean;
  created_at: Nanoseconds;
  custom_events: boolean;
  delivery_events: boolean;
  duration: string;
  grants: Record<string, Array<string>>;
  mark_messages_pending: boolean;
  max_message_length: number;
  message_retention: string;
  mutes: boolean;
  name: string;
  partition_size?: number;
  partition_ttl?: string | null;
  permissions: Array<PolicyRequest>;
  polls: boolean;
  push_level?: 'all' | 'all_mentions' | 'mentions' | 'direct_mentions' | 'none' | (string & {});
  push_notifications: boolean;
  quotes: boolean;
  reactions: boolean;
  read_events: boolean;
  reminders: boolean;
  replies: boolean;
  search: boolean;
  shared_locations: boolean;
  skip_last_msg_update_for_system_msgs: boolean;
  typing_events: boolean;
  updated_at: Nanoseconds;
  uploads: boolean;
  url_enrichment: boolean;
  user_message_reminders: boolean;
}

export interface UpdateCommandRequest {
  args?: string;
  description: string;
  set?: string;
}

export interface UpdateCommandResponse {
  command?: Command;
  duration: string;
}

export interface UpdateLiveLocationRequest {
  end_at?: RequestTime;
  latitude?: number;
  longitude?: number;
  message_id: string;
}

export interface UpdateMemberPartialRequest {
  set?: Record<string, unknown>;
  unset?: Array<string>;
}

export interface UpdateMemberPartialResponse {
  channel_member?: ChannelMemberResponse;
  duration: string;
}

export interface UpdateMessagePartialRequest {
  set?: Record<string, unknown>;
  skip_enrich_url?: boolean;
  skip_push?: boolean;
  unset?: Array<string>;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdateMessagePartialResponse {
  duration: string;
  message?: MessageResponse;
  pending_message_metadata?: Record<string, string>;
}

export interface UpdateMessageRequest {
  message: MessageRequest;
  skip_enrich_url?: boolean;
  skip_push?: boolean;
}

export interface UpdateMessageResponse {
  duration: string;
  message: MessageResponse;
  pending_message_metadata?: Record<string, string>;
}

export interface UpdatePollOptionRequest {
  custom?: Record<string, unknown>;
  id: string;
  text: string;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdatePollPartialRequest {
  set?: Record<string, unknown>;
  unset?: Array<string>;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdatePollRequest {
  allow_answers?: boolean;
  allow_user_suggested_options?: boolean;
  custom?: Record<string, unknown>;
  description?: string;
  enforce_unique_vote?: boolean;
  id: string;
  is_closed?: boolean;
  max_votes_allowed?: number;
  name: string;
  options?: Array<PollOptionRequest>;
  user?: UserRequest;
  user_id?: string;
  voting_visibility?: 'anonymous' | 'public';
}

export interface UpdatePredefinedFilterRequest {
  description?: string;
  filter: Record<string, unknown>;
  operation: 'QueryChannels';
  sort?: Array<Record<string, unknown>>;
}

export interface UpdatePredefinedFilterResponse {
  duration: string;
  predefined_filter?: PredefinedFilterResponse;
}

export interface UpdateReminderRequest {
  remind_at?: RequestTime;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdateReminderResponse {
  duration: string;
  reminder: ReminderResponseData;
}

export interface UpdateSegmentRequest {
  description?: string;
  filter?: Record<string, unknown>;
  name?: string;
}

export interface UpdateSegmentResponse {
  duration: string;
  segment: SegmentResponse;
}

export interface UpdateThreadPartialRequest {
  set?: Record<string, unknown>;
  unset?: Array<string>;
  user?: UserRequest;
  user_id?: string;
}

export interface UpdateThreadPartialResponse {
  duration: string;
  thread: ThreadResponse;
}

export interface UpdateUserPartialRequest {
  id: string;
  set?: Record<string, unknown>;
  unset?: Array<string>;
}

export interface UpdateUsersPartialRequest {
  users: Array<UpdateUserPartialRequest>;
}

export interface UpdateUsersRequest {
  users: Record<string, UserRequest>;
}

export interface UpdateUsersResponse {
  duration: string;
  membership_deletion_task_id: string;
  users: Record<string, FullUserResponse>;
}

export interface UploadChannelFileRequest {
  file?: string;
  user?: OnlyUserID;
}

export interface UploadChannelFileResponse {
  duration: string;
  file?: string;
  moderation_action?: string;
  thumb_url?: string;
}

export interface UploadChannelRequest {
  file?: string;
  upload_sizes?: Array<ImageSize>;
  user?: OnlyUserID;
}

export interface UploadChannelResponse {
  duration: string;
  file?: string;
  moderation_action?: string;
  thumb_url?: string;
  upload_sizes?: Array<ImageSize>;
}

export interface User {
  data?: Record<string, unknown>;
  id: string;
}

export interface UserCustomEventRequest {
  custom?: Record<string, unknown>;
  type: string;
}

export interface UserGroupMember {
  app_pk: number;
  created_at: Nanoseconds;
  group_id: string;
  is_admin: boolean;
  user_id: string;
}

export interface UserGroupResponse {
  created_at: Nanoseconds;
  created_by?: string;
  description?: string;
  id: string;
  members?: Array<UserGroupMember>;
  name: string;
  team_id?: string;
  updated_at: Nanoseconds;
}

export interface UserMuteResponse {
  created_at: Nanoseconds;
  expires?: Nanoseconds;
  target?: UserResponse;
  updated_at: Nanoseconds;
  user?: UserResponse;
}

export interface UserRequest {
  custom?: Record<string, unknown>;
  id: string;
  image?: string;
  invisible?: boolean;
  language?: string;
  name?: string;
  privacy_settings?: PrivacySettingsResponse;
  role?: string;
  teams?: Array<string>;
  teams_role?: Record<string, string>;
}

export interface UserResponse {
  avg_response_time?: number;
  ban_expires?: Nanoseconds;
  banned: boolean;
  blocked_user_ids: Array<string>;
  bypass_moderation?: boolean;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deactivated_at?: Nanoseconds;
  deleted_at?: Nanoseconds;
  devices?: Array<DeviceResponse>;
  id: string;
  image?: string;
  invisible: boolean;
  language: string;
  last_active?: Nanoseconds;
  name?: string;
  online: boolean;
  privacy_settings?: PrivacySettingsResponse;
  push_notifications?: PushNotificationSettingsResponse;
  revoke_tokens_issued_before?: Nanoseconds;
  role: string;
  shadow_banned: boolean;
  teams: Array<string>;
  teams_role?: Record<string, string>;
  updated_at: Nanoseconds;
}

export interface UserResponseInput {
  avg_response_time?: number;
  ban_expires?: RequestTime;
  banned: boolean;
  blocked_user_ids?: Array<string>;
  bypass_moderation?: boolean;
  created_at: RequestTime;
  custom?: Record<string, unknown>;
  deactivated_at?: RequestTime;
  deleted_at?: RequestTime;
  devices?: Array<DeviceResponseInput>;
  id: string;
  image?: string;
  invisible: boolean;
  language: string;
  last_active?: RequestTime;
  name?: string;
  online: boolean;
  privacy_settings?: PrivacySettingsResponse;
  push_notifications?: PushNotificationSettingsResponseInput;
  revoke_tokens_issued_before?: RequestTime;
  role: string;
  shadow_banned: boolean;
  teams?: Array<string>;
  teams_role?: Record<string, string>;
  updated_at: RequestTime;
}

export interface UserResponseCommonFields {
  avg_response_time?: number;
  banned: boolean;
  blocked_user_ids: Array<string>;
  created_at: Nanoseconds;
  custom: Record<string, unknown>;
  deactivated_at?: Nanoseconds;
  deleted_at?: Nanoseconds;
  id: string;
  image?: string;
  language: string;
  last_active?: Nanoseconds;
  name?: string;
  online: boolean;
  revoke_tokens_issued_before?: Nanoseconds;
  role: string;
  teams: Array<string>;
  teams_role?: Record<string, string>;
  updated_at: Nanoseconds;
}

export interface VideoSettings {
  access_request_enabled: boolean;
  camera_default_on: boolean;
  camera_facing: 'front' | 'back' | 'external' | (string & {});
  enabled: boolean;
  target_resolution: TargetResolution;
}

export interface VoteData {
  answer_text?: string;
  option_id?: string;
}

export interface WSEvent {
  automoderation?: boolean;
  automoderation_scores?: ModerationResponse;
  channel?: ChannelResponse;
  channel_id?: string;
  channel_last_message_at?: Nanoseconds;
  channel_type?: string;
  cid?: string;
  connection_id?: string;
  created_at: Nanoseconds;
  created_by?: UserResponse;
  custom: Record<string, unknown>;
  me?: OwnUserResponse;
  member?: ChannelMemberResponse;
  message?: MessageResponse;
  message_update?: MessageUpdate;
  parent_id?: string;
  poll?: PollResponseData;
  poll_vote?: PollVoteResponseData;
  reaction?: ReactionResponse;
  reason?: string;
  team?: string;
  thread?: ThreadResponse;
  thread_id?: string;
  type: string;
  user?: UserResponse;
  user_id?: string;
  watcher_count?: number;
}

export interface WebhookFailoverConfig {
  gcs_bucket?: string;
  gcs_credentials?: string;
  gcs_path?: string;
  type?: string;
}

export interface WrappedUnreadCountsResponse {
  channel_type: Array<UnreadCountsChannelType>;
  channels: Array<UnreadCountsChannel>;
  duration: string;
  threads: Array<UnreadCountsThread>;
  total_unread_count: number;
  total_unread_count_by_team?: Record<string, number>;
  total_unread_threads_count: number;
}

export interface XiaomiConfig {
  Disabled?: boolean;
  package_name?: string;
  secret?: string;
}

export interface XiaomiConfigFields {
  enabled: boolean;
  package_name?: string;
  secret?: string;
}

export interface GetCampaignParams {
  id: string;
}

export interface GetCampaignQuery {
  prev?: string;
  next?: string;
  limit?: number;
}

export interface StartCampaignParams {
  id: string;
}

export interface StopCampaignParams {
  id: string;
}

export interface MarkDeliveredQuery {
  user_id?: string;
}

export interface GetOrCreateDistinctChannelParams {
  type: string;
}

export interface UpdateChannelParams {
  type: string;
  id: string;
}

export interface UpdateChannelPartialParams {
  type: string;
  id: string;
}

export interface DeleteChannelParams {
  type: string;
  id: string;
}

export interface DeleteChannelQuery {
  hard_delete?: boolean;
}

export interface GetDraftParams {
  type: string;
  id: string;
}

export interface GetDraftQuery {
  parent_id?: string;
  user_id?: string;
}

export interface DeleteDraftParams {
  type: string;
  id: string;
}

export interface DeleteDraftQuery {
  parent_id?: string;
  user_id?: string;
}

export interface SendEventParams {
  type: string;
  id: string;
}

export interface UploadChannelFileParams {
  type: string;
  id: string;
}

export interface UploadChannelFileBody {
  file: Blob;
  user?: OnlyUserID;
}

export interface DeleteChannelFileParams {
  type: string;
  id: string;
}

export interface DeleteChannelFileQuery {
  url?: string;
}

export interface HideChannelParams {
  type: string;
  id: string;
}

export interface UploadChannelImageParams {
  type: string;
  id: string;
}

export interface UploadChannelImageBody {
  file: Blob;
  upload_sizes?: Array<ImageSize>;
  user?: OnlyUserID;
}

export interface DeleteChannelImageParams {
  type: string;
  id: string;
}

export interface DeleteChannelImageQuery {
  url?: string;
}

export interface UpdateMemberPartialParams {
  type: string;
  id: string;
}

export interface UpdateMemberPartialQuery {
  user_id?: string;
}

export interface SendMessageParams {
  type: string;
  id: string;
}

export interface GetManyMessagesParams {
  type: string;
  id: string;
}

export interface GetManyMessagesQuery {
  ids: Array<string>;
  member_custom_include?: Array<string>;
}

export interface GetOrCreateChannelParams {
  type: string;
  id: string;
}

export interface MarkReadParams {
  type: string;
  id: string;
}

export interface ShowChannelParams {
  type: string;
  id: string;
}

export interface TruncateChannelParams {
  type: string;
  id: string;
}

export interface MarkUnreadParams {
  type: string;
  id: string;
}

export interface GetChannelTypeParams {
  name: string;
}

export interface UpdateChannelTypeParams {
  name: string;
}

export interface DeleteChannelTypeParams {
  name: string;
}

export interface GetCommandParams {
  name: string;
}

export interface UpdateCommandParams {
  name: string;
}

export interface DeleteCommandParams {
  name: string;
}

export interface QueryMembersQuery {
  payload?: QueryMembersPayload;
}

export interface GetMessageParams {
  id: string;
}

export interface GetMessageQuery {
  show_deleted_message?: boolean;
}

export interface UpdateMessageParams {
  id: string;
}

export interface UpdateMessagePartialParams {
  id: string;
}

export interface DeleteMessageParams {
  id: string;
}

export interface DeleteMessageQuery {
  hard?: boolean;
  deleted_by?: string;
  delete_for_me?: boolean;
}

export interface RunMessageActionParams {
  id: string;
}

export interface CommitMessageParams {
  id: string;
}

export interface EphemeralMessageUpdateParams {
  id: string;
}

export interface SendReactionParams {
  id: string;
}

export interface DeleteReactionParams {
  id: string;
  type: string;
}

export interface DeleteReactionQuery {
  user_id?: string;
}

export interface GetReactionsParams {
  id: string;
}

export interface GetReactionsQuery {
  limit?: number;
  offset?: number;
}

export interface QueryReactionsParams {
  id: string;
}

export interface TranslateMessageParams {
  id: string;
}

export interface UndeleteMessageParams {
  id: string;
}

export interface CastPollVoteParams {
  message_id: string;
  poll_id: string;
}

export interface DeletePollVoteParams {
  message_id: string;
  poll_id: string;
  vote_id: string;
}

export interface DeletePollVoteQuery {
  user_id?: string;
}

export interface CreateReminderParams {
  message_id: string;
}

export interface UpdateReminderParams {
  message_id: string;
}

export interface DeleteReminderParams {
  message_id: string;
}

export interface DeleteReminderQuery {
  user_id?: string;
}

export interface GetRepliesParams {
  parent_id: string;
}

export interface GetRepliesQuery {
  sort?: Array<SortParamRequest>;
  limit?: number;
  id_gte?: string;
  id_gt?: string;
  id_lte?: string;
  id_lt?: string;
  id_around?: string;
  member_custom_include?: Array<string>;
}

export interface QueryMessageFlagsQuery {
  payload?: QueryMessageFlagsPayload;
}

export interface QueryBannedUsersQuery {
  payload?: QueryBannedUsersPayload;
}

export interface QueryFutureChannelBansQuery {
  payload?: QueryFutureChannelBansPayload;
}

export interface SearchQuery {
  payload?: SearchPayload;
}

export interface GetSegmentParams {
  id: string;
}

export interface DeleteSegmentParams {
  id: string;
}

export interface DeleteSegmentTargetsParams {
  id: string;
}

export interface SegmentTargetExistsParams {
  id: string;
  target_id: string;
}

export interface QuerySegmentTargetsParams {
  id: string;
}

export interface GetThreadParams {
  message_id: string;
}

export interface GetThreadQuery {
  reply_limit?: number;
  participant_limit?: number;
  member_limit?: number;
}

export interface UpdateThreadPartialParams {
  message_id: string;
}

export interface UnreadCountsQuery {
  user_id?: string;
}

export interface SendUserCustomEventParams {
  user_id: string;
}

export interface DeleteBlockListParams {
  name: string;
}

export interface DeleteBlockListQuery {
  team?: string;
  user_id?: string;
}

export interface GetBlockListParams {
  name: string;
}

export interface GetBlockListQuery {
  team?: string;
}

export interface UpdateBlockListParams {
  name: string;
}

export interface ListBlockListsQuery {
  team?: string;
  cursor?: string;
  limit?: number;
}

export interface DeleteCampaignParams {
  id: string;
}

export interface UpdateCampaignParams {
  id: string;
}

export interface GetPinnedMessagesParams {
  type: string;
  id: string;
}

export interface GetPinnedMessagesQuery {
  limit?: number;
  offset?: number;
  id_gte?: string;
  id_gt?: string;
  id_lte?: string;
  id_lt?: string;
  pinned_at_after_or_equal?: RequestTime;
  pinned_at_after?: RequestTime;
  pinned_at_before_or_equal?: RequestTime;
  pinned_at_before?: RequestTime;
  id_around?: string;
  pinned_at_around?: RequestTime;
  sort?: Array<SortParamRequest>;
  member_custom_include?: Array<string>;
  user_id?: string;
}

export interface GetChannelParams {
  type: string;
  id: string;
}

export interface GetChannelQuery {
  state?: boolean;
  messages_limit?: number;
  members_limit?: number;
  watchers_limit?: number;
  messages_id_lt?: string;
  messages_id_lte?: string;
  messages_id_gt?: string;
  messages_id_gte?: string;
  messages_id_around?: string;
  user_id?: string;
}

export interface DeletePredefinedFilterParams {
  name: string;
}

export interface GetPredefinedFilterParams {
  name: string;
}

export interface UpdatePredefinedFilterParams {
  name: string;
}

export interface GetPredefinedFiltersQuery {
  sort?: Array<SortParamRequest>;
  include_stats?: boolean;
}

export interface AddSegmentTargetsParams {
  id: string;
}

export interface UpdateSegmentParams {
  id: string;
}

export interface DeleteDeviceQuery {
  id: string;
  user_id?: string;
}

export interface ListDevicesQuery {
  user_id?: string;
}

export interface UnbanQuery {
  target_user_id: string;
  channel_cid?: string;
  created_by?: string;
}

export interface GetOgQuery {
  url: string;
}

export interface GetPermissionParams {
  id: string;
}

export interface QueryPollsQuery {
  user_id?: string;
}

export interface DeletePollOptionParams {
  poll_id: string;
  option_id: string;
}

export interface DeletePollOptionQuery {
  user_id?: string;
}

export interface GetPollOptionParams {
  poll_id: string;
  option_id: string;
}

export interface CreatePollOptionParams {
  poll_id: string;
}

export interface UpdatePollOptionParams {
  poll_id: string;
}

export interface QueryPollVotesParams {
  poll_id: string;
}

export interface QueryPollVotesQuery {
  user_id?: string;
}

export interface DeletePollParams {
  poll_id: string;
}

export interface DeletePollQuery {
  user_id?: string;
}

export interface GetPollParams {
  poll_id: string;
}

export interface GetPollQuery {
  user_id?: string;
}

export interface UpdatePollPartialParams {
  poll_id: string;
}

export interface GetRateLimitsQuery {
  server_side?: boolean;
  android?: boolean;
  ios?: boolean;
  web?: boolean;
  unity?: boolean;
  endpoints?: string;
}

export interface DeleteRoleParams {
  name: string;
}

export interface GetTaskParams {
  id: string;
}

export interface DeleteFileQuery {
  url?: string;
}

export interface UploadFileBody {
  file: Blob;
  user?: OnlyUserID;
}

export interface DeleteImageQuery {
  url?: string;
}

export interface UploadImageBody {
  file: Blob;
  upload_sizes?: Array<ImageSize>;
  user?: OnlyUserID;
}

export interface GetBlockedUsersQuery {
  user_id?: string;
}

export interface GetUserLiveLocationsQuery {
  user_id?: string;
}

export interface UpdateLiveLocationQuery {
  user_id?: string;
}

export interface DeactivateUserParams {
  user_id: string;
}

export interface ExportUserParams {
  user_id: string;
}

export interface ReactivateUserParams {
  user_id: string;
}

export interface QueryUsersQuery {
  payload?: QueryUsersPayload;
}
