import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertCampaign, selectCampaigns, setSegments, updateCampaign } from '../store/campaigns.ts';
import { matches } from '../test/naive-filter.ts';
import { fieldsOf, filterOver, fresh, ids, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { compileCampaignCondition } from './campaigns.ts';
import { compileFilter } from './compile.ts';
import { parseFilter } from './parse.ts';

const segmentIds = ['red', 'a1', 'Green'];
const statuses = ['draft', 'scheduled', 'in_progress', 'completed', 'stopped'] as const;

const campaign = fc.record({
  name: fc.option(text, { nil: null }),
  sender_id: fc.constantFrom(...ids),
  status: fc.constantFrom(...statuses),
  segments: fc.subarray(segmentIds),
  created_at: time,
  updated_at: time,
});

const plain = {
  sender_mode: null,
  sender_visibility: null,
  description: '',
  message_template: '{"text":"hi"}',
  channel_template: null,
  create_channels: 0,
  show_channels: 0,
  skip_push: 0,
  skip_webhook: 0,
  user_ids: '[]',
};

test('the compiled filter finds the same campaigns as the obvious evaluation', () => {
  const filters = filterOver(
    'query_campaigns',
    ['segments'],
    [
      fc.constantFrom(...segmentIds, 'none').map((id) => ({ segments: { $contains: id } })),
      fc.constantFrom(...segmentIds, 'none').map((id) => ({ segments: id })),
      fc.subarray([...segmentIds, 'none']).map((list) => ({ segments: { $in: list } })),
      fc.constantFrom(...statuses).map((status) => ({ status: { $in: [status, 'draft'] } })),
    ],
  );
  const { db } = fresh();
  fc.assert(
    fc.property(fc.array(campaign, { minLength: 1, maxLength: 6 }), filters, (rows, filter) => {
      db.run('delete from campaigns');
      const stored = rows.map((row, index) => ({ ...row, id: `green-${index}` }));
      for (const { id, name, sender_id, status, segments, created_at, updated_at } of stored) {
        insertCampaign(db, id, { ...plain, name, sender_id }, micros(created_at));
        setSegments(db, id, segments);
        updateCampaign(db, id, { status, updated_at: micros(updated_at) });
      }
      const lookup = (row: (typeof stored)[number], field: string): unknown => {
        switch (field) {
          case 'id':
          case 'name':
          case 'status':
          case 'sender_id':
            return row[field];
          case 'segments':
            return new Set(row.segments);
          case 'created_at':
          case 'updated_at':
            return iso(row[field]);
          default:
            throw new Error(`campaigns have no field ${field}`);
        }
      };
      const evaluate = (row: (typeof stored)[number]): boolean => matches(filter, row, lookup);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_campaigns'), 'filter'),
        compileCampaignCondition,
      );
      const found = selectCampaigns(db, where, 'p.id', 100).map((row) => row.id);
      expect(found).toEqual(stored.filter(evaluate).map((row) => row.id));
    }),
    RUNS,
  );
});
