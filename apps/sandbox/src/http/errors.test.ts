import {
  getOrCreateChannel,
  getOrCreateDistinctChannel,
  updateChannel,
} from '@backchannel/chat-api/operations';
import { operationSpecs } from '@backchannel/chat-api/spec';
import { ChatApiError } from '@backchannel/chat-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

// What a refusal says: its body, its name and its words.
let room: Conversation;
let id: string;
beforeAll(async () => {
  room = await startConversation();
  ({ id } = await room.send('hello'));
});
afterAll(() => room.api.close());

const CHAT = '/api/v2/chat';
const A = `${CHAT}/channels/team/a`;

test('every operation refuses under its own name, with the body and the headers of the API', async () => {
  for (const operation of operationSpecs) {
    const path = operation.path.replaceAll(/\{\w+\}/g, 'x');
    const { status, body, headers } = await room.api.raw(operation.method, path, { token: 'nonsense' });
    expect([operation.name, status]).toEqual([operation.name, 401]);
    expect(body).toEqual({
      code: 5,
      message: `${operation.operationId} failed with error: "token is not a valid JWT"`,
      StatusCode: 401,
      duration: expect.stringMatching(/^[\d.]+ms$/),
      details: [],
      more_info: expect.stringMatching(/^https?:/),
    });
    for (const name of ['limit', 'remaining', 'reset'])
      expect(Number(headers[`x-ratelimit-${name}`]), operation.name).toBeGreaterThan(0);
  }
});

describe('without an actor', () => {
  const message = () => `${CHAT}/messages/${id}`;
  test.each<[what: string, method: string, path: () => string, body?: object]>([
    ['send_message', 'POST', () => `${A}/message`, { message: { text: 'x' } }],
    ['update_message', 'POST', message, { message: { text: 'x' } }],
    ['update_message_partial', 'PUT', message, { set: { text: 'x' } }],
    ['ephemeral_message_update', 'PATCH', () => `${message()}/ephemeral`, { set: { text: 'x' } }],
    ['undelete_message', 'POST', () => `${message()}/undelete`, {}],
    ['send_reaction', 'POST', () => `${message()}/reaction`, { reaction: { type: 'like' } }],
    ['delete_reaction', 'DELETE', () => `${message()}/reaction/like`],
    ['create_reminder', 'POST', () => `${message()}/reminders`, {}],
    ['update_reminder', 'PATCH', () => `${message()}/reminders`, {}],
    ['delete_reminder', 'DELETE', () => `${message()}/reminders`],
    ['hide_channel', 'POST', () => `${A}/hide`, {}],
    ['show_channel', 'POST', () => `${A}/show`, {}],
    ['send_event', 'POST', () => `${A}/event`, { event: { type: 'custom' } }],
    ['mark_read', 'POST', () => `${A}/read`, {}],
    ['mark_unread', 'POST', () => `${A}/unread`, { message_timestamp: '2026-01-01T00:00:00Z' }],
    ['mark_channels_read', 'POST', () => `${CHAT}/channels/read`, {}],
    ['mark_delivered', 'POST', () => `${CHAT}/channels/delivered`, { latest_delivered_messages: [] }],
    ['update_member_partial', 'PATCH', () => `${A}/member`, { set: { pinned: true } }],
    ['get_draft', 'GET', () => `${A}/draft`],
    ['delete_draft', 'DELETE', () => `${A}/draft`],
    ['query_drafts', 'POST', () => `${CHAT}/drafts/query`, {}],
    ['query_reminders', 'POST', () => `${CHAT}/reminders/query`, {}],
    ['query_threads', 'POST', () => `${CHAT}/threads`, {}],
    ['mute_channel', 'POST', () => `${CHAT}/moderation/mute/channel`, { channel_cids: ['team:a'] }],
    ['unmute_channel', 'POST', () => `${CHAT}/moderation/unmute/channel`, { channel_cids: ['team:a'] }],
    ['unread_counts', 'GET', () => `${CHAT}/unread`],
  ])('%s is refused', async (_, method, path, body) => {
    const reply = await room.api.raw(method, path(), { body });
    expect([reply.status, reply.body.code], reply.text).toEqual([400, 4]);
  });

  test.each<[what: string, path: () => string, body: object]>([
    ['message', () => `${A}/message`, { message: { text: 'x' } }],
    ['reaction', () => `${message()}/reaction`, { reaction: { type: 'like' } }],
    ['event', () => `${A}/event`, { event: { type: 'custom' } }],
  ])('a %s says where its user may stand', async (what, path, body) => {
    const reply = await room.api.raw('POST', path(), { body });
    expect(reply.body.message).toContain(
      `"either ${what}.user or ${what}.user_id must be provided when using server side auth."`,
    );
  });
});

