import type { MessagePaginationParams } from '@backchannel/chat-api/types';
import type { Database } from '../../db/database.ts';
import { inputError, messageNotFound } from '../../errors.ts';
import type { Bound, MessageWindow, Place } from '../../store/message-window.ts';
import { findMessage } from '../../store/messages.ts';
import { parseTime } from '../../time.ts';

/** Where a page of messages lies, in the request's own terms. */
export type WindowTerms = Omit<MessagePaginationParams, 'limit'>;

type Column = 'created_at' | 'pinned_at';

function placeOf(db: Database, id: string, column: Column): Place {
  const row = findMessage(db, id);
  if (!row) throw messageNotFound(id);
  const at = row[column];
  if (at === null) throw inputError(`message with id ${id} is not pinned`);
  return { at, seq: row.seq };
}

function middleOf(db: Database, terms: WindowTerms, column: Column): Place | undefined {
  if (terms.id_around !== undefined) return placeOf(db, terms.id_around, column);
  const moment = parseTime(terms.created_at_around);
  return moment && { at: moment.at };
}

/**
 * The window that a request's terms mean, in a list ordered by `column`. Throws 404/16 when they name a message that
 * does not exist, 400/4 when they name one that is not pinned in a list of pins.
 */
export function windowOf(db: Database, terms: WindowTerms, column: Column = 'created_at'): MessageWindow {
  const around = middleOf(db, terms, column);
  if (around) return { around };
  const byId = (id: string | undefined, sign: Bound['sign']): Bound[] =>
    id === undefined ? [] : [{ sign, ...placeOf(db, id, column) }];
  // A moment that is written to the millisecond stands for all of it: its writer has seen no more of it.
  const byTime = (time: unknown, sign: Bound['sign'], fromItsEnd: boolean): Bound[] => {
    const moment = parseTime(time);
    return moment ? [{ sign, at: fromItsEnd ? moment.at + moment.width : moment.at }] : [];
  };
  return {
    bounds: [
      ...byId(terms.id_lt, '<'),
      ...byId(terms.id_lte, '<='),
      ...byId(terms.id_gt, '>'),
      ...byId(terms.id_gte, '>='),
      ...byTime(terms.created_at_before, '<', false),
      ...byTime(terms.created_at_before_or_equal, '<', true),
      ...byTime(terms.created_at_after, '>=', true),
      ...byTime(terms.created_at_after_or_equal, '>=', false),
    ],
  };
}
