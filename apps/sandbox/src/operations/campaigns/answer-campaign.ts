import type { CampaignResponse, PagerResponse } from '@backchannel/chat-api/types';
import { assembleCampaigns } from '../../assemble/campaigns.ts';
import type { Context } from '../../context.ts';
import { doesNotExist } from '../../errors.ts';
import { targetUsers } from '../../store/campaign-recipients.ts';
import { findCampaign } from '../../store/campaigns.ts';
import type { CampaignRow } from '../../store/campaigns.ts';
import { cursorPage } from '../cursor.ts';
import type { CursorRequest, OrderField } from '../cursor.ts';

/** How many of its users a campaign shows unless asked for more. */
export const USERS_SHOWN = 10;

const inOrder: OrderField[] = [{ name: 'position', column: 'position', direction: 1 }];

/** The campaign. Throws 404/16 when there is none. */
export function requireCampaign({ db }: Context, id: string): CampaignRow {
  const row = findCampaign(db, id);
  if (!row) throw doesNotExist(`campaign with id ${id} doesn't exist`);
  return row;
}

function usersPage(
  { db }: Context,
  row: CampaignRow,
  request: CursorRequest,
  limit: number,
): { userIds: string[]; users: PagerResponse } {
  const { rows, ...users } = cursorPage(
    inOrder,
    request,
    limit,
    (beyond, order, most) => targetUsers(db, row, beyond, order, most),
    (user) => [user.position],
  );
  return { userIds: rows.map((user) => user.user_id), users };
}

/** The wire form of campaigns, each with the first of those whom it is for. */
export const answerCampaigns = (
  context: Context,
  rows: readonly CampaignRow[],
  userLimit: number,
): CampaignResponse[] =>
  assembleCampaigns(
    context,
    rows.map((row) => ({ row, userIds: usersPage(context, row, {}, userLimit).userIds })),
  );

/** A campaign with a page of those whom it is for, and where the other pages are. */
export function answerCampaign(
  context: Context,
  id: string,
  request: CursorRequest = {},
  userLimit: number = USERS_SHOWN,
): { campaign: CampaignResponse; users: PagerResponse } {
  const row = requireCampaign(context, id);
  const { userIds, users } = usersPage(context, row, request, userLimit);
  const [campaign] = assembleCampaigns(context, [{ row, userIds }]);
  if (!campaign) throw new Error(`the campaign ${id} has no wire form`);
  return { campaign, users };
}
