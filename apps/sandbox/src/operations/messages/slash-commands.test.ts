import { getReplies, runMessageAction, updateChannelPartial } from '@backchannel/chat-api/operations';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { hookTo, startReceiver } from '../../test/receiver.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const act = async (id: string, image_action: string, user_id = 'ada') =>
  (await room.api.call(runMessageAction, { params: { id }, body: { form_data: { image_action }, user_id } }))
    .message;
const texts = async () => (await room.state('ada')).messages.map(({ text }) => text);

test('/giphy shows a picture to decide on, to its user alone: in no list, no count, no news', async () => {
  const receiver = await startReceiver();
  try {
    await hookTo(room.api, receiver.url);
    const found = await room.send('/giphy happy cat', { id: 'mine' });
    expect(found).toMatchObject({ id: 'mine', type: 'ephemeral', command: 'giphy', user: { id: 'ada' } });
    const [attachment] = found.attachments;
    expect(attachment).toMatchObject({ type: 'giphy', title: 'happy cat' });
    expect(attachment?.actions?.map(({ name, value }) => `${name} ${value}`)).toEqual([
      'image_action send',
      'image_action shuffle',
      'image_action cancel',
    ]);
    const state = await room.state();
    expect([state.messages, state.channel?.message_count, unreadOf(state)]).toEqual([
      [],
      0,
      { ada: 0, bob: 0 },
    ]);
    expect(await refusal(room.get('mine'))).toEqual([404, 16]);
    await room.send('next');
    await receiver.event('message.new');
    expect(receiver.received.filter(({ event }) => event.type === 'message.new')).toHaveLength(1);
  } finally {
    await receiver.close();
  }
});

test('the picture is one that the sandbox draws itself, as large as it says', async () => {
  const [attachment] = (await room.send('/giphy cat')).attachments;
  for (const image of Object.values(attachment?.giphy ?? {})) {
    expect(image.url.startsWith(room.api.sandbox.url)).toBe(true);
    const reply = await fetch(image.url);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/gif']);
    const bytes = Buffer.from(await reply.arrayBuffer());
    const { width, height, pages = 1 } = await sharp(bytes).metadata();
    expect({
      width: String(width),
      height: String(height),
      frames: String(pages),
      size: String(bytes.length),
    }).toEqual({
      width: image.width,
      height: image.height,
      frames: image.frames,
      size: image.size,
    });
  }
  expect((await fetch(`${room.api.sandbox.url}/giphy/0123456789abcdef/huge.gif`)).status).toBe(404);
});

test('sent, it is a message like any other, without the buttons; once', async () => {
  const { id, text } = await room.send('/giphy cat');
  const sent = await act(id, 'send');
  expect(sent).toMatchObject({
    id,
    text,
    type: 'regular',
    command: 'giphy',
    attachments: [{ type: 'giphy' }],
  });
  expect(sent?.attachments[0]).not.toHaveProperty('actions');
  const state = await room.state();
  expect([state.messages.length, state.channel?.message_count, unreadOf(state)]).toEqual([
    1,
    1,
    { ada: 0, bob: 1 },
  ]);
  expect(await refusal(act(id, 'send'))).toEqual([400, 4]);
});

test('shuffled, it is another picture for the same words; cancelled, it is gone', async () => {
  const { id, attachments } = await room.send('/giphy cat');
  const seen = new Set([attachments[0]?.thumb_url]);
  for (let n = 0; n < 3; n += 1) seen.add((await act(id, 'shuffle'))?.attachments[0]?.thumb_url);
  expect(seen.size).toBe(4);
  expect((await room.send('/giphy cat')).attachments[0]?.thumb_url).toBe(attachments[0]?.thumb_url);
  expect(await act(id, 'cancel')).toBeUndefined();
  expect(await refusal(act(id, 'send'))).toEqual([404, 16]);
  expect(await texts()).toEqual([]);
});

test('in a thread the picture stays in the thread', async () => {
  const parent_id = (await room.send('parent')).id;
  const { id } = await room.send('/giphy cat', { parent_id });
  expect(await act(id, 'send')).toMatchObject({ type: 'reply', parent_id });
  expect(
    (await room.api.call(getReplies, { params: { parent_id } })).messages.map((message) => message.id),
  ).toEqual([id]);
});

test('only its user decides, and only with an action that there is', async () => {
  const { id } = await room.send('/giphy cat');
  expect(await refusal(act(id, 'send', 'bob'))).toEqual([404, 16]);
  expect(await refusal(act(id, 'explode'))).toEqual([400, 4]);
  expect(await refusal(act(id, 'send', ''))).toEqual([400, 4]);
  expect(await refusal(act('none', 'send'))).toEqual([404, 16]);
  expect(await refusal(act((await room.send('plain')).id, 'send'))).toEqual([400, 4]);
  const path = `/api/v2/chat/messages/${id}/action`;
  const formless = await room.api.raw('POST', path, { body: { user_id: 'ada' } });
  expect([formless.status, formless.body.code]).toEqual([400, 4]);
  const numbers = { form_data: { image_action: 1 }, user_id: 'ada' };
  expect((await room.api.raw('POST', path, { body: numbers })).status).toBe(400);
  expect((await room.as('ada', 'POST', path, { form_data: { image_action: 'send' } })).status).toBe(201);
});

test('what is no command of the channel is a text, and what a message must not be a command must not either', async () => {
  expect(await room.send('/nothing of the kind')).toMatchObject({
    type: 'regular',
    text: '/nothing of the kind',
  });
  expect(await room.send('see /giphy cat')).toMatchObject({ type: 'regular' });
  expect(await refusal(room.send(`/giphy ${'x'.repeat(5000)}`))).toEqual([400, 20]);
  expect(await refusal(room.send('/giphy x', { parent_id: 'none' }))).toEqual([404, 16]);
  const body = { set: { config_overrides: { commands: [] } } };
  await room.api.call(updateChannelPartial, { params: room.params, body });
  expect(await room.send('/giphy cat')).toMatchObject({ type: 'regular', text: '/giphy cat' });
});

test('a command about nobody is answered with an error that only its user sees', async () => {
  expect(await room.send('/mute @nobody')).toMatchObject({ type: 'error', command: 'mute' });
  expect(await texts()).toEqual([]);
});
