import type { MessageRequest, MessageResponse } from '@backchannel/chat-api/types';
import { typeSpecs } from '@backchannel/chat-api/spec';
import { UserBook } from '../../assemble/users.ts';
import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import { checkFields } from '../../http/validate.ts';
import { appSettings } from '../../store/app.ts';
import { isObject } from '../../values.ts';

/**
 * Thrown where only the app's own server knows how to go on, after everything else was checked. The call ends
 * without a trace; it is made again with what that server has answered.
 */
export class AskApp extends Error {
  readonly url: string;
  readonly body: string;

  constructor(url: string, body: object) {
    super('the answer of the app’s own server is needed');
    this.url = url;
    this.body = JSON.stringify(body);
  }
}

/** What the app's own server has answered; `answer` is undefined when it has not, or not properly. */
export interface Answered {
  answer: unknown;
}

/** A command's answer: what becomes of the message, or undefined when nothing of it stays. */
export interface CommandAnswer {
  type: 'regular' | 'ephemeral' | 'error';
  message: MessageRequest;
}

// What the app's server may say about the message.
const open = ['text', 'html', 'mml', 'attachments', 'mentioned_users', 'custom', 'silent', 'show_in_channel'];
const specs = Object.entries(typeSpecs['MessageRequest']?.properties ?? {}).flatMap(([name, spec]) =>
  open.includes(name) ? [{ ...spec, name, required: false }] : [],
);

const failed = (command: string): ApiFailure =>
  new ApiFailure(
    'customCommandFailed',
    `the handler of the custom command "${command}" did not answer properly`,
  );

function read(answer: unknown, command: string): CommandAnswer | undefined {
  if (!isObject(answer)) throw failed(command);
  const { message } = answer;
  if (message === undefined || message === null) return undefined;
  if (!isObject(message)) throw failed(command);
  const { type = 'ephemeral' } = message;
  if (type !== 'regular' && type !== 'ephemeral' && type !== 'error') throw failed(command);
  try {
    const given = Object.fromEntries(
      open.flatMap((name) => (name in message ? [[name, message[name]]] : [])),
    );
    // Held against the description of these very fields.
    return { type, message: checkFields(specs, given, 'message') };
  } catch {
    throw failed(command);
  }
}

/**
 * Has the app's own server carry out one of its commands; in the address `{type}` stands for the command. Throws
 * 400/44 without an address, 400/45 when nothing proper came back, and {@link AskApp} as long as nobody has asked.
 */
export function askForCommand(
  { db, ...context }: Context,
  { answered }: { answered?: Answered | undefined },
  {
    command,
    message,
    args,
    form,
  }: {
    command: string;
    message: MessageResponse;
    args: string;
    form?: Record<string, string> | undefined;
  },
): CommandAnswer | undefined {
  const url = appSettings(db)['custom_action_handler_url'];
  if (typeof url !== 'string' || url === '')
    throw new ApiFailure('customCommandEndpoint', `no handler is set for the custom command "${command}"`);
  if (answered) return read(answered.answer, command);
  throw new AskApp(url.replaceAll('{type}', encodeURIComponent(command)), {
    message: { ...message, command, args },
    user: new UserBook({ ...context, db }).get(message.user.id),
    ...(form && { form_data: form }),
  });
}
