import type { PushNotificationFields, PushProviderResponse } from '@backchannel/chat-api/types';
import type { AppSettings } from '../store/app.ts';
import { toWire } from '../time.ts';
import type { Micros } from '../time.ts';
import { compact } from '../values.ts';
import { appDefaults } from './app.ts';

type Own = Omit<PushProviderResponse, 'name' | 'type' | 'created_at' | 'updated_at'>;

const own = ({ apn, firebase, huawei, xiaomi }: PushNotificationFields): Record<string, Own | undefined> => ({
  apn: apn.enabled
    ? {
        apn_auth_key: apn.auth_key,
        apn_auth_type: apn.auth_type,
        apn_development: apn.development,
        apn_host: apn.host,
        apn_key_id: apn.key_id,
        apn_p12_cert: apn.p12_cert,
        apn_team_id: apn.team_id,
        apn_topic: apn.bundle_id,
      }
    : undefined,
  firebase: firebase.enabled
    ? {
        firebase_apn_template: firebase.apn_template,
        firebase_credentials: firebase.credentials_json,
        firebase_data_template: firebase.data_template,
        firebase_notification_template: firebase.notification_template,
        firebase_server_key: firebase.server_key,
      }
    : undefined,
  huawei: huawei.enabled ? { huawei_app_id: huawei.id, huawei_app_secret: huawei.secret } : undefined,
  xiaomi: xiaomi.enabled
    ? { xiaomi_app_secret: xiaomi.secret, xiaomi_package_name: xiaomi.package_name }
    : undefined,
});

/** The app's push settings in full. */
export const pushSettings = (settings: AppSettings): PushNotificationFields => ({
  ...appDefaults.push_notifications,
  // Stored by update_app alone, in this shape.
  ...(settings['push_notifications'] as Partial<PushNotificationFields> | undefined),
});

/** The push providers that are switched on. */
export const presentPushProviders = (
  settings: AppSettings,
  { created_at, updated_at }: { created_at: Micros; updated_at: Micros },
): PushProviderResponse[] =>
  Object.entries(own(pushSettings(settings))).flatMap(([type, fields]) =>
    fields
      ? compact<PushProviderResponse>({
          name: type,
          type,
          ...fields,
          created_at: toWire(created_at),
          updated_at: toWire(updated_at),
        })
      : [],
  );