/** What a refused call says behind the name of its operation. */
async function words(call: Promise<unknown>): Promise<[status: number, code: number, message: string]> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ChatApiError) return [error.status, error.code, error.message];
    throw error;
  }
  throw new Error('the call was not refused');
}

describe('words that clients know', () => {
  const update = (params: { type: string; id: string }, body: Parameters<typeof member>[0]) =>
    words(room.api.call(updateChannel, { params, body: member(body) }));
  const member = (body: { add_members?: { user_id: string }[]; invites?: { user_id: string }[] }) => body;

  test('a channel needs its creator, and members who exist', async () => {
    const params = { type: 'team', id: 'new' };
    const make = (data: object) => words(room.api.call(getOrCreateChannel, { params, body: { data } }));
    expect((await make({}))[2]).toContain(
      'either data.created_by or data.created_by_id must be provided when using server side auth.',
    );
    const members = [{ user_id: 'ada' }, { user_id: 'x1' }, { user_id: 'x2' }];
    expect((await make({ created_by_id: 'ada', members }))[2]).toContain(
      "The following users are involved in channel create operation, but don't exist: [x1 x2]. Please create the user objects before setting up the channel.",
    );
  });

  test('nobody unknown joins, and a distinct channel stays that of its members', async () => {
    expect(await update(room.params, { add_members: [{ user_id: 'x1' }] })).toEqual([
      400,
      4,
      expect.stringContaining('could not find user x1 from add_members'),
    ]);
    const { channel } = await room.api.call(getOrCreateDistinctChannel, {
      params: { type: 'messaging' },
      body: { data: { created_by_id: 'ada', members: [{ user_id: 'ada' }, { user_id: 'bob' }] } },
    });
    const params = { type: 'messaging', id: channel?.id ?? '' };
    expect(await update(params, { add_members: [{ user_id: 'cyd' }] })).toEqual([
      403,
      17,
      expect.stringContaining(
        "cannot add members to the distinct channel they don't belong to, please create a new distinct channel with the desired members",
      ),
    ]);
    expect(await update(params, { invites: [{ user_id: 'cyd' }] })).toEqual([
      403,
      17,
      expect.stringContaining('cannot invite members to the distinct channel'),
    ]);
  });

  test('a message or a channel that is not there is called by its id', async () => {
    const message = await room.api.raw('GET', `${CHAT}/messages/none`);
    expect(message.body).toMatchObject({
      code: 16,
      StatusCode: 404,
      message: `GetMessage failed with error: "message with id none doesn't exist"`,
    });
    const channel = await room.api.raw('POST', `${CHAT}/channels/team/none/truncate`, { body: {} });
    expect(channel.body).toMatchObject({
      code: 16,
      StatusCode: 404,
      message: `TruncateChannel failed with error: "Can't find channel with id team:none"`,
    });
  });

  test('a user who may not is told what, where and as whom', async () => {
    const { status, body } = await room.as('cyd', 'POST', `${A}/message`, { message: { text: 'x' } });
    expect([status, body.code]).toEqual([403, 17]);
    expect(body.message).toMatch(
      /User 'cyd' with roles? \[?.*\]? is not allowed to perform action \w+ in scope 'team'/,
    );
  });
});

test('what befalls nobody here can be ordered: a server’s own error, an end to waiting, a suspended app', async () => {
  for (const [status, code] of [
    [500, -1],
    [408, 23],
    [403, 99],
    [431, 24],
  ]) {
    const fault = { operation: 'get_app', kind: 'status', status, code, times: 1 };
    const body = JSON.stringify([fault]);
    await fetch(`${room.api.sandbox.url}/__sandbox/faults`, { method: 'PUT', body });
    const reply = await room.api.raw('GET', '/api/v2/app');
    expect([reply.status, reply.body.code, reply.body.StatusCode]).toEqual([status, code, status]);
    expect(reply.body.message).toMatch(/^GetApp failed with error: "/);
  }
});
