// Takes its time: left out of `npm run verify`.
import { overlay } from '@backchannel/chat-api/overlay';
import { operationSpecs } from '@backchannel/chat-api/spec';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenCalls } from '../test/token-calls.ts';
import { callers, startTokenRooms } from '../test/token-room.ts';
import type { CallerName, Room } from '../test/token-room.ts';

// Who may do what with a token of their own, by the grants that the types `team` (messaging's) and `livestream` have
// by themselves. What is not named here is the app's own server's alone: a new operation is refused until it is named.

interface Audience {
  what: string;
  operations: string[];
  team: CallerName[];
  livestream: CallerName[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);
const everyUser: CallerName[] = ['creator', 'member', 'stranger', 'guest', 'moderator', 'admin'];
const everybody: CallerName[] = [...everyUser, 'anonymous'];
const members: CallerName[] = ['creator', 'member', 'moderator', 'admin'];

const audiences: Audience[] = [
  {
    what: 'reading a channel and what is in it',
    operations:
      words(`query_channels get_channel get_or_create_channel query_members get_message get_many_messages
      get_pinned_messages get_replies get_reactions query_reactions`),
    team: members,
    livestream: everybody,
  },
  {
    what: 'what a user has for oneself in a channel that one reads',
    operations:
      words(`get_draft hide_channel show_channel update_member_partial mark_read mark_unread mute_channel
      unmute_channel create_reminder update_reminder delete_reminder get_thread get_poll get_poll_option
      query_poll_votes translate_message run_message_action update_live_location flag`),
    team: members,
    livestream: everyUser,
  },
  {
    what: 'writing, reacting, voting and uploading',
    operations: words(`send_message send_reaction delete_reaction send_event cast_poll_vote delete_poll_vote
      upload_channel_file upload_channel_image`),
    team: members,
    livestream: ['creator', 'member', 'stranger', 'moderator', 'admin'],
  },
  {
    what: 'changing a message of the creator’s',
    operations: words(`update_message update_message_partial ephemeral_message_update delete_message
      undelete_message update_thread_partial`),
    team: ['creator', 'moderator', 'admin'],
    livestream: ['creator', 'moderator', 'admin'],
  },
  {
    what: 'changing the channel',
    operations: words('update_channel update_channel_partial'),
    team: ['creator', 'moderator', 'admin'],
    livestream: ['admin'],
  },
  {
    what: 'emptying and deleting the channel',
    operations: words('truncate_channel delete_channel'),
    team: ['creator', 'admin'],
    livestream: ['admin'],
  },
  {
    what: 'making a channel of its members',
    operations: words('get_or_create_distinct_channel'),
    team: ['creator', 'member', 'stranger', 'moderator', 'admin'],
    livestream: ['admin'],
  },
  {
    what: 'banning in the channel, and reading its bans and flags',
    operations: words('ban unban query_banned_users query_message_flags'),
    team: ['moderator', 'admin'],
    livestream: ['moderator', 'admin'],
  },
  {
    what: 'reading the flags of the whole app',
    operations: words('get_flag_count query_moderation_flags'),
    team: ['admin'],
    livestream: ['admin'],
  },
  {
    what: 'changing the creator’s poll, and the creator',
    operations: words(`update_poll update_poll_partial delete_poll create_poll_option update_poll_option
      delete_poll_option update_users update_users_partial`),
    team: ['creator'],
    livestream: ['creator'],
  },
  {
    what: 'what is one’s own, in whatever channel or none',
    operations:
      words(`mark_delivered mark_channels_read delete_draft query_drafts query_reminders query_threads
      query_polls query_future_channel_bans search unread_counts grouped_query_channels list_devices create_device
      delete_device mute unmute block_users unblock_users get_blocked_users get_user_live_locations query_users
      create_poll get_og upload_file upload_image delete_file delete_image delete_channel_file
      delete_channel_image`),
    team: everyUser,
    livestream: everyUser,
  },
  {
    what: 'seeing the app, and becoming a guest',
    operations: words('get_app create_guest'),
    team: everybody,
    livestream: everybody,
  },
  {
    what: 'committing messages and reading what they once said',
    operations: words('commit_message query_message_history'),
    team: [],
    livestream: [],
  },
];

const named = new Set(audiences.flatMap(({ operations }) => operations));
let rooms: Awaited<ReturnType<typeof startTokenRooms>>;
beforeAll(async () => {
  rooms = await startTokenRooms();
});
afterAll(() => rooms.api.close());

const names = Object.keys(callers).filter((name): name is CallerName => name in callers);
const specOf = (name: string) => {
  const spec = operationSpecs.find((entry) => entry.name === name);
  if (!spec) throw new Error(`the API has no operation ${name}`);
  return spec;
};

// What is refused or only reads leaves a channel as it was, so that the next call may have it.
const untouched = new Map<string, Room>();

/** Who is not refused, each in a channel that nobody has changed. */
async function whoMay(name: string, type: string): Promise<CallerName[]> {
  const request = tokenCalls[name];
  if (!request) throw new Error(`nothing says how to call ${name}`);
  const allowed: CallerName[] = [];
  for (const caller of names) {
    const userId = callers[caller];
    const room = untouched.get(type) ?? (await rooms.room(type));
    untouched.set(type, room);
    const [path, body] = request({ ...room, self: userId ?? 'ada' });
    const reply = await rooms.as(userId, specOf(name).method, path, body);
    expect(reply.status, `${name} by ${caller}: ${reply.text}`).toBeLessThan(500);
    expect(reply.status).not.toBe(401);
    if (reply.status === 403) expect(reply.body.code, reply.text).toBe(name === 'query_channels' ? 70 : 17);
    else {
      allowed.push(caller);
      if (overlay[name]?.effect !== 'read') untouched.delete(type);
    }
  }
  return allowed;
}

describe.each(audiences)('$what', ({ operations, team, livestream }) => {
  test.each(operations)('%s is for whom the grants let', async (name) => {
    expect(await whoMay(name, 'team')).toEqual(team);
    expect(await whoMay(name, 'livestream')).toEqual(livestream);
  });
});

test('everything else is the app’s own server’s, whoever else asks and whatever for', async () => {
  const rest = operationSpecs.filter(({ name }) => !named.has(name));
  for (const { name, method, path } of rest)
    for (const caller of names) {
      const body = method === 'POST' || method === 'PUT' || method === 'PATCH' ? {} : undefined;
      const reply = await rooms.as(callers[caller], method, path.replaceAll(/\{\w+\}/g, 'x'), body);
      expect([name, caller, reply.status, reply.body.code]).toEqual([name, caller, 403, 17]);
    }
});
