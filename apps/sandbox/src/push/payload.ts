import type { PushNotificationFields } from '@backchannel/chat-api/types';
import { renderTemplate } from '../campaigns/template.ts';
import { isObject } from '../values.ts';

/** What a template can name: `sender`, `receiver`, `channel` and `message`, each with its fields. */
export interface PushScope {
  type: string;
  sender: object;
  receiver: object;
  channel: Record<string, unknown>;
  message: Record<string, unknown>;
}

const STREAM = `"sender": "stream.chat", "type": "{{ type }}", "version": "v2", "id": "{{ message.id }}",
  "message_id": "{{ message.id }}", "channel_id": "{{ channel.id }}", "channel_type": "{{ channel.type }}",
  "cid": "{{ channel.cid }}", "receiver_id": "{{ receiver.id }}"`;
const ALERT = '"title": "{{ sender.name }} @ {{ channel.name }}", "body": "{{ message.text }}"';

// What a provider gets while nobody has set a template.
const defaults = {
  apn: `{"aps": {"alert": {${ALERT}}, "mutable-content": 1, "category": "stream.chat"}, "stream": {${STREAM}}}`,
  data: `{${STREAM}}`,
  notification: `{${ALERT}}`,
};

/** The values as they stand inside a JSON text. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escaped(entry)]));
}

/** A template, which is JSON with slots, filled in. */
function fill(template: string, { type, ...scope }: PushScope): string {
  const values = Object.fromEntries(
    Object.entries(scope).map(([key, value]) => [key, escaped(value) as object]),
  );
  return renderTemplate(template.replaceAll(/\{\{\s*type\s*\}\}/g, type), values);
}

/** The JSON in a filled template; an object that says so where it is none. */
export function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Whoever wrote the template finds out by reading the push.
  }
  return { invalid: text };
}

/** Templates of one's own, in the place of the app's. */
export interface Templates {
  apn?: string | undefined;
  firebase?: string | undefined;
  firebaseData?: string | undefined;
}

export const templatesOf = ({ apn, firebase }: PushNotificationFields): Templates => ({
  apn: apn.notification_template,
  firebase: firebase.notification_template,
  firebaseData: firebase.data_template,
});

export const apnText = ({ apn }: Templates, scope: PushScope): string => fill(apn || defaults.apn, scope);

export const firebaseText = ({ firebase, firebaseData }: Templates, scope: PushScope): string =>
  JSON.stringify({
    notification: parsed(fill(firebase || defaults.notification, scope)),
    data: parsed(fill(firebaseData || defaults.data, scope)),
  });

/** What a push says of its message, whoever carries it. */
export const dataOf = (scope: PushScope): Record<string, string> =>
  Object.fromEntries(
    Object.entries(parsed(fill(defaults.data, scope))).map(([key, value]) => [key, String(value)]),
  );

/** What a device's provider would get. */
export const payloadFor = (provider: string, templates: Templates, scope: PushScope): string =>
  provider === 'apn' ? JSON.stringify(parsed(apnText(templates, scope))) : firebaseText(templates, scope);
