import type { translateMessage as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { emitMessageEvent } from '../../events/message-events.ts';
import { updateMessage } from '../../store/messages.ts';
import { countTranslation } from '../../store/counters/usage.ts';
import { parseObject } from '../../values.ts';
import type { Handler } from '../handler.ts';
import { answerMessage, readAgain } from './answer-message.ts';
import { requireMessage } from './find-message.ts';
import { languageOf, targetsOf, translationsOf } from './translation.ts';

const LONGEST_TEXT = 5000;

/** Adds a language to a message's translations; its own text stays. */
export const translateMessage: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const { row, channel } = requireMessage(context, caller, params.id);
  if (row.deleted_at !== null)
    throw inputError(`message with id ${row.id} is deleted and cannot be translated`);
  if (row.pending === 1) throw inputError(`message with id ${row.id} is pending and cannot be translated`);
  if (Array.from(row.text).length > LONGEST_TEXT)
    throw inputError(`only messages of up to ${LONGEST_TEXT} characters can be translated`);
  const { language } = parseObject(row.i18n);
  const source = typeof language === 'string' ? language : languageOf(context, row.user_id);
  const targets = [...targetsOf(row.i18n), body.language];
  updateMessage(context.db, row.id, { i18n: JSON.stringify(translationsOf(row.text, source, targets)) });
  countTranslation(context.db, channel.team, context.clock.now());
  const translated = readAgain(context, row.id);
  const readerId = caller.kind === 'user' ? caller.userId : undefined;
  emitMessageEvent(context, 'message.updated', translated, readerId);
  return { message: answerMessage(context, translated, { viewer: caller, readerId }) };
};
