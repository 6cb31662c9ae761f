import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignChannelTemplate } from '@backchannel/chat-api/types';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startApi } from '../test/api.ts';
import { run } from '../test/campaigns.ts';
import { miscounts } from '../test/recount.ts';

const people = ['bob', 'cyd', 'dan', 'eve'];
const channels = ['messaging:one', 'messaging:two', 'team:three', 'team:gone'];
const segments = ['everybody', 'some', 'filtered', 'own', 'named', 'teams'];

const channelTemplate = fc.constantFrom<CampaignChannelTemplate | undefined>(
  undefined,
  { type: 'messaging' },
  { type: 'team', id: '{{ receiver.id }}-{{ sender.id }}' },
  { type: 'messaging', members: ['dan'] },
  // Nobody can have such a channel.
  { type: 'messaging', id: 'for {{ receiver.name }}' },
);

const plan = fc.record({
  targets: fc.oneof(
    fc.subarray(people, { minLength: 1 }).map((user_ids) => ({ user_ids })),
    fc.subarray(segments, { minLength: 1 }).map((segment_ids) => ({ segment_ids })),
  ),
  template: channelTemplate,
  creates: fc.boolean(),
  sender_mode: fc.constantFrom(undefined, 'include' as const, 'exclude' as const),
  sender_visibility: fc.constantFrom(undefined, 'hidden' as const, 'archived' as const),
  show_channels: fc.boolean(),
  reading: fc.subarray(people),
});

test('whatever campaigns do, their figures are what a recount gives', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-campaigns-'));
  const data = join(folder, 'data.sqlite');
  const api = await startApi({ data });
  const post = (path: string, body: object) => api.raw('POST', `/api/v2/chat${path}`, { body });
  const prepare = async () => {
    api.sandbox.reset();
    await api.users('ada', ...people);
    for (const [cid, members] of [
      ['messaging/one', ['ada', 'bob', 'cyd']],
      ['messaging/two', ['bob', 'dan']],
      ['team/three', ['ada', 'eve']],
    ] as const) {
      const data = { created_by_id: 'ada', members: members.map((user_id) => ({ user_id })) };
      await post(`/channels/${cid}/query`, { data });
    }
    for (const segment of [
      { id: 'everybody', type: 'user', all_users: true },
      { id: 'some', type: 'user' },
      { id: 'filtered', type: 'user', filter: { id: { $in: ['bob', 'eve'] } } },
      { id: 'own', type: 'channel', all_sender_channels: true },
      { id: 'named', type: 'channel' },
      { id: 'teams', type: 'channel', filter: { type: 'team' } },
    ]) {
      await post('/segments', segment);
    }
    await post('/segments/some/addtargets', { target_ids: ['cyd', 'dan', 'ada', 'nobody'] });
    await post('/segments/named/addtargets', { target_ids: channels });
  };
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 3 }), async (plans) => {
        await prepare();
        for (const { targets, template, creates, reading, ...rest } of plans) {
          await run(api, {
            ...targets,
            ...rest,
            ...(template && { channel_template: template }),
            create_channels: creates && template !== undefined,
          });
          for (const user_id of reading) await post('/channels/read', { user_id });
        }
        expect(miscounts(data)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  } finally {
    await api.close();
    rmSync(folder, { recursive: true });
  }
}, 60_000);
