import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { isTime } from '../time.ts';
import type { Micros } from '../time.ts';
import { customRows, isAmongCustom } from './channel-custom.ts';
import { wordPrefixMatch, wordsMatch } from '../db/words.ts';
import { compileClaim, compileColumn, compileList, FEW_MOMENTS, listOf, textOf } from './column.ts';
import type { TextIndex } from './column.ts';
import { compileCustom } from './custom.ts';
import { inviteIs } from './invites.ts';
import { joined, never, sql } from './sql.ts';
import type { Condition, Operator } from './tree.ts';

/** For whom and when a channel filter is asked; some fields mean nothing without a user. */
export interface ChannelFilterScope {
  userId: string | undefined;
  now: Micros;
  /** See {@link TextIndex}; without it every full-text match counts as rare. */
  isCommon?: (table: string, match: string) => boolean;
  /** Whether a full-text query matches so many users that gathering and sorting all their channels takes long. */
  isWidespread?: (table: string, match: string) => boolean;
  /** Whether these users are in so many channels that asking each channel in order finds a page sooner. */
  isBusy?: (userIds: readonly string[]) => boolean;
  /** Whether so few channels have this in `channel_custom` that all of them can be looked at. */
  isRare?: ((rows: Sql) => boolean) | undefined;
  /** The field along whose index the statement walks: lists and ranges of others must not lead it elsewhere. */
  along?: string | undefined;
  /** Whether each statement looks at a few channels only: then it must not gather from all what fits. */
  isWalk?: boolean;
}

const columns: Record<string, string> = {
  cid: 'c.cid',
  id: 'c.id',
  type: 'c.type',
  team: 'c.team',
  name: 'c.name',
  created_by_id: 'c.created_by_id',
  frozen: 'c.frozen',
  disabled: 'c.disabled',
  distinct: 'c.is_distinct',
  member_count: 'c.member_count',
  message_count: 'c.message_count',
  created_at: 'c.created_at',
  updated_at: 'c.updated_at',
  last_message_at: 'c.last_message_at',
  last_updated: 'c.last_updated',
};

// A list of these names few channels.
const telling = new Set(['cid', 'id', 'name', 'created_by_id']);
const ranges = new Set<Operator>(['$gt', '$gte', '$lt', '$lte']);

/** Whether a condition on a column may fit so many channels that sorting all of them takes long. */
const isWide = ({ field, operator, operand }: Condition): boolean =>
  !telling.has(field) && (ranges.has(operator) || (operator === '$in' && listOf(operand).length > 1));

// What these have in common is in no index by what moves with every message.
const unordered: Readonly<Record<string, readonly string[]>> = { type: ['last_updated', 'last_message_at'] };

/** Whether a condition leads away from the order that a statement walks along, to channels that then have to be sorted. */
const leadsAway = (condition: Condition, along: string): boolean =>
  along !== condition.field && (isWide(condition) || (unordered[condition.field] ?? []).includes(along));

const nameIndex: TextIndex = { table: 'channel_names_fts', rowid: 'c.number' };
const userNameIndex: TextIndex = { table: 'user_names_fts', rowid: 'u.number' };

/** Whether the channels that fit may be gathered first: not while walking along an order, or channel by channel. */
const gathers = ({ along, isWalk = false }: ChannelFilterScope): boolean => along === undefined && !isWalk;

function ofMember(test: Sql, { userId, isBusy }: ChannelFilterScope & { userId: string }): Sql {
  const params = [userId, ...test.params];
  return isBusy?.([userId]) === true
    ? sql(`exists (select 1 from members m where m.cid = c.cid and m.user_id = ? and ${test.sql})`, ...params)
    : sql(`c.cid in (select m.cid from members m where m.user_id = ? and ${test.sql})`, ...params);
}

const isJoined = 'not (m.invited = 1 and m.invite_accepted_at is null)';

/** The channels that the user has hidden. */
export const isHiddenFor = (userId: string): Sql =>
  sql('exists (select 1 from channel_hides h where h.user_id = ? and h.cid = c.cid)', userId);

