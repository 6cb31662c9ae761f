import type { AppResponseFields, ChannelConfig, FileUploadConfig } from '@backchannel/chat-api/types';
import { typeSpecs } from '@backchannel/chat-api/spec';
import { appGrants } from '@backchannel/chat-api/default-grants';
import type { AppSettings } from '../store/app.ts';

const LARGEST_UPLOAD_BYTES = 104_857_600;

const uploads: FileUploadConfig = {
  allowed_file_extensions: [],
  allowed_mime_types: [],
  blocked_file_extensions: [],
  blocked_mime_types: [],
  size_limit: LARGEST_UPLOAD_BYTES,
};

/** What an app is while nobody has set anything. */
export const appDefaults: Omit<AppResponseFields, 'channel_configs'> = {
  id: 1,
  name: 'Sandbox',
  organization: 'Sandbox',
  placement: 'local',
  permission_version: 'v2',
  suspended: false,
  suspended_explanation: '',
  disable_auth_checks: false,
  disable_permissions_checks: false,
  multi_tenant_enabled: false,
  allow_multi_user_devices: true,
  guest_user_creation_disabled: false,
  enforce_unique_usernames: 'no',
  user_search_disallowed_roles: [],
  user_response_time_enabled: false,
  member_custom_on_messages_enabled: true,
  campaign_enabled: true,
  auto_translation_enabled: false,
  async_url_enrich_enabled: false,
  cdn_expiration_seconds: 1_209_600,
  reminders_interval: 3600,
  file_upload_config: uploads,
  image_upload_config: uploads,
  image_moderation_enabled: false,
  moderation_enabled: true,
  moderation_webhook_url: '',
  moderation_multitenant_blocklist_enabled: false,
  moderation_llm_configurability_enabled: false,
  moderation_video_call_moderation_enabled: false,
  moderation_audio_call_moderation_enabled: false,
  max_aggregated_activities_length: 0,
  feed_audit_logs_enabled: false,
  call_types: {},
  policies: {},
  grants: appGrants,
  webhook_url: '',
  webhook_events: [],
  event_hooks: [],
  use_hook_v2: true,
  custom_action_handler_url: '',
  sqs_url: '',
  sqs_key: '',
  sqs_secret: '',
  sns_topic_arn: '',
  sns_key: '',
  sns_secret: '',
  push_notifications: {
    version: 'v2',
    offline_only: false,
    apn: { enabled: false, development: false },
    firebase: { enabled: false },
    huawei: { enabled: false },
    xiaomi: { enabled: false },
  },
};

const isShown = (field: string): boolean =>
  Object.hasOwn(typeSpecs['AppResponseFields']?.properties ?? {}, field);

/** The app: its defaults, what was set over them, and the configs of its channel types. */
export const presentApp = (
  settings: AppSettings,
  channelConfigs: Record<string, ChannelConfig>,
): AppResponseFields => ({
  ...appDefaults,
  // Settings are checked against the API's description before they are stored; some of them no answer shows.
  ...(Object.fromEntries(
    Object.entries(settings).filter(([field]) => isShown(field)),
  ) as Partial<AppResponseFields>),
  channel_configs: channelConfigs,
});

/** The app as everybody may see it. */
export const withoutSecrets = ({
  before_message_send_hook_url: _url,
  datadog_info: _datadog,
  moderation_s3_image_access_role_arn: _role,
  ...app
}: AppResponseFields): AppResponseFields => ({
  ...app,
  event_hooks: [],
  webhook_url: '',
  moderation_webhook_url: '',
  custom_action_handler_url: '',
  sqs_url: '',
  sqs_key: '',
  sqs_secret: '',
  sns_topic_arn: '',
  sns_key: '',
  sns_secret: '',
  push_notifications: {
    ...appDefaults.push_notifications,
    version: app.push_notifications.version,
    offline_only: app.push_notifications.offline_only,
  },
});
