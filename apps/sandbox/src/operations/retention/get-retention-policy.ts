import type { getRetentionPolicy as Operation } from '@backchannel/chat-api/operations';
import { presentPolicy } from '../../present/retention.ts';
import { allPolicies } from '../../store/retention.ts';
import type { Handler } from '../handler.ts';

export const getRetentionPolicy: Handler<typeof Operation> = (_call, { db }) => ({
  policies: allPolicies(db).map(presentPolicy),
});
