import type { queryCampaigns as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { compileCampaignCondition } from '../../filter/campaigns.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined } from '../../filter/sql.ts';
import { selectCampaigns } from '../../store/campaigns.ts';
import type { CampaignRow } from '../../store/campaigns.ts';
import { cursorPage, orderOf } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { answerCampaigns, USERS_SHOWN } from './answer-campaign.ts';

const LIMIT = { default: 10, max: 100 };
const USERS = { default: USERS_SHOWN, max: 1000 };

const columns = {
  id: 'p.id',
  name: "coalesce(p.name, '')",
  status: 'p.status',
  sender_id: 'p.sender_id',
  scheduled_for: 'coalesce(p.scheduled_for, 0)',
  created_at: 'p.created_at',
  updated_at: 'p.updated_at',
};

const valueOf = (row: CampaignRow, field: string): string | number => {
  switch (field) {
    case 'id':
    case 'status':
    case 'sender_id':
    case 'created_at':
    case 'updated_at':
      return row[field];
    case 'name':
      return row.name ?? '';
    case 'scheduled_for':
      return row.scheduled_for ?? 0;
    default:
      throw new Error(`campaigns are not sorted by ${field}`);
  }
};

/** Campaigns, the newest first unless the request says otherwise. */
export const queryCampaigns: Handler<typeof Operation> = ({ spec, body }, context) => {
  const filter = parseFilter(body.filter, filterFieldsOf(spec, 'filter'), 'filter');
  const where = compileFilter(filter, compileCampaignCondition);
  const fields = orderOf(body.sort, columns, { name: 'created_at', direction: -1 }, [
    { name: 'id', column: 'p.id' },
  ]);
  const { rows, ...cursors } = cursorPage(
    fields,
    body,
    pageOf(body, LIMIT, 0).limit,
    (beyond, order, limit) => selectCampaigns(context.db, joined('and', [where, beyond]), order, limit),
    (row) => fields.map(({ name }) => valueOf(row, name)),
  );
  const userLimit = pageOf({ limit: body.user_limit }, USERS, 0, 'user_limit').limit;
  return { campaigns: answerCampaigns(context, rows, userLimit), ...cursors };
};
