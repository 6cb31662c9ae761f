import { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import {
  deactivateUser,
  deleteMessage,
  deletePoll,
  getMessage,
  markChannelsRead,
  queryChannels,
  reactivateUser,
  truncateChannel,
} from '@backchannel/chat-api/operations';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import type { TestApi } from '../test/api.ts';
import { DataFile, numbers } from '../test/data-file.ts';
import { longestTurn } from '../test/longest-turn.ts';
import { miscounts } from '../test/recount.ts';

const MESSAGES = 30_000;
const START = 1_700_000_000_000_000;
// Some 20 ms where the code is warm.
const BEARABLE_MS = 100;

let file: DataFile;
beforeEach(async () => {
  file = new DataFile();
  const api = await startApi({ data: file.path });
  await api.users('ada', 'bob');
  await api.close();
});
afterEach(() => file.remove());

// Bob has written all of it, and Ada has read none. Every hundredth message begins a thread, whose three replies come
// much later; one of them shows in the channel.
const longTalk = `
  insert into channels (cid, type, id, created_by_id, created_at, updated_at, member_count, message_count, last_message_at)
    values ('team:a', 'team', 'a', 'ada', ${START}, ${START}, 1, ${MESSAGES}, ${START + MESSAGES});
  insert into members (cid, user_id, created_at, updated_at) values ('team:a', 'ada', ${START}, ${START});
  insert into messages (id, cid, user_id, text, parent_id, show_in_channel, reply_count, created_at, updated_at) ${numbers(MESSAGES)}
    select 'm' || i, 'team:a', 'bob', 'text ' || i,
      iif(i % 100 between 1 and 3 and i > ${MESSAGES / 2}, 'm' || (i - i % 100 - ${MESSAGES / 2}), null), i % 100 = 3,
      iif(i % 100 = 0 and i < ${MESSAGES / 2}, 3, 0), ${START} + i + 1, ${START} + i + 1 from n;
  insert into threads (parent_id, cid, created_by_id, participant_count, last_message_at, created_at, updated_at)
    select parent_id, cid, 'bob', 1, max(created_at), min(created_at), max(created_at) from messages
    where parent_id is not null group by parent_id;
  insert into thread_participants (parent_id, user_id, created_at, last_reply_at)
    select parent_id, 'bob', min(created_at), max(created_at) from messages where parent_id is not null group by parent_id;
  insert into reads (cid, user_id, last_read, unread_from) select 'team:a', 'ada', ${START}, -count(*) from messages
    where parent_id is null or show_in_channel = 1;
`;

/** Does something long, and sees to it that nobody has to wait meanwhile: neither for a turn nor for an answer. */
async function whileOthersAreServed<T>(api: TestApi, work: () => Promise<T>): Promise<T> {
  const busy = new AbortController();
  let served = 0;
  const serve = async () => {
    while (!busy.signal.aborted) {
      await api.call(getMessage, { params: { id: `m${MESSAGES - 1}` } });
      served += Number(!busy.signal.aborted);
    }
  };
  const done = Promise.withResolvers<T>();
  const longest = await longestTurn(async () => {
    await Promise.all([
      work()
        .then(done.resolve, done.reject)
        .finally(() => busy.abort()),
      serve(),
    ]);
  });
  expect(longest).toBeLessThan(BEARABLE_MS);
  expect(served).toBeGreaterThan(0);
  return done.promise;
}

const params = { type: 'team', id: 'a' };

test('a truncation of many messages is answered when all of them are hidden, and holds nobody up', async () => {
  file.prepare(longTalk);
  const api = await startApi({ data: file.path });
  const { channel, message } = await whileOthersAreServed(api, () =>
    api.call(truncateChannel, {
      params,
      body: {
        truncated_at: new Date(START / 1000 + MESSAGES / 2000).toISOString(),
        message: { text: 'swept', user_id: 'bob' },
      },
    }),
  );
  // What was written later is there, but for the replies to what is not.
  const replies = (MESSAGES / 200) * 3;
  expect([channel?.message_count, message?.text]).toEqual([MESSAGES / 2 - replies + 1, 'swept']);
  const { channels } = await api.call(queryChannels, { body: { message_limit: 2, user_id: 'ada' } });
  expect(channels[0]?.messages.map(({ text }) => text)).toEqual([`text ${MESSAGES - 1}`, 'swept']);
  await api.close();
  expect(file.rows('select count(*) as hidden from messages where truncated = 1')).toEqual([
    { hidden: MESSAGES / 2 + replies },
  ]);
  expect(miscounts(file.path)).toEqual([]);
});

test('so are the deactivation of somebody who wrote much, and its taking back', async () => {
  file.prepare(longTalk);
  const api = await startApi({ data: file.path });
  const kept = () => file.rows('select count(*) as kept from messages where deleted_at is null');
  await whileOthersAreServed(api, () =>
    api.call(deactivateUser, { params: { user_id: 'bob' }, body: { mark_messages_deleted: true } }),
  );
  expect(kept()).toEqual([{ kept: 0 }]);
  await whileOthersAreServed(api, () =>
    api.call(reactivateUser, { params: { user_id: 'bob' }, body: { restore_messages: true } }),
  );
  expect(kept()).toEqual([{ kept: MESSAGES }]);
  await api.close();
  expect(miscounts(file.path)).toEqual([]);
});

test('so is the removal of a message with very many replies', async () => {
  file.prepare(`${longTalk}
    update messages set parent_id = 'm0', show_in_channel = 0 where id not in ('m0', 'm${MESSAGES - 1}');
    update messages set reply_count = case id when 'm0' then ${MESSAGES - 2} else 0 end;
    delete from threads where parent_id <> 'm0';
    update threads set last_message_at = ${START + MESSAGES - 1};
    update reads set unread_from = -2;`);
  const api = await startApi({ data: file.path });
  const { message } = await whileOthersAreServed(api, () =>
    api.call(deleteMessage, { params: { id: 'm0' }, query: { hard: true } }),
  );
  expect(message.id).toBe('m0');
  await api.close();
  expect(file.rows('select id from messages')).toEqual([{ id: `m${MESSAGES - 1}` }]);
  expect(miscounts(file.path)).toEqual([]);
});

test('so is that of a poll with very many votes', async () => {
  file.prepare(`${longTalk}
    insert into polls (id, name, created_by_id, created_at, updated_at) values ('p', 'p', 'ada', 1, 1);
    insert into poll_options (poll_id, id, position, text) values ('p', 'o', 0, 'o');
    insert into poll_votes (id, poll_id, option_id, user_id, created_at, updated_at) ${numbers(50_000)}
      select 'v' || i, 'p', 'o', 'u' || i, 1, 1 from n;`);
  const api = await startApi({ data: file.path });
  await whileOthersAreServed(api, () => api.call(deletePoll, { params: { poll_id: 'p' } }));
  await api.close();
  expect(
    file.rows('select (select count(*) from polls) + (select count(*) from poll_votes) as left'),
  ).toEqual([{ left: 0 }]);
});

test('so is the marking of thousands of channels as read', async () => {
  file.prepare(`${longTalk}
    insert into channels (cid, type, id, created_at, updated_at) ${numbers(3000)}
      select 'team:c' || i, 'team', 'c' || i, ${START}, ${START} from n;
    insert into reads (cid, user_id, last_read, unread_from)
      select cid, 'ada', ${START}, -1 from channels where cid <> 'team:a';`);
  const api = await startApi({ data: file.path });
  await whileOthersAreServed(api, () => api.call(markChannelsRead, { body: { user_id: 'ada' } }));
  await api.close();
  expect(file.rows('select count(*) as unread from read_states where unread_messages > 0')).toEqual([
    { unread: 0 },
  ]);
});

// So that a task that changes all messages is under way for as long as it takes to see it, also on a busy machine.
const slowly = `
  create trigger slowly after update on messages begin
    select count(*) from (select 1 from messages where cid = new.cid limit 500);
  end;
`;

/** Waits until a task has some of its work behind it and more before it. */
async function untilHalfway(): Promise<void> {
  const db = new DatabaseSync(file.path, { readOnly: true });
  const begun = db.prepare("select 1 from tasks where status = 'running' and progress is not null");
  const ended = db.prepare("select 1 from tasks where status = 'completed'");
  while (begun.get() === undefined) {
    if (ended.get()) throw new Error('the task has ended before it could be caught in the middle');
    await turn();
  }
  db.close();
}

test.each([
  [
    'a truncation',
    ['POST', '/api/v2/chat/channels/team/a/truncate', { message: { text: 'swept', user_id: 'bob' } }],
    'truncated = 1',
    'channel.truncated',
  ],
  [
    'a deactivation',
    ['POST', '/api/v2/users/bob/deactivate', { mark_messages_deleted: true }],
    'deleted_at is not null',
    'user.deactivated',
  ],
] as const)(
  '%s that is ended by kill -9 goes on where it was',
  { timeout: 60_000, retry: 0 },
  async (_, call, gone, event) => {
    const api = await startApi({ data: file.path });
    // A queue gets nothing, and what it would have got is counted below.
    await api.raw('PATCH', '/api/v2/app', {
      body: {
        event_hooks: [
          {
            id: 'q',
            hook_type: 'sqs',
            enabled: true,
            sqs_queue_url: 'https://q.example',
            event_types: [event],
          },
        ],
      },
    });
    await api.close();
    file.prepare(longTalk + slowly);
    const first = await file.start();
    const [method, path, body] = call;
    const answered = first.call(method, path, body).then(
      () => 'answered',
      () => 'cut off',
    );
    await untilHalfway();
    await first.kill();
    expect(await answered).toBe('cut off');
    const count = () =>
      file.rows<{ count: number }>(`select count(*) as count from messages where ${gone}`)[0]?.count;
    expect(count()).toBeLessThan(MESSAGES);

    const second = await file.start();
    while (file.rows("select 1 from tasks where status <> 'completed'").length > 0) await wait(10);
    await second.kill();
    expect(count()).toBe(MESSAGES);
    expect(file.rows(`select count(*) as told from events where type = '${event}'`)).toEqual([{ told: 1 }]);
    expect(miscounts(file.path)).toEqual([]);
  },
);
