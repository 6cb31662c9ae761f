import { sendEvent, updateChannelPartial } from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let talk: Conversation;
beforeEach(async () => {
  talk = await startConversation();
});
afterEach(() => talk.api.close());

const send = (type: string, user_id = 'ada') =>
  talk.api.call(sendEvent, {
    params: talk.params,
    body: { event: { type, user_id, custom: { n: 1 } } },
  });

test.each(['typing.start', 'typing.stop', 'friendship_request'])(
  'answers %s as others get it',
  async (type) => {
    const { event } = await send(type);
    expect(event).toMatchObject({
      type,
      cid: 'team:a',
      channel_id: 'a',
      channel_type: 'team',
      user: { id: 'ada' },
      custom: { n: 1 },
    });
    expect(event.created_at).toBeGreaterThan(0);
    expect(event).not.toHaveProperty('parent_id');
    const { messages, channel } = await talk.state();
    expect(messages, 'nothing of it stays').toEqual([]);
    expect(channel).not.toHaveProperty('last_message_at');
  },
);

test.each(['message.new', 'channel.updated', 'user.banned', 'notification.mark_unread', 'typing.else'])(
  'refuses %s, which only the API sends',
  async (type) => {
    expect(await refusal(send(type))).toEqual([400, 18]);
  },
);

test('refuses nobody’s event, no type, and what the channel’s type has switched off', async () => {
  expect(await refusal(send('custom', ''))).toEqual([400, 4]);
  expect(await refusal(send(''))).toEqual([400, 4]);
  const off = { config_overrides: { typing_events: false } };
  await talk.api.call(updateChannelPartial, { params: talk.params, body: { set: off } });
  expect(await refusal(send('typing.start'))).toEqual([400, 19]);
});
