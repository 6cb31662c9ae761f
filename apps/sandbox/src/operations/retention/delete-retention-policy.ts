import type { deleteRetentionPolicy as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist } from '../../errors.ts';
import { removePolicy } from '../../store/retention.ts';
import type { Handler } from '../handler.ts';

/** Ends a policy; its runs are still told. */
export const deleteRetentionPolicy: Handler<typeof Operation> = ({ body }, { db }) => {
  if (removePolicy(db, body.policy) === 0)
    throw doesNotExist(`retention policy ${body.policy} doesn't exist`);
  return {};
};
