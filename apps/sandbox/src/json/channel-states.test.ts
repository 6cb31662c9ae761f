// Takes its time: left out of `npm run verify`.
import { queryChannels } from '@backchannel/chat-api/operations';
import { expect, test } from 'vitest';
import { assembleChannelStates, channelStates } from '../assemble/channel-state.ts';
import { createClock, createContext } from '../context.ts';
import { SERVER } from '../http/auth.ts';
import type { ChannelRow } from '../store/channels.ts';
import { startConversation } from '../test/conversation.ts';
import { openDemo } from '../test/demo.ts';
import { ChannelsWriter } from './channel-states.ts';
import { writeMessage } from './messages.ts';

const rest = { duration: '1.00ms' };

const writtenOf = (states: ConstructorParameters<typeof ChannelsWriter>[0]) => {
  const writer = new ChannelsWriter(states, {});
  while (!writer.step());
  return writer.answer();
};

test('what is written out is what is presented, whoever asks', async () => {
  const db = await openDemo();
  const now = Date.now();
  // Who is online depends on the moment, and each of them is assembled twice.
  const context = createContext(
    db,
    createClock(() => now),
  );
  const rows = db.all<ChannelRow>(
    'select * from channels where deleted_at is null order by message_count desc limit 90',
  );
  const busiest = 'select user_id as id from members group by user_id order by count(*) desc limit 2';
  const readers = db.all<{ id: string }>(busiest).map(({ id }) => id);
  const written = new Set<string>();
  for (const readerId of [undefined, ...readers]) {
    const options = { viewer: SERVER, readerId, messageLimit: 60, memberLimit: 30 };
    const presented = JSON.stringify({ channels: assembleChannelStates(context, rows, options), ...rest });
    const text = writtenOf(channelStates(context, rows, options, writeMessage))
      .with(rest)
      .toString();
    // The order of the fields is free, and so are they compared as values; nothing more is in it than that.
    expect(text.length).toBe(presented.length);
    expect(JSON.parse(text)).toEqual(JSON.parse(presented));
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
  expect(writtenOf([].values()).with(rest).toString()).toBe(JSON.stringify({ channels: [], ...rest }));
});

test.each(['plain words', 'Größe 🦓 中文'])('a long answer arrives whole: %s', async (words) => {
  const talk = await startConversation();
  const text = words.repeat(300);
  for (let count = 0; count < 20; count += 1) await talk.send(text);
  const { channels } = await talk.api.call(queryChannels, { body: {} });
  expect(channels[0]?.messages.map((message) => message.text)).toEqual(Array(20).fill(text));
  await talk.api.close();
});
