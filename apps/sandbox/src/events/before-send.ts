import { assembleChannel } from '../assemble/channels.ts';
import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import type { Caller, Credentials } from '../http/auth.ts';
import { checkFields } from '../http/validate.ts';
import { appSettings } from '../store/app.ts';
import { findChannel } from '../store/channels.ts';
import { isObject } from '../values.ts';
import { sign } from './send.ts';
import type { OperationSpec } from '@backchannel/chat-api/spec';

const TIMEOUT_MS = 1000;
const MOST_BYTES = 1024 * 1024;

/** What the hook may change of a message. */
const open = [
  'text',
  'html',
  'mml',
  'attachments',
  'mentioned_users',
  'custom',
  'silent',
  'show_in_channel',
  'restricted_visibility',
];

type Fields = Record<string, unknown>;

interface SendCall {
  spec: OperationSpec;
  caller: Caller;
  params: Fields;
  body: Fields;
}

function payloadOf(context: Context, { caller, params }: SendCall, message: Fields): string {
  const channel = findChannel(context.db, `${String(params['type'])}:${String(params['id'])}`);
  const { user, user_id: named } = message;
  const givenId = isObject(user) ? user['id'] : named;
  const userId = caller.kind === 'user' ? caller.userId : givenId;
  return JSON.stringify({
    message,
    ...(typeof userId === 'string' && { user: new UserBook(context).get(userId) }),
    ...(channel && { channel: assembleChannel(context, channel) }),
    ...(context.request && { request_info: context.request }),
  });
}

/** What a receiver at the app's own server answers; undefined for whatever is no answer to go by. */
export async function askForAnswer(
  url: string,
  body: string,
  timeoutMs: number,
  credentials: Credentials,
): Promise<unknown> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'x-signature': sign(body, credentials.apiSecret),
        'x-api-key': credentials.apiKey,
      },
      body,
    });
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    for await (const chunk of reply.body ?? []) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) return undefined;
      chunks.push(chunk);
    }
    return reply.ok ? (JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown) : undefined;
  } catch {
    // Whoever wants to look at messages first must be there; the message goes on as it was.
    return undefined;
  }
}

/**
 * The body of a call that sends a message, after the app's own server has had the chance to change it: the hook of
 * `before_message_send_hook_url` has a second, and what it does not answer properly changes nothing.
 */
export async function askBeforeSending(
  context: Context,
  call: SendCall,
  credentials: Credentials,
): Promise<Fields> {
  const { spec, body } = call;
  if (spec.name !== 'send_message') return body;
  const settings = appSettings(context.db);
  const { before_message_send_hook_url: url, before_message_send_hook_attempt_timeout_ms: timeout } =
    settings;
  const { message } = body;
  if (typeof url !== 'string' || url === '' || !isObject(message)) return body;
  const timeoutMs = typeof timeout === 'number' && timeout > 0 ? timeout : TIMEOUT_MS;
  const answer = await askForAnswer(url, payloadOf(context, call, message), timeoutMs, credentials);
  const changed = isObject(answer) ? answer['message'] : undefined;
  if (!isObject(changed)) return body;
  const given = Object.fromEntries(
    open.flatMap((field) => (field in changed ? [[field, changed[field]]] : [])),
  );
  const after = { ...body, message: { ...message, ...given } };
  try {
    checkFields(spec.bodyParams, after);
    return after;
  } catch {
    return body;
  }
}
