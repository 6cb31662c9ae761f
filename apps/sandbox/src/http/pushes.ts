import type { Context } from '../context.ts';
import { presentPush } from '../present/push.ts';
import { findPushes } from '../store/pushes.ts';
import { readPage } from './log-page.ts';

/**
 * A page of the pushes that would have been sent, the newest first: `{pushes, next?}`. `user_id` and `type` narrow
 * the choice; `limit` and `next` page. Throws 400/4.
 */
export function readPushes({ db }: Context, search: URLSearchParams): object {
  const userId = search.get('user_id');
  const type = search.get('type');
  const chosen = { ...(userId !== null && { user_id: userId }), ...(type !== null && { type }) };
  const { rows, next } = readPage(search, (before, limit) => findPushes(db, chosen, before, limit));
  return { pushes: rows.map(presentPush), ...(next !== undefined && { next }) };
}