function withMembers({ operator, operand }: Condition, { isBusy, isWalk = false }: ChannelFilterScope): Sql {
  const users = [...new Set(listOf(operand).filter((entry) => typeof entry === 'string'))];
  const ids = JSON.stringify(users);
  if (operator === '$in') {
    if (isWalk || isBusy?.(users) === true) {
      return sql(
        'exists (select 1 from members m where m.cid = c.cid and m.user_id in (select value from json_each(?)))',
        ids,
      );
    }
    return sql('c.cid in (select cid from members where user_id in (select value from json_each(?)))', ids);
  }
  const count = '(select count(*) from members m where m.cid = c.cid)';
  if (ids === '[]') return sql(`${count} = 0`);
  const among =
    'select count(*) from members m where m.cid = c.cid and m.user_id in (select value from json_each(?))';
  return joined('and', [
    isWalk
      ? sql(`(${among}) = json_array_length(?)`, ids, ids)
      : sql(
          'c.cid in (select cid from members where user_id in (select value from json_each(?)) group by cid having count(*) = json_array_length(?))',
          ids,
          ids,
        ),
    sql(`${count} = json_array_length(?)`, ids),
  ]);
}

function withTags(condition: Condition, { isWalk = false }: ChannelFilterScope): Sql {
  const { operator, operand } = condition;
  if (operator === '$eq' && (Array.isArray(operand) || operand === null))
    return compileList('c.filter_tags', condition);
  const tags = JSON.stringify(listOf(operand));
  if (isWalk) {
    return sql(
      'exists (select 1 from channel_tags x where x.cid = c.cid and x.tag in (select value from json_each(?)))',
      tags,
    );
  }
  return sql('c.cid in (select cid from channel_tags where tag in (select value from json_each(?)))', tags);
}

function matchOf({ operator, operand }: Condition): string | undefined {
  if (operator === '$q') return wordsMatch(textOf(operand));
  return operator === '$autocomplete' ? wordPrefixMatch(textOf(operand)) : undefined;
}

function withMemberNamed(condition: Condition, { isWalk = false, isWidespread }: ChannelFilterScope): Sql {
  const { sql: named, params } = compileColumn('u.name', condition, isWalk ? undefined : userNameIndex);
  if (isWalk) {
    return sql(
      `exists (select 1 from members m cross join users u on u.id = m.user_id where m.cid = c.cid and ${named})`,
      ...params,
    );
  }
  const match = matchOf(condition);
  // See `byWords` for the plus sign.
  const lead = match !== undefined && isWidespread?.(userNameIndex.table, match) === true ? '+' : '';
  return sql(
    `${lead}c.cid in (select m.cid from users u join members m on m.user_id = u.id where ${named})`,
    ...params,
  );
}

function withCustom(condition: Condition, { isRare }: ChannelFilterScope): Sql {
  const fits = compileCustom(sql('c.custom'), condition);
  const rows = customRows(condition);
  if (rows === undefined || isRare?.(rows) !== true) return fits;
  return joined('and', [isAmongCustom(rows), fits]);
}

// Only between two people can one of them spoil the whole channel.
// Few are banned from the app, so their channels are gathered; but what is looked at channel by channel has two members.
const banned = ({ userId, isWalk = false }: ChannelFilterScope): Sql =>
  sql(
    isWalk
      ? `(c.member_count = 2 and exists (select 1 from members m join users u on u.id = m.user_id where m.cid = c.cid and u.banned = 1 and m.user_id is not ?))`
      : `(c.member_count = 2 and c.cid in (select m.cid from users u join members m on m.user_id = u.id where u.banned = 1 and u.id is not ?))`,
    userId,
  );

function withBanned(condition: Condition, scope: ChannelFilterScope): Sql {
  if (condition.operand !== 'excluded' && condition.operand !== 'only') {
    throw inputError('field "app_banned" must be "excluded" or "only"');
  }
  return compileClaim(banned(scope), { ...condition, operand: condition.operand === 'only' });
}

