import {
  createReminder,
  createSegment,
  getOrCreateChannel,
  queryCampaigns,
  queryDrafts,
  queryMessageHistory,
  queryReminders,
  querySegments,
  querySegmentTargets,
  updateChannelPartial,
  updateMessagePartial,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draft } from '../test/campaigns.ts';
import { startConversation } from '../test/conversation.ts';
import type { Conversation } from '../test/conversation.ts';

// The lists with cursors that have pages of ten unless they are told otherwise, each with eleven things to list.
const MANY = 11;
let room: Conversation;
beforeAll(async () => {
  room = await startConversation();
  const { api, params } = room;
  const set = { config_overrides: { user_message_reminders: true } };
  await api.call(updateChannelPartial, { params, body: { set } });
  await room.send('0', { id: 'm' });
  const target_ids: string[] = [];
  for (let n = 0; n < MANY; n += 1) {
    await draft(api, { name: `News ${n}` });
    await api.call(createSegment, { body: { type: 'user', id: `s${n}` } });
    target_ids.push(`u${n}`);
    const body = { set: { text: `${n + 1}` }, user_id: 'ada' };
    await api.call(updateMessagePartial, { params: { id: 'm' }, body });
    const { id } = await room.send('remember');
    await api.call(createReminder, { params: { message_id: id }, body: { user_id: 'ada' } });
    const data = { created_by_id: 'ada' };
    await api.call(getOrCreateChannel, { params: { type: 'team', id: `c${n}` }, body: { data } });
    const path = `/api/v2/chat/channels/team/c${n}/draft`;
    await api.raw('POST', path, { body: { message: { text: 'x', user_id: 'ada' } } });
  }
  await api.raw('POST', '/api/v2/chat/segments/s0/addtargets', { body: { target_ids } });
});
afterAll(() => room.api.close());

interface Page {
  entries: { length: number };
  next?: string | undefined;
  prev?: string | undefined;
}
type List = (page: { limit?: number; next?: string; prev?: string }) => Promise<Page>;

describe.each<[what: string, list: List]>([
  [
    'campaigns',
    async (body) => {
      const { campaigns: entries, ...rest } = await room.api.call(queryCampaigns, { body });
      return { entries, ...rest };
    },
  ],
  [
    'segments',
    async (page) => {
      const body = { filter: {}, ...page };
      const { segments: entries, ...rest } = await room.api.call(querySegments, { body });
      return { entries, ...rest };
    },
  ],
  [
    'targets of a segment',
    async (body) => {
      const params = { id: 's0' };
      const { targets: entries, ...rest } = await room.api.call(querySegmentTargets, { params, body });
      return { entries, ...rest };
    },
  ],
  [
    'former versions of a message',
    async (page) => {
      const body = { filter: { message_id: 'm' }, ...page };
      const { message_history: entries, ...rest } = await room.api.call(queryMessageHistory, { body });
      return { entries, ...rest };
    },
  ],
  [
    'drafts',
    async (page) => {
      const { drafts: entries, ...rest } = await room.api.call(queryDrafts, {
        body: { user_id: 'ada', ...page },
      });
      return { entries, ...rest };
    },
  ],
  [
    'reminders',
    async (page) => {
      const { reminders: entries, ...rest } = await room.api.call(queryReminders, {
        body: { user_id: 'ada', ...page },
      });
      return { entries, ...rest };
    },
  ],
])('a list of %s', (_, list) => {
  test('has ten a page where no limit is said, or 0', async () => {
    expect((await list({})).entries).toHaveLength(10);
    expect((await list({ limit: 0 })).entries).toHaveLength(10);
  });

  test('has a cursor where there is such a page, and none where there is not', async () => {
    const first = await list({});
    expect([typeof first.next, first.prev]).toEqual(['string', undefined]);
    const last = await list({ next: first.next ?? '' });
    expect([last.entries.length, typeof last.prev, last.next]).toEqual([1, 'string', undefined]);
    expect(await list({ prev: last.prev ?? '' })).toMatchObject({ entries: first.entries });
    const whole = await list({ limit: MANY });
    expect([whole.entries.length, whole.next, whole.prev]).toEqual([MANY, undefined, undefined]);
  });

  test('goes back by one page, not to the first', async () => {
    const limit = 4;
    const first = await list({ limit });
    const second = await list({ limit, next: first.next ?? '' });
    const third = await list({ limit, next: second.next ?? '' });
    expect((await list({ limit, prev: third.prev ?? '' })).entries).toEqual(second.entries);
    expect(second.entries).not.toEqual(first.entries);
  });
});
