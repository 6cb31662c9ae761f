import { expect, test } from 'vitest';
import type { AuditRecord } from '../../api/audit.ts';
import { dateAndTime } from '../../lib/times.ts';
import { sentenceOf } from './audit-words.ts';

const record: AuditRecord = {
  id: 'r1',
  at: '2026-11-23T13:20:07.000Z',
  operator: { id: 'o1', name: 'Ines Moreau', role: 'moderator' },
  app: 'sandbox',
  operation: 'truncate_channel',
  effect: 'irreversible',
  target: 'messaging:support',
  channel: null,
  outcome: 'succeeded',
  status: 201,
  upstream_request_id: null,
  request_id: 'q1',
  duration_ms: 34,
  request: {},
  links: [],
  hash: 'h',
  previous_hash: 'g',
  ip: null,
  user_agent: null,
};

test.each<[string, Partial<AuditRecord>]>([
  ['Ines Moreau truncated messaging:support', {}],
  [
    'Ines Moreau hard deleted the messages of messaging:support',
    { request: { body: { hard_delete: true } } },
  ],
  [
    'Ines Moreau hid the history for 2 members of messaging:support',
    { request: { body: { member_ids: ['ada', 'bob'] } } },
  ],
  [
    `Ines Moreau truncated messaging:support up to ${dateAndTime(new Date('2026-11-20T08:00:00Z'))}`,
    { request: { body: { truncated_at: '2026-11-20T08:00:00Z' } } },
  ],
  ['Ines Moreau truncated messaging:support up to soon', { request: { body: { truncated_at: 'soon' } } }],
  ['Ines Moreau tried to truncate messaging:support', { outcome: 'failed' }],
  ['Ines Moreau was not allowed to truncate messaging:support', { outcome: 'refused' }],
  ['Ines Moreau may have tried to truncate messaging:support', { outcome: 'unknown' }],
  [
    'Ines Moreau froze messaging:support',
    { operation: 'update_channel_partial', request: { body: { set: { frozen: true } } } },
  ],
  [
    'Ines Moreau enabled messaging:support',
    { operation: 'update_channel_partial', request: { body: { set: { disabled: false } } } },
  ],
  [
    'Ines Moreau hid messaging:support from ada, with their history',
    { operation: 'hide_channel', request: { body: { user_id: 'ada', clear_history: true } } },
  ],
  [
    'Ines Moreau unpinned the message m1',
    { operation: 'update_message_partial', target: 'm1', request: { body: { set: { pinned: false } } } },
  ],
  [
    'Ines Moreau hard deleted the message m1',
    { operation: 'delete_message', target: 'm1', request: { query: { hard: true } } },
  ],
  [
    'Ines Moreau deleted the message m1 in messaging:support',
    { operation: 'delete_message', target: 'm1', channel: 'messaging:support' },
  ],
  ['Ines Moreau did “create poll” p1', { operation: 'create_poll', target: 'p1' }],
  [
    'Ines Moreau gave the role viewer to anh@example.com',
    { operation: 'operator_changed', target: 'anh@example.com', request: { body: { role: 'viewer' } } },
  ],
  [
    'Ines Moreau disabled anh@example.com',
    { operation: 'operator_changed', target: 'anh@example.com', request: { body: { disabled: true } } },
  ],
  [
    'Ines Moreau may have tried to enable anh@example.com',
    {
      operation: 'operator_changed',
      target: 'anh@example.com',
      outcome: 'unknown',
      request: { body: { disabled: false } },
    },
  ],
  [
    'Somebody not signed in tried to sign in as anh@example.com',
    { operation: 'sign_in', target: 'anh@example.com', operator: null, outcome: 'failed' },
  ],
  ['Somebody not signed in truncated messaging:support', { operator: null }],
])('%s', (sentence, facts) => {
  expect(sentenceOf({ ...record, ...facts })).toBe(sentence);
});
