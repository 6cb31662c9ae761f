import type { createBlockList as Operation } from '@backchannel/chat-api/operations';
import { actorOf } from '../../actor.ts';
import { inputError } from '../../errors.ts';
import { presentBlockList } from '../../present/block-list.ts';
import { countBlockLists, findBlockList, saveBlockList } from '../../store/block-lists.ts';
import type { Handler } from '../handler.ts';
import { checkPathId } from '../path-id.ts';
import { checkedWords } from './check-words.ts';
import { requireBlockList } from './own-block-list.ts';

const MOST_LISTS = 15;

/** Adds a block list; it does nothing until a channel type or a channel names it. */
export const createBlockList: Handler<typeof Operation> = ({ body, caller }, context) => {
  const { name, team = '', type = 'word' } = body;
  if (name.trim() === '') throw inputError('"name" is a required field');
  checkPathId(name, 'block list name');
  if (findBlockList(context.db, name, team) ?? findBlockList(context.db, name))
    throw inputError(`block list "${name}" already exists`);
  if (countBlockLists(context.db) >= MOST_LISTS)
    throw inputError(`an app can have at most ${MOST_LISTS} block lists`);
  const now = context.clock.now();
  saveBlockList(context.db, {
    name,
    team,
    id: context.newId(),
    type,
    words: checkedWords(type, body.words),
    is_leet_check_enabled: body.is_leet_check_enabled ?? false,
    is_plural_check_enabled: body.is_plural_check_enabled ?? false,
    is_confusable_folding_enabled: body.is_confusable_folding_enabled ?? false,
    is_substring_matching_enabled: body.is_substring_matching_enabled ?? false,
    owner_user_id: actorOf(context, caller, body) ?? null,
    created_at: now,
    updated_at: now,
  });
  return { blocklist: presentBlockList(requireBlockList(context, name, team)) };
};
