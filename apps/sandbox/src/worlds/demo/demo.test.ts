import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getOrCreateChannel, queryChannels } from '@backchannel/chat-api/operations';
import type { TestApi } from '../../test/api.ts';
import { demoMadeAt, demoMadeTwice, startDemo } from '../../test/demo.ts';
import { changes, digests } from '../../test/table-digests.ts';
import { makeDemo } from './index.ts';
import { seasonalFilter, seasonalPlans } from './seasonal.ts';

const NOON = Date.UTC(2026, 10, 23, 12) * 1000;
const LATE = Date.UTC(2027, 1, 2, 23, 51) * 1000;

// Moments move with the clock, and so do dates in custom data.
const lastingFields = [
  'id',
  'cid',
  'name',
  'text',
  'user_id',
  'parent_id',
  'quoted_message_id',
  'attachments',
  'member_count',
  'message_count',
  'unread_messages',
  'type',
  'role',
  'image',
];
const lasting = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([key]) => lastingFields.includes(key)));

/** Digest of what does not depend on the moment for which the world is made. */
function lastingDigest(now: number): string {
  const hash = createHash('sha256');
  const world = makeDemo(now);
  const add = (record: object): void => void hash.update(JSON.stringify(lasting(record)));
  for (const { row } of world.people) add(row);
  for (const record of world.channels()) for (const part of Object.values(record).flat()) add(part);
  add(world.moderation);
  for (const part of Object.values(world.campaigns).flat()) add(part);
  for (const part of [world.usage, world.retention, world.exports]) add(part);
  return hash.digest('hex');
}

test('has the same ids, texts and counts whatever the moment', () => {
  expect(lastingDigest(LATE)).toBe(lastingDigest(NOON));
});

test('is the same every time for the same moment, in every table', () => {
  const [once, again] = demoMadeTwice();
  // Files have ids that nobody can guess, and tasks name them.
  expect(changes(digests(once), digests(again))).toEqual(['files', 'tasks', 'files on the disk']);
});

let api: TestApi;
beforeAll(async () => {
  api = await startDemo();
});
afterAll(() => api.close());

test('the five channels of past seasons are five', async () => {
  const { channels } = await api.call(queryChannels, {
    body: { filter_conditions: seasonalFilter, limit: 30 },
  });
  const found = new Set(channels.map(({ channel }) => channel?.id));
  expect(channels).toHaveLength(5);
  expect(found).toEqual(new Set(seasonalPlans.map(({ id }) => id)));
  const halfYear = 180 * 24 * 3600 * 1e9;
  for (const { channel } of channels)
    expect(demoMadeAt() * 1e6 - (channel?.last_message_at ?? 0)).toBeGreaterThan(halfYear);
});

test('the first of them has a conversation of several pages, with all that a conversation has', async () => {
  const ids = new Set<string>();
  const seen = {
    pinned: 0,
    replies: 0,
    reactions: 0,
    attachments: 0,
    system: 0,
    deleted: 0,
    quoted: 0,
    edited: 0,
  };
  let before: string | undefined;
  for (;;) {
    const { messages, members } = await api.call(getOrCreateChannel, {
      params: { type: 'messaging', id: 'season-crew-nordics' },
      body: { state: true, messages: { limit: 100, ...(before !== undefined && { id_lt: before }) } },
    });
    expect(new Set(members.map(({ channel_role }) => channel_role))).toEqual(
      new Set(['channel_member', 'channel_moderator']),
    );
    if (messages.length === 0) break;
    for (const message of messages) {
      ids.add(message.id);
      seen.pinned += Number(message.pinned);
      seen.replies += message.reply_count;
      seen.reactions += message.latest_reactions.length;
      seen.attachments += message.attachments.length;
      seen.system += Number(message.type === 'system');
      seen.deleted += Number(message.type === 'deleted');
      seen.quoted += Number(message.quoted_message_id !== undefined);
      seen.edited += Number(message.message_text_updated_at !== undefined);
    }
    before = messages[0]?.id;
  }
  expect(ids.size).toBeGreaterThan(500);
  for (const [what, count] of Object.entries(seen)) expect(count, what).toBeGreaterThan(2);
});

test('the newest messages are minutes old', async () => {
  const { channels } = await api.call(queryChannels, {
    body: { sort: [{ field: 'last_message_at', direction: -1 }], limit: 30, message_limit: 1 },
  });
  const ages = channels.map(({ channel }) => demoMadeAt() - (channel?.last_message_at ?? 0) / 1e6);
  expect(Math.min(...ages)).toBeLessThan(10 * 60_000);
  expect(Math.max(...ages)).toBeLessThan(2 * 3_600_000);
});
