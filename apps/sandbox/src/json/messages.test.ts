import { expect, test } from 'vitest';
import { presentMessage } from '../present/message.ts';
import type { MessageParts } from '../present/message.ts';
import { presentForgottenUser } from '../present/user.ts';
import { isPlainMessage, MESSAGE_DEFAULTS } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { writeMessage } from './messages.ts';

const plainRow: MessageRow = {
  ...MESSAGE_DEFAULTS,
  seq: 7,
  id: 'm',
  cid: 'team:a',
  user_id: 'ada',
  text: 'hi',
  html: '<p>hi</p>\n',
  created_at: 1_750_000_000_123_456,
  updated_at: 1_750_000_000_123_456,
};

const someone = presentForgottenUser('ada');
const plainParts: MessageParts = {
  user: someone,
  mentioned: [],
  latestReactions: [],
  ownReactions: [],
  reactionGroups: {},
  deletedForMe: false,
  showDeleted: false,
  now: plainRow.created_at + 1,
};

function expectAsPresented(row: MessageRow, parts: MessageParts): void {
  const [text, presented] = [writeMessage(row, parts), JSON.stringify(presentMessage(row, parts))];
  expect(JSON.parse(text)).toEqual(JSON.parse(presented));
  // And nothing twice.
  expect(text.length).toBe(presented.length);
}

const awkward = [
  '',
  '"quoted" \\ and \u0000 \u001f \u2028 \n',
  'Größe 🦓 中文',
  'half a pair \ud83e and the other \udd93',
  '</script>{"id":1}',
];

test.each(awkward)('a plain message is written as it is presented: %j', (words) => {
  const row = { ...plainRow, id: words, cid: `team:${words}`, type: words, text: words, html: words };
  expect(isPlainMessage(row)).toBe(true);
  expectAsPresented(row, plainParts);
  expectAsPresented(row, { ...plainParts, user: { ...someone, name: words, custom: { [words]: words } } });
});

test.each([0, 1, 1_750_000_000_000_000, 1_750_000_000_123_457, 9_007_199_254_740_991])(
  'a plain message has its moments exactly: %d',
  (moment) => {
    expectAsPresented({ ...plainRow, created_at: moment }, plainParts);
    expectAsPresented({ ...plainRow, created_at: moment, updated_at: moment }, plainParts);
    expect(writeMessage({ ...plainRow, updated_at: moment }, plainParts)).toContain(
      `"updated_at":${BigInt(moment) * 1000n}`,
    );
  },
);

test.each<[string, Partial<MessageParts>]>([
  ['from a member', { member: { channel_role: 'channel_member', notifications_muted: false } }],
  ['deleted for the reader', { deletedForMe: true }],
  [
    'to be reminded of',
    {
      reminder: {
        user_id: 'ada',
        message_id: 'm',
        cid: 'team:a',
        remind_at: 5,
        is_due: 0,
        created_at: 3,
        updated_at: 4,
      },
    },
  ],
])('a message %s is written as it is presented', (_what, parts) => {
  expectAsPresented(plainRow, { ...plainParts, ...parts });
});

/** Of each column that few messages have anything in, something. */
const seldom: Partial<MessageRow>[] = [
  { mml: '<mml>x</mml>' },
  { command: 'giphy' },
  { parent_id: 'p' },
  { parent_id: 'p', show_in_channel: 1 },
  { quoted_message_id: 'q' },
  { poll_id: 'poll' },
  { attachments: '[{"type":"image","n":123456789012345680000,"__proto__":{"a":1}}]' },
  { mentioned_users: '["bob"]' },
  { mentioned_roles: '["admin"]' },
  { mentioned_group_ids: '["g"]' },
  { mentioned_channel: 1 },
  { mentioned_here: 1 },
  { restricted_visibility: '["ada"]' },
  { shared_location: '{"latitude":1.5,"longitude":-0.1}' },
  { i18n: '{"en_text":"hi","language":"en"}' },
  { moderation: '{"action":"flag"}' },
  { custom: '{"constructor":1,"__proto__":2,"":3,"\\ud800":"\\udfff","id":"x","big":1e400}' },
  { silent: 1 },
  { shadowed: 1 },
  { pinned: 1, pinned_at: 5, pinned_by_id: 'ada', pin_expires: 9_000_000_000_000_000 },
  { pinned: 1, pinned_at: 5, pinned_by_id: 'ada', pin_expires: 6 },
  { reply_count: 2, deleted_reply_count: 1 },
  { message_text_updated_at: 9 },
  { deleted_at: 9 },
  { reacted: 1 },
  { pending: 1, pending_metadata: '{"a":"b"}' },
  { truncated: 1 },
];

test.each(seldom)('a message with %j is not plain, and written as it is presented', (columns) => {
  const row = { ...plainRow, ...columns };
  expect(isPlainMessage(row)).toBe(false);
  for (const showDeleted of [false, true])
    expectAsPresented(row, { ...plainParts, showDeleted, pinnedBy: someone });
});

test('a message is plain only when all that is seldom there is missing', () => {
  const columns = new Set([...Object.keys(plainRow), 'seq']);
  const always = ['seq', 'id', 'cid', 'user_id', 'type', 'text', 'html', 'created_at', 'updated_at'];
  for (const name of always) columns.delete(name);
  for (const name of seldom.flatMap((entry) => Object.keys(entry))) columns.delete(name);
  expect([...columns]).toEqual([]);
});
