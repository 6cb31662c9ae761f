import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startConversation } from '../../test/conversation.ts';
import type { Conversation } from '../../test/conversation.ts';
import { miscounts } from '../../test/recount.ts';

const member = fc.constantFrom('ada', 'bob');
const anybody = fc.constantFrom('ada', 'bob', 'cyd');
// Chooses among the messages that were sent so far, counted from the newest: the more often the same one is
// met, the more happens to it.
const pick = fc.nat(6);
const happening = <T extends object>(weight: number, fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) => ({
  weight,
  arbitrary: fc.record(fields),
});

const step = fc.oneof(
  happening(6, {
    kind: fc.constant('send'),
    by: anybody,
    silent: fc.boolean(),
    type: fc.constantFrom('regular', 'system'),
  }),
  happening(4, { kind: fc.constant('reply'), by: anybody, pick, show_in_channel: fc.boolean() }),
  happening(2, { kind: fc.constant('pend'), by: member }),
  happening(3, { kind: fc.constant('commit'), pick }),
  happening(3, { kind: fc.constant('remove'), pick, hard: fc.boolean() }),
  happening(3, { kind: fc.constant('restore'), pick }),
  happening(1, { kind: fc.constant('revise'), pick }),
  happening(2, {
    kind: fc.constant('react'),
    by: member,
    pick,
    type: fc.constantFrom('like', 'wow'),
    enforce_unique: fc.boolean(),
  }),
  happening(2, { kind: fc.constant('read'), by: member, pick, all: fc.boolean() }),
  happening(3, { kind: fc.constant('unread'), by: member, pick }),
  happening(1, { kind: fc.constant('hide'), by: member }),
  happening(1, {
    kind: fc.constant('truncate'),
    how: fc.constantFrom('softly', 'for good', 'up to a message', 'with a message', 'for bob'),
    pick,
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

// Chance does not bring this about in every run: something that is deleted and restored right away.
const begun: readonly Step[] = [
  { kind: 'send', by: 'ada', silent: false, type: 'regular' },
  { kind: 'remove', pick: 0, hard: false },
  { kind: 'restore', pick: 0 },
];

const messages = '/api/v2/chat/messages';
const channel = '/api/v2/chat/channels/team/a';

/** The request of one step; `fresh` is the id for a message that it sends. */
function requestOf(
  taken: Step,
  sent: readonly string[],
  fresh: string,
): [method: string, path: string, body?: object] {
  const id = 'pick' in taken ? (sent.at(-1 - (taken.pick % Math.max(1, sent.length))) ?? 'nothing') : fresh;
  switch (taken.kind) {
    case 'send': {
      const { by, silent, type } = taken;
      return ['POST', `${channel}/message`, { message: { id: fresh, text: 'x', user_id: by, silent, type } }];
    }
    case 'reply': {
      const { by, show_in_channel } = taken;
      const message = { id: fresh, user_id: by, parent_id: id, show_in_channel };
      return ['POST', `${channel}/message`, { message }];
    }
    case 'pend':
      return ['POST', `${channel}/message`, { message: { id, user_id: taken.by }, pending: true }];
    case 'commit':
      return ['POST', `${messages}/${id}/commit`, {}];
    case 'remove':
      return ['DELETE', `${messages}/${id}?hard=${taken.hard}`];
    case 'restore':
      return ['POST', `${messages}/${id}/undelete`, { undeleted_by: 'ada' }];
    case 'revise':
      return ['PUT', `${messages}/${id}`, { set: { text: fresh }, user_id: 'ada' }];
    case 'react': {
      const { by, type, enforce_unique } = taken;
      return ['POST', `${messages}/${id}/reaction`, { reaction: { type, user_id: by }, enforce_unique }];
    }
    case 'read':
      return ['POST', `${channel}/read`, { user_id: taken.by, ...(!taken.all && { message_id: id }) }];
    case 'unread':
      return ['POST', `${channel}/unread`, { user_id: taken.by, message_id: id }];
    case 'hide':
      return ['POST', `${channel}/hide`, { user_id: taken.by, clear_history: true }];
    case 'truncate':
      return ['POST', `${channel}/truncate`, truncation(taken.how)];
  }
}

const truncation = (how: string): object => ({
  ...(how === 'for good' && { hard_delete: true }),
  ...(how === 'with a message' && { message: { text: 'cleared', user_id: 'ada' } }),
  ...(how === 'for bob' && { member_ids: ['bob'] }),
});

/** When one of the messages in the channel was sent; undefined in an empty one. */
async function someMoment(room: Conversation, place: number): Promise<number | undefined> {
  const { messages: shown } = await room.state();
  return shown[place % Math.max(1, shown.length)]?.created_at;
}

test('whatever happens to messages, every counter is what counting gives', { timeout: 60_000 }, async () => {
  const answers = new Map<string, Set<number>>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (steps) => {
      const folder = mkdtempSync(join(tmpdir(), 'sandbox-counters-'));
      const data = join(folder, 'data.sqlite');
      const room = await startConversation({ data });
      try {
        const sent: string[] = [];
        for (const [n, taken] of [...begun, ...steps].entries()) {
          const fresh = `m${n}`;
          const [method, path, body] = requestOf(taken, sent, fresh);
          const halfway = taken.kind === 'truncate' && taken.how === 'up to a message';
          const truncated_at = halfway ? await someMoment(room, taken.pick) : undefined;
          const { status } = await room.api.raw(method, path, {
            ...(body && { body: { ...body, ...(truncated_at !== undefined && { truncated_at }) } }),
          });
          if (status === 201 && path.endsWith('/message')) sent.push(fresh);
          answers.set(taken.kind, (answers.get(taken.kind) ?? new Set()).add(status));
        }
        expect(miscounts(data)).toEqual([]);
      } finally {
        await room.api.close();
        rmSync(folder, { recursive: true });
      }
    }),
    { numRuns: 25 },
  );
  // Every kind of step came through at least once, and where refusals are in order there were some.
  for (const [kind, statuses] of answers) {
    const succeeded = kind === 'remove' ? 200 : 201;
    expect([kind, [...statuses].filter((status) => ![succeeded, 400, 404].includes(status))]).toEqual([
      kind,
      [],
    ]);
    expect([kind, statuses.has(succeeded)]).toEqual([kind, true]);
  }
  expect(answers.size).toBe(12);
});
