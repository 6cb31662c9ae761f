import type { checkSqs as Operation } from '@backchannel/chat-api/operations';
import { appSettings } from '../../store/app.ts';
import type { Handler } from '../handler.ts';
import { queueCheck } from './queue-check.ts';

export const checkSqs: Handler<typeof Operation> = ({ body }, { db }) =>
  queueCheck({ sqs_url: body.sqs_url, sqs_key: body.sqs_key, sqs_secret: body.sqs_secret }, appSettings(db));
