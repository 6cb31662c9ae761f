import { expect, test } from 'vitest';
import { gridTemplate, leastWidth, shownColumns } from './columns.ts';

const columns = [
  { id: 'name', name: 'Name', width: 200, grows: true, fixed: true },
  { id: 'team', name: 'Team', width: 80, goes: 2 },
  { id: 'created', name: 'Created', width: 100, goes: 1 },
];

test('what has little room leaves out what can be missed', () => {
  expect(leastWidth(columns)).toBe(426);
  expect(shownColumns(columns, undefined, 426).map(({ id }) => id)).toEqual(['name', 'team', 'created']);
  expect(shownColumns(columns, undefined, 425).map(({ id }) => id)).toEqual(['name', 'team']);
  expect(shownColumns(columns, undefined, 100).map(({ id }) => id)).toEqual(['name']);
  expect(gridTemplate(columns)).toBe('46px minmax(200px,1fr) 80px 100px');
});

test('what the operator chose is shown however little room there is, and the fixed column always', () => {
  expect(shownColumns(columns, ['created'], 100).map(({ id }) => id)).toEqual(['name', 'created']);
  expect(shownColumns(columns, [], 1000).map(({ id }) => id)).toEqual(['name']);
});
