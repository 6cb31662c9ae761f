import { expect, test } from 'vitest';
import { wantedCids } from './wanted-cids.ts';

test.each([
  ['messaging:season-crew', ['messaging:season-crew']],
  ['Messaging:Season-Crew', ['Messaging:Season-Crew', 'messaging:season-crew']],
  ['http://localhost:3000/apps/sandbox/channels/messaging%3Aseason-crew', ['messaging:season-crew']],
  ['https://chat.example/apps/a/channels/beside/team:x?sort=-created_at#m', ['team:x']],
  ['/apps/sandbox/channels/messaging%3Aa?tab=members', ['messaging:a']],
  ['/apps/sandbox/channels/%E0%A4%A', []],
  ['https://example.com/', []],
  ['season crew', []],
  ['at 10:30 today', []],
])('%s means %j', (text, cids) => {
  expect(wantedCids(text)).toEqual(cids);
});
