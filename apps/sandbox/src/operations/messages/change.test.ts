import {
  ephemeralMessageUpdate,
  queryMessageHistory,
  updateMessage,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import type { BodyOf } from '@backchannel/chat-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';

let room: Conversation;
beforeEach(async () => {
  room = await startConversation();
});
afterEach(() => room.api.close());

const replace = async (id: string, message: BodyOf<typeof updateMessage>['message']) =>
  (await room.api.call(updateMessage, { params: { id }, body: { message: { user_id: 'ada', ...message } } }))
    .message;
const partial = async (id: string, body: BodyOf<typeof updateMessagePartial>) => {
  const answer = await room.api.call(updateMessagePartial, {
    params: { id },
    body: { user_id: 'ada', ...body },
  });
  if (!answer.message) throw new Error('the answer has no message');
  return answer.message;
};
const history = (body: Partial<BodyOf<typeof queryMessageHistory>> & { filter: Record<string, unknown> }) =>
  room.api.call(queryMessageHistory, { body });

describe('update_message', () => {
  test('replaces text, attachments, mentions and custom data, and nothing that identifies the message', async () => {
    const before = await room.send('one', {
      attachments: [{ type: 'image' }],
      mentioned_users: ['bob'],
      custom: { a: 1, b: 2 },
      silent: true,
    });
    const after = await replace(before.id, {
      text: 'two',
      custom: { b: 3 },
      silent: false,
      type: 'system',
      user_id: 'bob',
    });
    expect(after).toMatchObject({
      text: 'two',
      html: '<p>two</p>\n',
      attachments: [],
      mentioned_users: [],
      custom: { b: 3 },
    });
    expect(after).toMatchObject({ id: before.id, type: 'regular', silent: true, user: { id: 'ada' } });
    expect(after.created_at).toBe(before.created_at);
    expect(after.updated_at).toBeGreaterThan(before.updated_at);
    expect(after.custom).toEqual({ b: 3 });
    expect(await room.get(before.id)).toMatchObject(after);
  });

  test('leaves a reply in its thread and its channel, and its author who they are', async () => {
    const [parent, other] = [await room.send('parent'), await room.send('other')];
    const { id } = await room.send('reply', { parent_id: parent.id });
    const elsewhere = { parent_id: other.id, cid: 'team:b', created_at: '2020-01-01T00:00:00Z' };
    const path = `/api/v2/chat/messages/${id}`;
    const message = { text: 'changed', user_id: 'bob', ...elsewhere };
    expect((await room.api.raw('POST', path, { body: { message } })).status).toBe(201);
    const same = { id, type: 'reply', parent_id: parent.id, cid: 'team:a', user: { id: 'ada' } };
    const after = await room.get(id);
    expect(after).toMatchObject({ ...same, text: 'changed' });
    expect(after.created_at).toBeGreaterThan(parent.created_at);
    expect([(await room.get(parent.id)).reply_count, (await room.get(other.id)).reply_count]).toEqual([1, 0]);
  });

  test('dates the text only when the text changed', async () => {
    const { id } = await room.send('one');
    expect(await replace(id, { text: 'one', custom: { a: 1 } })).not.toHaveProperty(
      'message_text_updated_at',
    );
    expect(await replace(id, { text: 'two' })).toHaveProperty('message_text_updated_at');
  });

  test('refuses without actor, unknown and deleted messages, and a text that is too long', async () => {
    const { id } = await room.send('one');
    expect(await refusal(replace(id, { text: 'x', user_id: '' }))).toEqual([400, 4]);
    expect(await refusal(replace('nothing', { text: 'x' }))).toEqual([404, 16]);
    expect(await refusal(replace(id, { text: 'x'.repeat(5001) }))).toEqual([400, 20]);
    await room.api.raw('DELETE', `/api/v2/chat/messages/${id}`);
    expect(await refusal(replace(id, { text: 'x' }))).toEqual([400, 4]);
  });
});

describe('update_message_partial', () => {
  test('keeps every other field', async () => {
    const before = await room.send('one', { attachments: [{ type: 'image' }], custom: { a: 1 } });
    const reply = await room.api.raw('PUT', `/api/v2/chat/messages/${before.id}`, {
      body: { set: { text: 'two', color: 'red' }, user_id: 'ada' },
    });
    expect(reply.status).toBe(201);
    const after = await room.get(before.id);
    expect(after).toMatchObject({
      text: 'two',
      attachments: [{ type: 'image' }],
      custom: { a: 1, color: 'red' },
    });
  });

  test('reaches nested custom data by dotted keys, to set and to unset', async () => {
    const { id } = await room.send('one', { custom: { source: { user_id: 'x', at: 1 }, gone: true } });
    const after = await partial(id, {
      set: { 'source.user_id': 'y', 'deep.er': 1 },
      unset: ['source.at', 'gone'],
    });
    expect(after.custom).toEqual({ source: { user_id: 'y' }, deep: { er: 1 } });
  });

  test('empties own fields that are unset', async () => {
    const { id } = await room.send('one', { attachments: [{ type: 'image' }], mentioned_users: ['bob'] });
    const after = await partial(id, { unset: ['attachments', 'mentioned_users', 'text'] });
    expect(after).toMatchObject({ text: '', html: '', attachments: [], mentioned_users: [] });
  });

  test('pins as the actor and unpins', async () => {
    const { id } = await room.send('one');
    const pinned = await partial(id, {
      set: { pinned: true, pin_expires: '2090-01-01T00:00:00Z' },
      user_id: 'bob',
    });
    expect(pinned).toMatchObject({ pinned: true, pinned_by: { id: 'bob' } });
    expect(pinned.pin_expires).toBe(3_786_912_000_000_000_000);
    expect(await partial(id, { set: { pin_expires: null } })).not.toHaveProperty('pin_expires');
    const after = await partial(id, { set: { pinned: false } });
    expect(after.pinned).toBe(false);
    expect(after).not.toHaveProperty('pinned_at');
    expect(after).not.toHaveProperty('pinned_by');
  });

  test('a pin that has run out is none when somebody looks', async () => {
    await room.clock('2030-01-01T00:00:00Z');
    const { id } = await room.send('one', { pinned: true, pin_expires: new Date('2030-01-01T00:00:10Z') });
    expect((await room.get(id)).pinned).toBe(true);
    await room.clock('2030-01-01T00:00:11Z');
    const after = await room.get(id);
    expect(after.pinned).toBe(false);
    expect(after).not.toHaveProperty('pinned_at');
    expect(after).not.toHaveProperty('pinned_by');
    expect(await partial(id, { set: { pinned: true }, user_id: 'bob' })).toMatchObject({
      pinned: true,
      pinned_by: { id: 'bob' },
    });
  });

  test.each([
    ['a field that cannot change', { set: { type: 'system' } }],
    ['another one', { unset: ['parent_id'] }],
    ['a value of the wrong type', { set: { text: 7 } }],
    ['a key that would reach into the prototype', { set: { '__proto__.x': 1 } }],
    ['custom data over 5 kB', { set: { a: 'x'.repeat(5200) } }],
  ])('refuses %s', async (_, body) => {
    const { id } = await room.send('one');
    expect(await refusal(partial(id, body))).toEqual([400, 4]);
    expect((await room.get(id)).text).toBe('one');
  });

  test('refuses without an actor', async () => {
    const { id } = await room.send('one');
    const reply = await room.api.raw('PUT', `/api/v2/chat/messages/${id}`, { body: { set: { text: 'x' } } });
    expect([reply.status, reply.body.code]).toEqual([400, 4]);
  });
});

test('an ephemeral update answers with the change and stores nothing', async () => {
  const { id } = await room.send('one', { custom: { mood: 'calm' } });
  const { message } = await room.api.call(ephemeralMessageUpdate, {
    params: { id },
    body: { set: { text: 'two', note: 'x' }, unset: ['mood'], user_id: 'ada' },
  });
  expect(message).toMatchObject({ text: 'two', html: '<p>two</p>\n' });
  expect(message?.custom).toEqual({ note: 'x' });
  expect((await room.get(id)).custom).toEqual({ mood: 'calm' });
  expect((await history({ filter: { message_id: id } })).message_history).toEqual([]);
});

describe('query_message_history', () => {
  test('lists the previous versions, newest first, each with its own time and author', async () => {
    const first = await room.send('one', { custom: { v: 1 }, attachments: [{ type: 'image' }] });
    const second = await partial(first.id, { set: { text: 'two', v: 2 }, user_id: 'bob' });
    await replace(first.id, { text: 'three' });
    const { message_history } = await history({ filter: { message_id: first.id } });
    expect(message_history).toEqual([
      {
        message_id: first.id,
        text: 'two',
        custom: { v: 2 },
        attachments: [{ type: 'image', custom: {} }],
        is_deleted: false,
        message_updated_at: second.updated_at,
        message_updated_by_id: 'bob',
      },
      {
        message_id: first.id,
        text: 'one',
        custom: { v: 1 },
        attachments: [{ type: 'image', custom: {} }],
        is_deleted: false,
        message_updated_at: first.updated_at,
        message_updated_by_id: 'ada',
      },
    ]);
  });

  test('filters, sorts, and pages in both directions', async () => {
    const { id } = await room.send('0');
    for (let n = 1; n <= 5; n += 1)
      await partial(id, { set: { text: String(n), odd: n % 2 === 1 }, user_id: n > 3 ? 'bob' : 'ada' });
    const texts = async (body: Parameters<typeof history>[0]) => {
      const { message_history, next, prev } = await history(body);
      return { texts: message_history.map(({ text }) => text), next, prev };
    };
    const filter = { message_id: id };
    const sort = [{ field: 'message_updated_at', direction: 1 }];
    expect((await texts({ filter, sort })).texts).toEqual(['0', '1', '2', '3', '4']);
    expect((await texts({ filter: { ...filter, odd: true } })).texts).toEqual(['3', '1']);
    expect((await texts({ filter: { ...filter, message_updated_by_id: 'bob' } })).texts).toEqual(['4']);
    const { message_history: versions } = await history({ filter });
    const at = versions[2]?.message_updated_at;
    expect((await texts({ filter: { ...filter, message_updated_at: { $gte: at } } })).texts).toEqual([
      '4',
      '3',
      '2',
    ]);
    const before = { ...filter, message_updated_at: { $lt: at }, message_updated_by_id: { $in: ['ada'] } };
    expect((await texts({ filter: before })).texts).toEqual(['1', '0']);
    const one = await texts({ filter, limit: 2 });
    const two = await texts({ filter, limit: 2, ...(one.next !== undefined && { next: one.next }) });
    const three = await texts({ filter, limit: 2, ...(two.next !== undefined && { next: two.next }) });
    expect([one.texts, two.texts, three.texts]).toEqual([['4', '3'], ['2', '1'], ['0']]);
    expect([one.prev, three.next]).toEqual([undefined, undefined]);
    const back = await texts({ filter, limit: 2, ...(three.prev !== undefined && { prev: three.prev }) });
    expect(back.texts).toEqual(['2', '1']);
  });

  test.each([
    ['an empty filter', { filter: {} }],
    ['four conditions', { filter: { message_id: 'a', x: 1, y: 2, z: 3 } }],
    ['an operator that the field does not have', { filter: { message_id: { $gt: 'a' } } }],
    ['a cursor that is none', { filter: { message_id: 'a' }, next: 'nonsense' }],
    ['a limit over 100', { filter: { message_id: 'a' }, limit: 101 }],
    ['a sort on another field', { filter: { message_id: 'a' }, sort: [{ field: 'text' }] }],
  ])('refuses %s', async (_, body) => {
    expect(await refusal(history(body))).toEqual([400, 4]);
  });
});
