import type { checkSns as Operation } from '@backchannel/chat-api/operations';
import { appSettings } from '../../store/app.ts';
import type { Handler } from '../handler.ts';
import { queueCheck } from './queue-check.ts';

export const checkSns: Handler<typeof Operation> = ({ body }, { db }) =>
  queueCheck(
    { sns_topic_arn: body.sns_topic_arn, sns_key: body.sns_key, sns_secret: body.sns_secret },
    appSettings(db),
  );
