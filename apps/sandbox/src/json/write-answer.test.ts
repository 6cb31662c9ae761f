// Takes its time: left out of `npm run verify`.
import { queryChannels } from '@backchannel/chat-api/operations';
import { expect, test } from 'vitest';
import { assembleChannelStates } from '../assemble/channel-state.ts';
import { createClock, createContext } from '../context.ts';
import type { ChannelRow } from '../store/channels.ts';
import { startConversation } from '../test/conversation.ts';
import { openDemo } from '../test/demo.ts';
import { writeAnswer } from './write-answer.ts';

test('what is written out is what JSON.stringify makes of it, whoever asks', async () => {
  const db = await openDemo();
  const context = createContext(db, createClock());
  const rows = db.all<ChannelRow>(
    'select * from channels where deleted_at is null order by message_count desc limit 90',
  );
  const busiest = 'select user_id as id from members group by user_id order by count(*) desc limit 2';
  const readers = db.all<{ id: string }>(busiest).map(({ id }) => id);
  const written = new Set<string>();
  for (const readerId of [undefined, ...readers]) {
    const channels = assembleChannelStates(context, rows, { readerId, messageLimit: 60, memberLimit: 30 });
    const answer = { channels, duration: '1.00ms' };
    const text = writeAnswer('query_channels', answer).join('');
    expect(text).toBe(JSON.stringify(answer));
    for (const [name] of text.matchAll(/(?<=")[a-z_]+(?=":)/g)) written.add(name);
  }
  for (const name of [
    'quoted_message',
    'poll',
    'pinned_by',
    'latest_reactions',
    'thread_participants',
    'membership',
  ])
    expect(written).toContain(name);
  db.close();
});

test('a page without channels is whole, too', () => {
  const answer = { channels: [], duration: '1.00ms' };
  expect(writeAnswer('query_channels', answer).join('')).toBe(JSON.stringify(answer));
});

test.each(['plain words', 'Größe 🦓 中文'])('a long answer arrives whole: %s', async (words) => {
  const talk = await startConversation();
  const text = words.repeat(300);
  for (let count = 0; count < 20; count += 1) await talk.send(text);
  const { channels } = await talk.api.call(queryChannels, { body: {} });
  expect(channels[0]?.messages.map((message) => message.text)).toEqual(Array(20).fill(text));
  await talk.api.close();
});
