import fc from 'fast-check';
import { expect, test } from 'vitest';
import { insertChannel, selectChannels, updateChannel } from '../store/channels.ts';
import { saveUser } from '../store/users.ts';
import { custom, fresh, ids, inCustom, micros, RUNS, text, time } from '../test/random-filter.ts';
import { channelSortRules } from './channel-sort.ts';
import { compileSort } from './sort.ts';
import { sql } from './sql.ts';

const channel = fc.record({
  type: fc.constantFrom('messaging', 'team'),
  name: fc.option(text, { nil: undefined }),
  team: fc.option(fc.constantFrom('red', 'Green', 'a1'), { nil: null }),
  created_by_id: fc.constantFrom(...ids),
  frozen: fc.boolean(),
  custom,
  created_at: time,
  last_message_at: fc.option(time, { nil: null }),
});

const term = fc.record(
  {
    field: fc.constantFrom(
      'created_at',
      'last_message_at',
      'last_updated',
      'cid',
      'type',
      'name',
      'team',
      'frozen',
      'created_by_id',
      'color',
      'deep.inner',
    ),
    direction: fc.constantFrom(1, -1),
    type: fc.constantFrom('string', 'number', 'boolean'),
  },
  { requiredKeys: ['field'] },
);

// What is absent comes before numbers, and these before texts.
function compare(a: unknown, b: unknown): number {
  const rank = (value: unknown): number => (value === null ? 0 : typeof value === 'number' ? 1 : 2);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== 'string' || typeof b !== 'string' || a === b) return 0;
  return a < b ? -1 : 1;
}

/** A custom value as it sorts when the request says of what type it is. */
function sorted(value: unknown, type: string | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (type === 'number') return typeof value === 'number' ? value : null;
  if (type === 'boolean') return typeof value === 'boolean' ? Number(value) : null;
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' ? JSON.stringify(value) : value;
}

test('the compiled order is the one that the obvious comparison gives', () => {
  const context = fresh();
  for (const id of ids) saveUser(context.db, { id, name: id }, 1);
  const rowsAndSort = [
    fc.array(channel, { minLength: 2, maxLength: 10 }),
    fc.uniqueArray(term, { maxLength: 3, selector: ({ field }) => field }),
    fc.constantFrom('sort' as const, 'filter' as const),
  ] as const;
  fc.assert(
    fc.property(...rowsAndSort, (rows, sort, lead) => {
      context.db.run('delete from channels');
      const stored = rows.map((row, index) => {
        const document = { ...row.custom, ...(row.name !== undefined && { name: row.name }) };
        const cid = insertChannel(context.db, {
          type: row.type,
          id: `c${index}`,
          created_by_id: row.created_by_id,
          team: row.team,
          frozen: Number(row.frozen),
          custom: JSON.stringify(document),
          created_at: micros(row.created_at),
        });
        const last_message_at = row.last_message_at === null ? null : micros(row.last_message_at);
        updateChannel(context.db, cid, { last_message_at });
        const values: Record<string, unknown> = {
          ...row,
          cid,
          name: row.name ?? null,
          frozen: Number(row.frozen),
          last_updated: Math.max(row.created_at, row.last_message_at ?? 0),
        };
        return { cid, values, document };
      });
      type Stored = (typeof stored)[number];
      const wanted = sort.length > 0 ? sort : [{ field: 'last_updated', direction: -1 }];
      const steps = [...wanted, { field: 'cid', direction: wanted.at(-1)?.direction ?? 1 }];
      const valueOf = (row: Stored, { field, type }: { field: string; type?: string }): unknown =>
        field in row.values ? row.values[field] : sorted(inCustom(row.document, field), type);
      const order = (a: Stored, b: Stored): number => {
        for (const step of steps) {
          const difference = compare(valueOf(a, step), valueOf(b, step));
          if (difference !== 0) return difference * (step.direction ?? 1);
        }
        return 0;
      };
      const compiled = compileSort(sort, channelSortRules(undefined), lead);
      const found = selectChannels(context.db, sql('1'), compiled, 100, 0).map((row) => row.cid);
      expect(found).toEqual(stored.toSorted(order).map((row) => row.cid));
    }),
    RUNS,
  );
});
