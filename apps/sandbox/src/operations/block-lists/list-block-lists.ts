import type { listBlockLists as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { presentBlockList } from '../../present/block-list.ts';
import { allBlockLists } from '../../store/block-lists.ts';
import type { BlockList } from '../../store/block-lists.ts';
import type { Handler } from '../handler.ts';

const DEFAULT_LIMIT = 100;

const cursorOf = ({ name, team }: BlockList): string =>
  Buffer.from(JSON.stringify([name, team])).toString('base64url');

/** Every list by name, with the one that every app has; of one team, when it is named. */
export const listBlockLists: Handler<typeof Operation> = ({ query }, { db }) => {
  const { team, cursor, limit = DEFAULT_LIMIT } = query;
  const lists = allBlockLists(db, team || undefined);
  const start = cursor ? lists.findIndex((list) => cursorOf(list) === cursor) + 1 : 0;
  if (cursor && start === 0) throw inputError('field "cursor" is not a cursor of this query');
  const page = lists.slice(start, start + limit);
  const last = page.at(-1);
  return {
    blocklists: page.map(presentBlockList),
    ...(last && start + limit < lists.length && { next_cursor: cursorOf(last) }),
  };
};
