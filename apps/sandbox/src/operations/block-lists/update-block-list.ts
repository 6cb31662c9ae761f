import type { updateBlockList as Operation } from '@backchannel/chat-api/operations';
import { presentBlockList } from '../../present/block-list.ts';
import { saveBlockList } from '../../store/block-lists.ts';
import type { Handler } from '../handler.ts';
import { checkedWords } from './check-words.ts';
import { requireBlockList, requireOwnBlockList } from './own-block-list.ts';

/** Changes a list of the app's own; `words` replace all that it had, what is absent stays. */
export const updateBlockList: Handler<typeof Operation> = ({ params, body }, context) => {
  const before = requireOwnBlockList(context, params.name, body.team);
  saveBlockList(context.db, {
    ...before,
    words: body.words ? checkedWords(before.type, body.words) : before.words,
    is_leet_check_enabled: body.is_leet_check_enabled ?? before.is_leet_check_enabled,
    is_plural_check_enabled: body.is_plural_check_enabled ?? before.is_plural_check_enabled,
    is_confusable_folding_enabled: body.is_confusable_folding_enabled ?? before.is_confusable_folding_enabled,
    is_substring_matching_enabled: body.is_substring_matching_enabled ?? before.is_substring_matching_enabled,
    updated_at: context.clock.now(),
  });
  return { blocklist: presentBlockList(requireBlockList(context, params.name, body.team)) };
};
