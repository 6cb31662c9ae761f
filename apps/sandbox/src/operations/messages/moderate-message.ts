import type { ModerationV2Response } from '@backchannel/chat-api/types';
import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { judge } from '../../moderation/judge.ts';
import type { Verdict } from '../../moderation/judge.ts';
import { holderOf, mayDo } from '../../permissions.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { MESSAGE_ENTITY, saveFlag } from '../../store/flags.ts';
import type { MessageRow } from '../../store/messages.ts';
import { findUser } from '../../store/users.ts';
import { emitMessageFlagged } from '../flags/flag-event.ts';

interface Words {
  text?: string | undefined;
  type?: string | undefined;
  /** Also when the app's own server says it. */
  forced?: boolean | undefined;
}

function isExempt(context: Context, caller: Caller, channel: ChannelRow, { type, forced }: Words): boolean {
  if (type === 'system') return true;
  if (caller.kind === 'server') return forced !== true;
  if (caller.kind === 'user' && findUser(context.db, caller.userId)?.bypass_moderation === 1) return true;
  const holder = holderOf(context, caller, channel);
  return holder !== undefined && mayDo(holder, 'skip-message-moderation', null);
}

/**
 * What the channel's block lists say of what somebody writes there; undefined when nothing, and for who is exempt.
 * Throws 400/73 when a list has it blocked.
 */
export function moderateWords(
  context: Context,
  caller: Caller,
  channel: ChannelRow,
  words: Words,
): Verdict | undefined {
  const { text = '' } = words;
  if (text === '' || isExempt(context, caller, channel, words)) return undefined;
  const config = effectiveConfig(context.db, channel);
  const verdict = config && judge(context.db, config.settings, channel.team, text);
  if (verdict?.behavior === 'block')
    throw new ApiFailure('moderationFailed', 'Message was blocked by moderation policies');
  return verdict;
}

const actionOf = ({ behavior }: Verdict): string => (behavior === 'flag' ? 'flag' : 'shadow');

/** How a message remembers what was found in it. */
export function moderationColumn(verdict: Verdict | undefined, text: string): string | null {
  if (!verdict) return null;
  const moderation: ModerationV2Response = {
    action: actionOf(verdict),
    original_text: text,
    blocklist_matched: verdict.lists[0] ?? '',
    blocklists_matched: verdict.lists,
  };
  return JSON.stringify(moderation);
}

/** Whether what was found keeps the message from everybody but its author. */
export const keepsFromOthers = (verdict: Verdict | undefined): boolean =>
  verdict?.behavior === 'shadow_block';

/** Flags a message in which something was found, for people to look at. */
export function flagFound(context: Context, row: MessageRow, team: string | null, verdict: Verdict): void {
  const [list = ''] = verdict.lists;
  const flag = saveFlag(
    context.db,
    {
      type: 'automod',
      user_id: '',
      reporter_type: 'automod',
      entity_type: MESSAGE_ENTITY,
      entity_id: row.id,
      entity_creator_id: row.user_id,
      message_id: row.id,
      cid: row.cid,
      team,
      reason: 'blocklist',
      labels: JSON.stringify(verdict.lists),
      custom: null,
      payload: null,
      original_text: row.text,
      action: actionOf(verdict),
      blocklist_name: list,
      matched_phrase: verdict.match,
      created_at: context.clock.now(),
    },
    context.newId,
  );
  emitMessageFlagged(context, flag, row);
}
