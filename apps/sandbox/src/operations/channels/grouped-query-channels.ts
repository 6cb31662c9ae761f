import type { groupedQueryChannels as Operation } from '@backchannel/chat-api/operations';
import type { GroupedChannelsBucket, GroupedChannelsGroupRequest } from '@backchannel/chat-api/types';
import { requireActor } from '../../actor.ts';
import { assembleChannelStates } from '../../assemble/channel-state.ts';
import type { Context } from '../../context.ts';
import { inputError } from '../../errors.ts';
import type { Caller } from '../../http/auth.ts';
import { allPredefinedFilters, findPredefinedFilter } from '../../store/predefined-filters.ts';
import { unreadChannelsAmong } from '../../store/unread.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';
import { fillPredefinedFilter } from '../predefined-filters/fill-predefined-filter.ts';
import { channelsWhere, findChannelPage } from './find-channels.ts';

const LIMIT = { default: 10, max: 10 };
const MOST_OFFSET = 1000;
const MESSAGES = 25;
const MEMBERS = 100;
/** The group of everything a user belongs to. */
const ALL = 'all';

type Group = Pick<ReturnType<typeof fillPredefinedFilter>, 'filter' | 'sort'>;

/** What a group holds: `all`, or what a predefined filter finds whose only placeholder is the user. */
function groupOf({ db }: Context, name: string, userId: string): Group {
  const row = findPredefinedFilter(db, name);
  if (row) return fillPredefinedFilter(row, { user_id: userId }, {});
  if (name === ALL) return { filter: { members: { $in: [userId] } } };
  throw inputError(`group "${name}" is neither "${ALL}" nor the name of a predefined filter`);
}

function groupNames({ db }: Context): string[] {
  const own = allPredefinedFilters(db).map(({ name }) => name);
  return own.length > 0 ? own : [ALL];
}

/** A place in a group's list. Throws 400/4 for one that is of another group, or none. */
function offsetOf(cursor: string, name: string, field: 'next' | 'prev'): number {
  const [group, offset] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const place = Number(offset);
  if (group !== name || !Number.isInteger(place) || place < 0 || place > MOST_OFFSET)
    throw inputError(`field "groups.${name}.${field}" is not a cursor of this group`);
  return place;
}

const cursorAt = (name: string, offset: number): string =>
  Buffer.from(`${name} ${offset}`).toString('base64url');

function bucketOf(
  context: Context,
  caller: Caller,
  userId: string,
  name: string,
  { limit: wanted, next, prev }: GroupedChannelsGroupRequest,
): GroupedChannelsBucket {
  if (next && prev) throw inputError('only one of "next" and "prev" can be given');
  const { limit } = pageOf({ limit: wanted }, LIMIT, 0);
  const offset = next ? offsetOf(next, name, 'next') : prev ? offsetOf(prev, name, 'prev') : 0;
  const { filter, sort } = groupOf(context, name, userId);
  const where = channelsWhere(context, filter, userId);
  const found = findChannelPage(context, caller, filter, sort, { userId, limit: limit + 1, offset });
  return {
    channels: assembleChannelStates(context, found.slice(0, limit), {
      readerId: userId,
      viewer: caller,
      messageLimit: MESSAGES,
      memberLimit: MEMBERS,
      newestMembersFirst: true,
    }),
    unread_channels: unreadChannelsAmong(context.db, userId, where),
    ...(found.length > limit && offset + limit <= MOST_OFFSET && { next: cursorAt(name, offset + limit) }),
    ...(offset > 0 && { prev: cursorAt(name, Math.max(0, offset - limit)) }),
  };
}

/** One user's channels in groups, each with a page of its own. Only one group at a time is read on. */
export const groupedQueryChannels: Handler<typeof Operation> = ({ body, caller }, context) => {
  const userId = requireActor(context, caller, body, 'grouped query channels request');
  const requested = Object.entries(body.groups ?? {});
  const groups: [string, GroupedChannelsGroupRequest][] =
    requested.length > 0 ? requested : groupNames(context).map((name) => [name, {}]);
  if (groups.length > 1 && groups.some(([, { next, prev }]) => next || prev))
    throw inputError('"next" and "prev" can only be given when exactly one group is requested');
  return {
    groups: Object.fromEntries(
      groups.map(([name, group]) => [
        name,
        bucketOf(context, caller, userId, name, {
          ...group,
          ...(!group.limit && { limit: body.limit ?? 0 }),
        }),
      ]),
    ),
  };
};
