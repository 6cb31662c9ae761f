import type { BodyOf } from '@backchannel/chat-api';
import {
  createCommand,
  deleteCommand,
  getCommand,
  listCommands,
  updateChannelType,
  updateCommand,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../../test/api.ts';
import type { TestApi } from '../../test/api.ts';
import { refusal } from '../../test/conversation.ts';

let api: TestApi;
beforeEach(async () => {
  api = await startApi();
});
afterEach(() => api.close());

const create = (body: Partial<BodyOf<typeof createCommand>> = {}) =>
  api.call(createCommand, { body: { name: 'ticket', description: 'Open a ticket', ...body } });
const update = (name: string, body: Partial<BodyOf<typeof updateCommand>> = {}) =>
  api.call(updateCommand, { params: { name }, body: { description: 'Anew', ...body } });
const remove = (name: string) => api.call(deleteCommand, { params: { name } });
const get = (name: string) => api.call(getCommand, { params: { name } });

test('a command is made wrapped, got flat, and listed with those that every app has', async () => {
  const { command } = await create({ args: '[text]', set: 'desk_set' });
  expect(command).toMatchObject({
    name: 'ticket',
    description: 'Open a ticket',
    args: '[text]',
    set: 'desk_set',
  });
  expect(command?.created_at).toBeGreaterThan(0);
  const flat = await get('ticket');
  expect(flat).toEqual({ ...command, duration: expect.any(String) as string });
  expect((await api.call(listCommands, {})).commands.map(({ name }) => name)).toContain('ticket');
});

test('an update keeps what it leaves out', async () => {
  await create({ args: '[text]', set: 'desk_set' });
  expect((await update('ticket')).command).toMatchObject({ description: 'Anew', args: '[text]' });
  expect((await update('ticket', { args: '' })).command).toMatchObject({ args: '', set: 'desk_set' });
  expect((await update('ticket', { set: 'help_set' })).command).toMatchObject({ set: 'help_set' });
  expect(await get('ticket')).toMatchObject({ args: '', set: 'help_set' });
});

test('a command is deleted by name, unless a channel type names it', async () => {
  await create();
  const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 } as const;
  const type = (commands: string[]) =>
    api.call(updateChannelType, { params: { name: 'team' }, body: { ...required, commands } });
  await type(['ticket']);
  expect(await refusal(remove('ticket'))).toEqual([400, 4]);
  await type(['all']);
  expect(await remove('ticket')).toEqual({ name: 'ticket', duration: expect.any(String) as string });
  expect(await refusal(get('ticket'))).toEqual([404, 16]);
  expect(await refusal(remove('ticket'))).toEqual([404, 16]);
});

test.each<[string, Partial<BodyOf<typeof createCommand>>]>([
  ['the name of a built-in one', { name: 'giphy' }],
  ['the name that stands for all', { name: 'all' }],
  ['a name that nobody could type', { name: 'two words' }],
  ['no name', { name: '' }],
  ['no description', { description: '' }],
  ['a description that is too long', { description: 'x'.repeat(256) }],
])('refuses a command with %s', async (_, body) => {
  expect(await refusal(create(body))).toEqual([400, 4]);
});

test('a name and a description are needed to make one, a description to change it', async () => {
  await create();
  for (const [method, path, body] of [
    ['POST', '', { name: 'other' }],
    ['POST', '', { description: 'Nameless' }],
    ['PUT', '/ticket', { args: '[text]' }],
  ] as const) {
    const reply = await api.raw(method, `/api/v2/chat/commands${path}`, { body });
    expect([reply.status, reply.body.code], reply.text).toEqual([400, 4]);
  }
  const changed = await api.raw('PUT', '/api/v2/chat/commands/ticket', { body: { description: 'x' } });
  expect([changed.status, Object.keys(changed.body).toSorted()]).toEqual([201, ['command', 'duration']]);
});

test('a name is taken once; built-in commands are not changed; unknown ones are 404', async () => {
  await create();
  expect(await refusal(create())).toEqual([400, 4]);
  expect(await refusal(update('giphy'))).toEqual([400, 4]);
  expect(await refusal(remove('giphy'))).toEqual([400, 4]);
  expect(await refusal(update('none'))).toEqual([404, 16]);
});
