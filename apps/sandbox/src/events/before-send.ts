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
  'type',
  'mml',
  'attachments',
  'mentioned_users',
  'custom',
  'silent',
  'show_in_channel',
  'restricted_visibility',
];

// What it may make of a message; a reply is one by its thread, whatever it says.
const types: readonly unknown[] = [undefined, 'regular', 'system', 'reply', 'error'];

type Fields = Record<string, unknown>;

/** What the hook says of a message beside its fields. */
export interface Foresight {
  /** The message is not sent: whoever wrote it gets it back as an error. */
  refused: boolean;
  /** Its translations, instead of those that would be made here. */
  i18n?: Record<string, string> | undefined;
}

/** The body of a call as it goes on, and what the hook has said beside it, if it was there and had a say. */
export interface Foreseen {
  body: Fields;
  foresight?: Foresight | undefined;
}

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

const isTexts = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');

/** A message with what the hook has changed of it; undefined when that is no message. */
function changedBy(
  answer: unknown,
  body: Fields,
  message: Fields,
  spec: OperationSpec,
): Foreseen | undefined {
  const changed = isObject(answer) ? answer['message'] : undefined;
  if (!isObject(changed)) return undefined;
  const { type, i18n, text } = changed;
  if (!types.includes(type) || (i18n !== undefined && !isTexts(i18n))) return undefined;
  const given = Object.fromEntries(
    open.flatMap((field) => (field in changed ? [[field, changed[field]]] : [])),
  );
  if (type !== 'regular' && type !== 'system') delete given['type'];
  // What was rendered of another text does not stay.
  if (typeof text === 'string' && text !== message['text']) given['html'] = undefined;
  const after = { ...body, message: { ...message, ...given } };
  try {
    checkFields(spec.bodyParams, after);
    return { body: after, foresight: { refused: type === 'error', i18n } };
  } catch {
    return undefined;
  }
}

/**
 * The body of a call that sends a message, after the app's own server has had the chance to change or refuse it: the
 * hook of `before_message_send_hook_url` has a second, and what it does not answer properly changes nothing.
 */
export async function askBeforeSending(
  context: Context,
  call: SendCall,
  credentials: Credentials,
): Promise<Foreseen> {
  const { spec, body } = call;
  if (spec.name !== 'send_message') return { body };
  const settings = appSettings(context.db);
  const { before_message_send_hook_url: url, before_message_send_hook_attempt_timeout_ms: timeout } =
    settings;
  const { message } = body;
  if (typeof url !== 'string' || url === '' || !isObject(message)) return { body };
  const timeoutMs = typeof timeout === 'number' && timeout > 0 ? timeout : TIMEOUT_MS;
  const answer = await askForAnswer(url, payloadOf(context, call, message), timeoutMs, credentials);
  return changedBy(answer, body, message, spec) ?? { body };
}
