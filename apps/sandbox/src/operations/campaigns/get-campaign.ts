import type { getCampaign as Operation } from '@backchannel/chat-api/operations';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { answerCampaign, USERS_SHOWN } from './answer-campaign.ts';

const LIMIT = { default: USERS_SHOWN, max: 1000 };

/** One campaign; limit and cursors are about the users whom it is for. */
export const getCampaign: Handler<typeof Operation> = ({ params, query }, context) =>
  answerCampaign(context, params.id, query, pageOf(query, LIMIT, 0).limit);
