import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BodyOf, QueryOf } from '@backchannel/chat-api';
import {
  deleteMessage,
  getManyMessages,
  getOrCreateChannel,
  getPinnedMessages,
  getReplies,
} from '@backchannel/chat-api/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { processorTime } from '../../processor-time.ts';
import { messagePage } from '../../store/message-window.ts';
import type { MessageList } from '../../store/message-window.ts';
import { insertMessage } from '../../store/messages.ts';
import { refusal, startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { windowOf } from './message-window.ts';
import type { WindowTerms } from './message-window.ts';

const MANY = 100_000;
const BEGINNING = Date.parse('2024-01-01T00:00:00Z') * 1000;
const SECOND = 1_000_000;

let folder: string;
let room: Conversation;

/** A channel whose message `n` is `mN`, one a second; every 1,000th is pinned; `m50000` has 1,000 replies. */
function fill(file: string): void {
  const db = openDatabase(file);
  db.transaction(() => {
    for (let n = 0; n < MANY; n += 1) {
      const at = BEGINNING + n * SECOND;
      const pin = n % 1000 === 0 ? { pinned: 1, pinned_at: at } : {};
      insertMessage(db, {
        id: `m${n}`,
        cid: 'team:a',
        user_id: 'ada',
        text: `${n}`,
        created_at: at,
        updated_at: at,
        ...pin,
      });
    }
    for (let n = 0; n < 1000; n += 1) {
      const at = BEGINNING + (MANY + n) * SECOND;
      const thread = { parent_id: 'm50000', type: 'reply' };
      insertMessage(db, {
        id: `r${n}`,
        cid: 'team:a',
        user_id: 'bob',
        created_at: at,
        updated_at: at,
        ...thread,
      });
    }
    db.run("update messages set reply_count = 1000 where id = 'm50000'");
  });
  db.close();
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-windows-'));
  const data = join(folder, 'data.sqlite');
  // Filling takes so long that a server would have given up its connections by the time of the first call.
  await (await startConversation({ data })).api.close();
  fill(data);
  room = await startConversation({ data });
}, 60_000);
afterAll(async () => {
  await room.api.close();
  rmSync(folder, { recursive: true });
});

const page = async (messages: NonNullable<BodyOf<typeof getOrCreateChannel>['messages']>) =>
  (
    await room.api.call(getOrCreateChannel, { params: room.params, body: { state: true, messages } })
  ).messages.map(({ id }) => id);
const replies = async (query: QueryOf<typeof getReplies>) =>
  (await room.api.call(getReplies, { params: { parent_id: 'm50000' }, query })).messages.map(({ id }) => id);
const pins = async (query: QueryOf<typeof getPinnedMessages>) =>
  (await room.api.call(getPinnedMessages, { params: room.params, query })).messages.map(({ id }) => id);
const at = (n: number) => new Date((BEGINNING + n * SECOND) / 1000);
const ids = (prefix: string, ...numbers: number[]) => numbers.map((n) => `${prefix}${n}`);

describe('a channel of 100,000 messages', () => {
  test.each([
    ['nothing: the newest', {}, [99_997, 99_998, 99_999]],
    ['id_lt', { id_lt: 'm500' }, [497, 498, 499]],
    ['id_lte', { id_lte: 'm500' }, [498, 499, 500]],
    ['id_gt', { id_gt: 'm500' }, [501, 502, 503]],
    ['id_gte', { id_gte: 'm500' }, [500, 501, 502]],
    ['id_around', { id_around: 'm500' }, [499, 500, 501]],
    ['both ends: the newest between them', { id_gt: 'm500', id_lt: 'm510' }, [507, 508, 509]],
    ['created_at_before', { created_at_before: at(500) }, [497, 498, 499]],
    ['created_at_before_or_equal', { created_at_before_or_equal: at(500) }, [498, 499, 500]],
    ['created_at_after', { created_at_after: at(500) }, [501, 502, 503]],
    ['created_at_after_or_equal', { created_at_after_or_equal: at(500) }, [500, 501, 502]],
    ['created_at_around', { created_at_around: at(500) }, [499, 500, 501]],
    ['the beginning', { id_lt: 'm2' }, [0, 1]],
  ])('answers %s, oldest first', async (_, window, expected) => {
    expect(await page({ limit: 3, ...window })).toEqual(ids('m', ...expected));
  });

  test('pages back without a gap or a repetition, and a deletion in between moves nothing', async () => {
    const seen: string[] = [];
    for (let from = 'm2000'; seen.length < 1500; from = seen[0] ?? '') {
      seen.unshift(...(await page({ limit: 300, id_lt: from })));
      if (seen.length === 600) await room.api.call(deleteMessage, { params: { id: 'm1900' } });
    }
    expect(seen).toEqual(Array.from({ length: 1500 }, (_, n) => `m${500 + n}`));
  });

  test('refuses a window at a message that does not exist, and more than 300 at once', async () => {
    expect(await refusal(page({ id_lt: 'nothing' }))).toEqual([404, 16]);
    expect(await refusal(page({ limit: 301 }))).toEqual([400, 4]);
  });

  test('answers the beginning as fast as the end', async () => {
    const time = async (window: object) => {
      const startedAt = processorTime();
      for (let n = 0; n < 10; n += 1) await page({ limit: 25, ...window });
      return processorTime() - startedAt;
    };
    await time({});
    const [end, beginning] = [await time({}), await time({ id_lt: 'm100' })];
    expect(beginning).toBeLessThan(Math.max(end * 4, 400));
  });
});