function forUser(condition: Condition, scope: ChannelFilterScope & { userId: string }): Sql | undefined {
  const { userId, now } = scope;
  const claim = (test: Sql): Sql => compileClaim(test, condition);
  switch (condition.field) {
    case 'joined':
      return claim(ofMember(sql(isJoined), scope));
    case 'invite':
      return ofMember(inviteIs(condition), scope);
    case 'hidden':
      return claim(
        gathers(scope)
          ? sql('c.cid in (select h.cid from channel_hides h where h.user_id = ?)', userId)
          : isHiddenFor(userId),
      );
    case 'muted':
      return claim(
        gathers(scope)
          ? sql(
              'c.cid in (select x.cid from channel_mutes x where x.user_id = ? and (x.expires is null or x.expires > ?))',
              userId,
              now,
            )
          : sql(
              'exists (select 1 from channel_mutes x where x.user_id = ? and x.cid = c.cid and (x.expires is null or x.expires > ?))',
              userId,
              now,
            ),
      );
    case 'pinned':
      return claim(ofMember(sql('m.pinned_at is not null'), scope));
    case 'archived':
      return claim(ofMember(sql('m.archived_at is not null'), scope));
    case 'blocked':
      return claim(
        gathers(scope)
          ? sql(
              `(+c.member_count = 2 and c.cid in (select m.cid from user_blocks b cross join members m on m.user_id = b.blocked_user_id
                 cross join members own on own.cid = m.cid and own.user_id = b.user_id where b.user_id = ?))`,
              userId,
            )
          : sql(
              `+c.member_count = 2 and exists (select 1 from members m join user_blocks b on b.blocked_user_id = m.user_id
                 join members own on own.cid = m.cid and own.user_id = b.user_id where m.cid = c.cid and b.user_id = ?)`,
              userId,
            ),
      );
    case 'has_unread':
      if (condition.operand !== true) throw inputError('field "has_unread" can only be true');
      return sql('c.cid in (select cid from read_states where user_id = ? and unread_messages > 0)', userId);
    case 'channel_role':
      return ofMember(compileColumn('m.channel_role', condition), scope);
    default:
      return undefined;
  }
}

const relative = new Set([
  'joined',
  'invite',
  'hidden',
  'muted',
  'pinned',
  'archived',
  'blocked',
  'has_unread',
  'channel_role',
]);

/**
 * Any of a few moments. The indexes are of what is not deleted, and serve the ranges that these are only where each of
 * them says so.
 */
function oneOfMoments(column: string, condition: Condition): Sql | undefined {
  const times = condition.operator === '$in' ? listOf(condition.operand).filter(isTime) : [];
  if (times.length === 0 || times.length > FEW_MOMENTS) return undefined;
  return joined(
    'or',
    times.map((time) =>
      joined('and', [
        sql('c.deleted_at is null'),
        compileColumn(column, { ...condition, operator: '$eq', operand: time }),
      ]),
    ),
  );
}

/** Compiles one condition on channels, whose table is called `c`. */
export function compileChannelCondition(condition: Condition, scope: ChannelFilterScope): Sql {
  const { field, custom } = condition;
  if (custom) return withCustom(condition, scope);
  if (relative.has(field)) {
    if (scope.userId === undefined) {
      throw inputError(`field "${field}" needs either user or user_id when using server side auth.`);
    }
    return forUser(condition, { ...scope, userId: scope.userId }) ?? never;
  }
  switch (field) {
    case 'members':
      return withMembers(condition, scope);
    case 'member.user.name':
      return withMemberNamed(condition, scope);
    case 'app_banned':
      return withBanned(condition, scope);
    case 'filter_tags':
      return withTags(condition, scope);
    default: {
      const column = columns[field];
      if (column === undefined) throw inputError(`field "${field}" is not a valid filter field`);
      if (gathers(scope)) {
        const moments = oneOfMoments(column, condition);
        if (moments) return moments;
      }
      // A plus sign hides a column from its index.
      return compileColumn(
        scope.along !== undefined && leadsAway(condition, scope.along) ? `+${column}` : column,
        condition,
        field === 'name' ? { ...nameIndex, isCommon: scope.isCommon } : undefined,
      );
    }
  }
}
