import type { Context } from '../context.ts';
import { inputError } from '../errors.ts';
import { presentDelivery } from '../present/delivery.ts';
import { appSettings } from '../store/app.ts';
import { attemptsOf, deliveryStatuses, findDeliveries } from '../store/deliveries.ts';
import { readPage } from './log-page.ts';

/**
 * A page of the log of deliveries, the newest first: `{deliveries, next?}`. `status`, `hook_id` and `type` narrow
 * the choice; `limit` and `next` page. Throws 400/4.
 */
export function readDeliveries({ db }: Context, search: URLSearchParams): object {
  const status = deliveryStatuses.find((name) => name === search.get('status'));
  if (search.has('status') && !status)
    throw inputError(`"status" must be one of ${deliveryStatuses.join(', ')}`);
  const hookId = search.get('hook_id');
  const type = search.get('type');
  const chosen = {
    ...(status && { status }),
    ...(hookId !== null && { hook_id: hookId }),
    ...(type !== null && { type }),
  };
  const { rows, next } = readPage(search, (before, limit) => findDeliveries(db, chosen, before, limit));
  const attempts = Map.groupBy(
    attemptsOf(
      db,
      rows.map((row) => row.seq),
    ),
    (attempt) => attempt.delivery_seq,
  );
  const compressed = appSettings(db)['enable_hook_payload_compression'] === true;
  return {
    deliveries: rows.map((row) => presentDelivery(row, attempts.get(row.seq) ?? [], compressed)),
    ...(next !== undefined && { next }),
  };
}
