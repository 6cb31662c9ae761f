import {
  createCommand,
  runMessageAction,
  updateApp,
  updateChannelPartial,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { startReceiver } from '../../test/receiver.ts';
import type { Receiver } from '../../test/receiver.ts';

let room: Conversation;
let receiver: Receiver;
let answer: object | undefined;
beforeEach(async () => {
  room = await startConversation();
  receiver = await startReceiver();
  receiver.answer((response) => response.end(answer === undefined ? 'nothing' : JSON.stringify(answer)));
  await room.api.call(createCommand, { body: { name: 'ticket', description: 'Opens a ticket' } });
  const body = { set: { config_overrides: { commands: ['ticket'] } } };
  await room.api.call(updateChannelPartial, { params: room.params, body });
});
afterEach(async () => {
  await room.api.close();
  await receiver.close();
});

const texts = async () => (await room.state('ada')).messages.map(({ text }) => text);
const listen = () =>
  room.api.call(updateApp, { body: { custom_action_handler_url: `${receiver.url}/do?what={type}` } });

test('a command of the app’s own needs a handler that answers properly', async () => {
  expect(await refusal(room.send('/ticket leak'))).toEqual([400, 44]);
  await listen();
  for (const wrong of [
    undefined,
    { message: 7 },
    { message: { type: 'system' } },
    { message: { text: 7 } },
  ]) {
    answer = wrong;
    expect(await refusal(room.send('/ticket leak'))).toEqual([400, 45]);
  }
  expect(await texts()).toEqual([]);
});

test('it is carried out by the app’s server, which says what its user sees', async () => {
  await listen();
  answer = { message: { text: 'Which kind?', attachments: [{ title: 'kind', actions: [] }] } };
  const shown = await room.send('/ticket leak', { id: 'mine' });
  expect(shown).toMatchObject({ id: 'mine', type: 'ephemeral', command: 'ticket', text: 'Which kind?' });
  expect(receiver.received[0]).toMatchObject({
    path: '/do?what=ticket',
    event: {
      message: { id: 'mine', text: '/ticket leak', command: 'ticket', args: 'leak' },
      user: { id: 'ada' },
    },
  });
  expect(await texts()).toEqual([]);
  answer = { message: { type: 'regular', text: 'Ticket 7' } };
  const params = { id: 'mine' };
  const form_data = { kind: 'water' };
  const { message } = await room.api.call(runMessageAction, {
    params,
    body: { form_data, user_id: 'ada' },
  });
  expect(message).toMatchObject({ id: 'mine', type: 'regular', text: 'Ticket 7' });
  expect(receiver.received[1]?.event).toMatchObject({
    form_data,
    message: { command: 'ticket', args: 'leak' },
  });
  expect(await texts()).toEqual(['Ticket 7']);
});

test('it may be an error, or leave nothing', async () => {
  await listen();
  answer = { message: { type: 'error', text: 'No such room' } };
  expect(await room.send('/ticket leak')).toMatchObject({ type: 'error', text: 'No such room' });
  answer = {};
  expect(await room.send('/ticket leak')).toMatchObject({ type: 'ephemeral', command: 'ticket' });
  expect(await texts()).toEqual([]);
});

test('the app’s server is not asked for what would be refused anyway', async () => {
  await listen();
  const path = '/api/v2/chat/channels/team/a/message';
  expect((await room.as('cyd', 'POST', path, { message: { text: '/ticket leak' } })).status).toBe(403);
  expect(receiver.received).toEqual([]);
});