describe('a thread', () => {
  test.each([
    ['nothing: the newest, oldest first', {}, [997, 998, 999]],
    ['id_lt', { id_lt: 'r10' }, [7, 8, 9]],
    ['id_lte', { id_lte: 'r10' }, [8, 9, 10]],
    ['id_gt', { id_gt: 'r10' }, [11, 12, 13]],
    ['id_gte', { id_gte: 'r10' }, [10, 11, 12]],
    ['id_around', { id_around: 'r10' }, [9, 10, 11]],
    ['sorted from the first', { sort: [{ field: 'created_at', direction: 1 }] }, [0, 1, 2]],
    ['sorted from the last', { sort: [{ field: 'created_at', direction: -1 }] }, [999, 998, 997]],
  ])('answers %s', async (_, query, expected) => {
    expect(await replies({ limit: 3, ...query })).toEqual(ids('r', ...expected));
  });

  test('has 25 a page unless asked for more, is empty without replies, and unknown without a parent', async () => {
    expect(await replies({})).toHaveLength(25);
    const { api } = room;
    expect((await api.call(getReplies, { params: { parent_id: 'm1' } })).messages).toEqual([]);
    expect(await refusal(api.call(getReplies, { params: { parent_id: 'nothing' } }))).toEqual([404, 16]);
    expect(await refusal(replies({ limit: 301 }))).toEqual([400, 4]);
    expect(await refusal(replies({ sort: [{ field: 'text' }] }))).toEqual([400, 4]);
  });
});

describe('pins', () => {
  test.each([
    ['nothing: the latest pin first', {}, [99_000, 98_000, 97_000]],
    ['an offset', { offset: 2 }, [97_000, 96_000, 95_000]],
    ['the other way round', { sort: [{ field: 'pinned_at', direction: 1 }] }, [0, 1000, 2000]],
    ['pinned_at_before', { pinned_at_before: at(5000) }, [4000, 3000, 2000]],
    ['pinned_at_before_or_equal', { pinned_at_before_or_equal: at(5000) }, [5000, 4000, 3000]],
    ['pinned_at_after', { pinned_at_after: at(5000) }, [8000, 7000, 6000]],
    ['pinned_at_after_or_equal', { pinned_at_after_or_equal: at(5000) }, [7000, 6000, 5000]],
    ['pinned_at_around', { pinned_at_around: at(5000) }, [6000, 5000, 4000]],
    ['id_lt', { id_lt: 'm5000' }, [4000, 3000, 2000]],
    ['id_gte', { id_gte: 'm5000' }, [7000, 6000, 5000]],
  ])('answer %s', async (_, query, expected) => {
    expect(await pins({ limit: 3, ...query })).toEqual(ids('m', ...expected));
  });

  test('have 20 a page, and no place for what is not pinned', async () => {
    expect(await pins({})).toHaveLength(20);
    expect(await refusal(pins({ id_lt: 'm1' }))).toEqual([400, 4]);
    expect(await refusal(pins({ limit: 301 }))).toEqual([400, 4]);
  });
});

test('get_many_messages collapses repeated ids and skips unknown ones', async () => {
  const many = async (ids: string[]) =>
    (await room.api.call(getManyMessages, { params: room.params, query: { ids } })).messages.map(
      ({ id }) => id,
    );
  expect(await many(['m2', 'nothing', 'm1', 'm2', 'r5'])).toEqual(['m2', 'm1', 'r5']);
  const elsewhere = { type: 'team', id: 'b' };
  await room.api.call(getOrCreateChannel, {
    params: elsewhere,
    body: { data: { created_by_id: 'ada' } },
  });
  const query = { ids: ['m1', 'm2'] };
  expect((await room.api.call(getManyMessages, { params: elsewhere, query })).messages).toEqual([]);
  const path = '/api/v2/chat/channels/team/a/messages';
  expect((await room.api.raw('GET', path)).body.code).toBe(4);
  expect((await room.api.raw('GET', `${path}?ids=${'x,'.repeat(50)}x`)).body.code).toBe(4);
});

test('every window is read from an index, in its order', () => {
  const db = openDatabase(join(folder, 'data.sqlite'));
  const plans: string[] = [];
  const all = db.all.bind(db);
  db.all = <Row>(statement: string, ...params: Parameters<typeof all>[1][]): Row[] => {
    if (statement.includes('order by')) {
      const plan = all<{ detail: string }>(`explain query plan ${statement}`, ...params);
      plans.push(plan.map(({ detail }) => detail).join('; '));
    }
    return all<Row>(statement, ...params);
  };
  const lists: [MessageList, index: string, anchor: string][] = [
    [{ cid: 'team:a' }, 'messages_in_channel', 'm1000'],
    [{ parentId: 'm50000' }, 'messages_replies', 'r10'],
    [{ pinnedIn: 'team:a', now: BEGINNING }, 'messages_pinned', 'm1000'],
  ];
  for (const [list, index, anchor] of lists) {
    const windows: WindowTerms[] = [
      {},
      { id_lt: anchor },
      { id_gte: anchor },
      { id_around: anchor },
      { created_at_before: at(5) },
      { created_at_after: at(5) },
    ];
    for (const window of windows) {
      plans.length = 0;
      messagePage(db, list, windowOf(db, window, 'pinnedIn' in list ? 'pinned_at' : 'created_at'), 25);
      expect(plans.length).toBeGreaterThan(0);
      for (const plan of plans) {
        expect(plan).toContain(`USING INDEX ${index}`);
        expect(plan).not.toMatch(/SCAN messages|TEMP B-TREE/);
      }
    }
  }
  db.close();
});
