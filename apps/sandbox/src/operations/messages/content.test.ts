import { getReplies, truncateChannel, updateChannel, updateMessage } from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startConversation, unreadOf } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
});
afterAll(() => room.api.close());
beforeEach(() => room.api.call(truncateChannel, { params: room.params, body: {} }));

const path = '/api/v2/chat/channels/team/a/message';
const unread = async () => unreadOf(await room.state());

test('a message is regular or a system message, a reply by its parent alone, and nothing else by itself', async () => {
  expect((await room.send('x', { type: 'regular' })).type).toBe('regular');
  expect((await room.send('x', { type: 'system' })).type).toBe('system');
  const parent = await room.send('parent');
  expect((await room.send('x', { parent_id: parent.id, type: 'regular' })).type).toBe('reply');
  for (const type of ['reply', 'ephemeral', 'error', 'deleted', '']) {
    const reply = await room.api.raw('POST', path, {
      body: { message: { text: 'x', user_id: 'ada', type } },
    });
    expect([type, reply.status, reply.body.code]).toEqual([type, 400, 4]);
  }
});

test('the HTML is the text as a paragraph, with what means something in HTML written out', async () => {
  expect((await room.send('hello')).html).toBe('<p>hello</p>\n');
  expect((await room.send('<b> & "c"\nd')).html).toBe('<p>&lt;b&gt; &amp; &#34;c&#34;<br/>\nd</p>\n');
  expect((await room.send('')).html).toBe('');
});

test('the app’s server may give a message other HTML; whoever else gives some gets what their text is', async () => {
  const html = '<img src=x onerror=alert(1)>';
  const { id } = await room.send('hello', { html });
  expect((await room.get(id)).html).toBe(html);
  const replaced = { message: { text: 'again', html, user_id: 'ada' } };
  expect((await room.api.call(updateMessage, { params: { id }, body: replaced })).message.html).toBe(html);

  const rendered = { html: '<p>hello</p>\n' };
  const own = await room.as('bob', 'POST', path, { message: { id: 'own', text: 'hello', html } });
  expect(own.body['message']).toMatchObject(rendered);
  const mine = '/api/v2/chat/messages/own';
  const whole = await room.as('bob', 'POST', mine, { message: { text: 'hello', html } });
  expect(whole.body['message']).toMatchObject(rendered);
  const partly = await room.as('bob', 'PUT', mine, { set: { html, mood: 'calm' } });
  expect(partly.body['message']).toMatchObject({ ...rendered, custom: { mood: 'calm' } });
  const shown = await room.as('bob', 'PATCH', `${mine}/ephemeral`, { set: { html } });
  expect(shown.body['message']).toMatchObject(rendered);
  const channel = '/api/v2/chat/channels/team/a';
  const told = await room.as('ada', 'POST', channel, { message: { text: 'hello', html } });
  expect(told.body['message']).toMatchObject(rendered);
  const swept = await room.as('ada', 'POST', `${channel}/truncate`, { message: { text: 'hello', html } });
  expect(swept.body['message']).toMatchObject(rendered);
});

test('a system message is unread like any other; the one that an update posts as well', async () => {
  await room.send('note', { type: 'system' });
  expect(await unread()).toEqual({ ada: 0, bob: 1 });
  const body = { message: { text: 'Renamed', user_id: 'ada' } };
  await room.api.call(updateChannel, { params: room.params, body });
  expect(await unread()).toEqual({ ada: 0, bob: 2 });
});

test('a silent reply is a reply like any other, and is read in its thread', async () => {
  const { id } = await room.send('parent', { silent: true });
  await room.send('reply', { parent_id: id, silent: true, user_id: 'bob' });
  expect(await room.get(id)).toMatchObject({ reply_count: 1, thread_participants: [{ id: 'bob' }] });
  const { messages } = await room.api.call(getReplies, { params: { parent_id: id } });
  expect(messages).toMatchObject([{ text: 'reply', silent: true }]);
  expect(await unread()).toEqual({ ada: 0, bob: 0 });
});

test('at most ten users are named who alone see a message', async () => {
  const ten = Array.from({ length: 10 }, (_, n) => `u${n}`);
  expect((await room.send('x', { restricted_visibility: ten })).restricted_visibility).toEqual(ten);
  const body = { message: { text: 'x', user_id: 'ada', restricted_visibility: [...ten, 'u10'] } };
  expect((await room.api.raw('POST', path, { body })).body.code).toBe(4);
});
