import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../db/database.ts';
import { queryCampaigns } from '../operations/campaigns/query-campaigns.ts';
import { insertCampaign, selectCampaigns, setSegments, updateCampaign } from '../store/campaigns.ts';
import { saveUser } from '../store/users.ts';
import { matches } from '../test/naive-filter.ts';
import { endpoint, expectByCursor, pageSize } from '../test/pages.ts';
import { fieldsOf, filterOver, fresh, ids, iso, micros, RUNS, text, time } from '../test/random-filter.ts';
import { inOrder, sortOver, stepsOf } from '../test/random-sort.ts';
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
  scheduled_for: fc.option(time, { nil: null }),
  created_at: time,
  updated_at: time,
});
type Stored = (typeof campaign extends fc.Arbitrary<infer T> ? T : never) & { id: string };

const campaigns = fc
  .array(campaign, { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((row, index): Stored => ({ ...row, id: `green-${index}` })));

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

function store(db: Database, rows: readonly Stored[]): void {
  db.run('delete from campaigns');
  for (const { id, name, sender_id, status, segments, scheduled_for: at, created_at, updated_at } of rows) {
    insertCampaign(db, id, { ...plain, name, sender_id }, micros(created_at));
    setSegments(db, id, segments);
    updateCampaign(db, id, {
      status,
      scheduled_for: at === null ? null : micros(at),
      updated_at: micros(updated_at),
    });
  }
}

function lookup(row: Stored, field: string): unknown {
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
    case 'scheduled_for':
      return row.scheduled_for === null ? undefined : iso(row.scheduled_for);
    default:
      throw new Error(`campaigns have no field ${field}`);
  }
}

test('the compiled filter finds the same campaigns as the obvious evaluation', () => {
  const { db } = fresh();
  fc.assert(
    fc.property(campaigns, filters, (rows, filter) => {
      store(db, rows);
      const where = compileFilter(
        parseFilter(filter, fieldsOf('query_campaigns'), 'filter'),
        compileCampaignCondition,
      );
      const found = selectCampaigns(db, where, 'p.id', 100).map((row) => row.id);
      expect(found).toEqual(rows.filter((row) => matches(filter, row, lookup)).map((row) => row.id));
    }),
    RUNS,
  );
});

test('the pages of campaigns, put together, are in the order that the obvious comparison gives', () => {
  const context = fresh();
  for (const id of ids) saveUser(context.db, { id }, 1);
  const query = endpoint(context, 'query_campaigns', queryCampaigns);
  const fields = ['id', 'name', 'status', 'sender_id', 'scheduled_for', 'created_at', 'updated_at'];
  fc.assert(
    fc.property(campaigns, filters, sortOver(fields), pageSize, (rows, filter, sort, limit) => {
      store(context.db, rows);
      const expected = inOrder(
        rows.filter((row) => matches(filter, row, lookup)),
        stepsOf(sort, [{ field: 'created_at', direction: -1 }], 'id'),
        // No name is an empty one.
        (row, { field }) => lookup(row, field) ?? (field === 'name' ? '' : undefined),
      );
      expectByCursor(
        expected.map(({ id }) => id),
        limit,
        (page) => {
          const { campaigns: found, ...cursors } = query({ body: { filter, sort, ...page } });
          return { keys: found.map(({ id }) => id), ...cursors };
        },
      );
    }),
    RUNS,
  );
});
