import type { search as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import type { OperationSpec } from '@backchannel/chat-api/spec';
import type { SearchPayload } from '@backchannel/chat-api/types';
import { assembleChannels } from '../../assemble/channels.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import type { Context } from '../../context.ts';
import type { Database, Sql } from '../../db/database.ts';
import { inputError } from '../../errors.ts';
import { compileFilter } from '../../filter/compile.ts';
import { compileMessageCondition, textMatch } from '../../filter/messages.ts';
import { requireCheap } from '../../filter/cost.ts';
import { parseFilter } from '../../filter/parse.ts';
import { joined, sql } from '../../filter/sql.ts';
import { countConditions } from '../../filter/tree.ts';
import type { Filter } from '../../filter/tree.ts';
import { seesRestricted } from '../../permissions.ts';
import { findChannels } from '../../store/channels.ts';
import type { ChannelOutline } from '../../store/channels.ts';
import { isCommonText, messagesWithText, searchMessages, visibleTo } from '../../store/message-search.ts';
import type { FoundMessage, SearchedChannels } from '../../store/message-search.ts';
import { cursorPage } from '../cursor.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { messagesInReach } from './reach.ts';
import { searchedChannels } from './searched-channels.ts';
import { searchOrder } from './search-order.ts';
import { textSearches, wordsOf } from './text-searches.ts';

const LIMIT = { default: 100, max: 100 };
const MOST_OFFSET = 1000;
// Telling how much a text is about something takes reading it; putting moments in order does not.
const MOST_RANKED = 1000;
const MOST_SORTED = 5000;
// Each costs a look into the index of its own.
const MOST_TEXT_SEARCHES = 5;

/** What the payload says about the messages. Throws 400/4 unless it says it in exactly one of the two ways. */
function messageFilter(spec: OperationSpec, payload: SearchPayload): Filter {
  const { query = '', message_filter_conditions: conditions } = payload;
  const fields = filterFieldsOf(spec, 'message_filter_conditions');
  const filter = parseFilter(conditions, fields, 'message_filter_conditions');
  const isFiltered = countConditions(filter) > 0;
  if (query !== '' && isFiltered) {
    throw inputError('cannot use both "query" and "message_filter_conditions"');
  }
  if (query === '' && !isFiltered) {
    throw inputError('either "query" or "message_filter_conditions" must be provided');
  }
  if (textSearches(filter, false).length > MOST_TEXT_SEARCHES) {
    throw inputError(
      `field "message_filter_conditions" must have at most ${MOST_TEXT_SEARCHES} searches for words`,
    );
  }
  return isFiltered
    ? requireCheap(filter, 'message_filter_conditions')
    : parseFilter({ text: { $q: query } }, fields, 'query');
}

function checkPage({ offset = 0, next, sort = [] }: SearchPayload): void {
  if (offset > 0 && sort.length > 0) throw inputError('cannot use "offset" with "sort", use "next" instead');
  if (offset > 0 && next !== undefined && next !== '')
    throw inputError('cannot use both "offset" and "next"');
}

/**
 * Finds messages by words or by a filter, in the channels that fit another one. Of more than some thousand matches
 * of common words the newest are found; by a filter without words, what is in the channels that were updated last, of
 * which so many are searched as can be looked through.
 */
export const search: Handler<typeof Operation> = ({ spec, query: { payload }, caller }, context) => {
  if (!payload) throw inputError('"payload" is a required field');
  const filter = messageFilter(spec, payload);
  checkPage(payload);
  const { limit, offset } = pageOf(payload, LIMIT, MOST_OFFSET);
  const { keys, fields, customKeys } = searchOrder(payload.sort, wordsOf(filter));
  const { rows: channels, warning } = searchedChannels(context, caller, spec, {
    filter: payload.filter_conditions,
    mostMessages: messagesInReach(filter, { customKeys, commonWords: commonWordsOf(context.db, filter) }),
  });
  const isRanked = fields.some(({ name }) => name === 'relevance');
  const read = finder(context, filter, isRanked ? MOST_RANKED : MOST_SORTED, {
    cids: channels.map(({ cid }) => cid),
    numbers: channels.map(({ number }) => number),
    messages: channels.reduce((sum, channel) => sum + channel.message_count, 0),
    team: commonTeam(channels),
  });
  const userId = caller.kind === 'user' ? caller.userId : undefined;
  const unrestricted = (): string[] =>
    findChannels(
      context.db,
      channels.map(({ cid }) => cid),
    )
      .filter((channel) => seesRestricted(context, caller, channel))
      .map(({ cid }) => cid);
  const visible = userId === undefined ? sql('1') : visibleTo(userId, unrestricted());
  const { rows, next, prev } = cursorPage<FoundMessage>(
    fields,
    { next: payload.next },
    limit,
    (beyond, order, count) =>
      channels.length === 0 ? [] : read(keys, { beyond, order, limit: count, offset }, visible),
    (found) => found.keys,
  );
  const byCid = new Map(
    assembleChannels(context, findChannels(context.db, new Set(rows.map(({ row }) => row.cid))), userId).map(
      (channel) => [channel.cid, channel],
    ),
  );
  const messages = assembleMessages(
    context,
    rows.map(({ row }) => row),
    { viewer: caller, readerId: userId, memberCustomInclude: payload.message_options?.member_custom_include },
  );
  return {
    results: messages.map((message) => ({ message: { ...message, channel: byCid.get(message.cid) } })),
    ...(next !== undefined && { next }),
    ...(prev !== undefined && { previous: prev }),
    ...(warning && { results_warning: warning }),
  };
};

/** How many searches for common words have to find all that have them: a match need not have them, or must not. */
function commonWordsOf(db: Database, filter: Filter): number {
  const required = new Set(textSearches(filter, true));
  return textSearches(filter, false).filter((condition) => {
    const match = required.has(condition) ? undefined : textMatch(condition);
    return match !== undefined && isCommonText(db, match);
  }).length;
}

/** The team that all of these channels are in; undefined when they are not, or in none. */
function commonTeam(channels: readonly ChannelOutline[]): string | undefined {
  const team = channels[0]?.team ?? undefined;
  return channels.every((channel) => channel.team === team) ? team : undefined;
}

type Read = (
  keys: Parameters<typeof searchMessages>[3],
  page: Parameters<typeof searchMessages>[4],
  visible: Sql,
) => FoundMessage[];

/** How the messages that fit `filter` are read; `newest` bounds what is found by words that all have to have. */
function finder({ db, clock }: Context, filter: Filter, newest: number, channels: SearchedChannels): Read {
  const required = new Set(textSearches(filter, true));
  const now = clock.now();
  return (keys, page, visible) => {
    const where = compileFilter(filter, (condition) =>
      compileMessageCondition(condition, {
        now,
        withText: (match, asked) =>
          messagesWithText(db, match, channels, required.has(asked) ? newest : undefined),
      }),
    );
    return searchMessages(
      db,
      channels,
      {
        where: joined('and', [where, visible]),
        byText: required.size > 0,
      },
      keys,
      page,
    );
  };
}
