import {
  apply,
  type Difference,
  differences,
  type Json,
  placeName,
  same,
  type Settings,
  valueAt,
} from '@backchannel/configuration';

/** A channel type in an app, as the address names it: `sandbox~messaging`. */
export interface TypeRef {
  app: string;
  name: string;
}

export const refText = ({ app, name }: TypeRef): string => `${app}~${name}`;

/** Reads a reference; undefined when it is none. */
export function refOf(text: string): TypeRef | undefined {
  const [, app = '', name = ''] = /^([^~]+)~(.+)$/.exec(text) ?? [];
  return app === '' ? undefined : { app, name };
}

/** A place that is not the same in all columns, with the value of each. */
export interface Row {
  path: readonly string[];
  values: readonly (Json | undefined)[];
}

/** The places at which any of the others differs from the first, in the order of their names. */
export function rowsOf(columns: readonly Settings[]): Row[] {
  const [first, ...others] = columns;
  if (!first) return [];
  const places = new Map<string, readonly string[]>();
  for (const other of others)
    for (const { path } of differences(first, other)) places.set(placeName(path), path);
  return [...places.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, path]) => ({ path, values: columns.map((settings) => valueAt(settings, path)) }));
}

/** A cell that is to become as the first column's. */
export interface Cell {
  column: number;
  place: string;
}

/** What the chosen cells change in each column that has any: the settings after, and the differences. */
export function promotionsOf(
  columns: readonly Settings[],
  rows: readonly Row[],
  chosen: readonly Cell[],
): { column: number; before: Settings; after: Settings; changes: Difference[] }[] {
  return columns.flatMap((before, column) => {
    if (column === 0) return [];
    const wanted = rows.filter(
      ({ path, values }) =>
        !same(values[0], values[column]) &&
        chosen.some((cell) => cell.column === column && cell.place === placeName(path)),
    );
    if (wanted.length === 0) return [];
    const changes = wanted.map(({ path, values }) => ({ path, before: values[column], after: values[0] }));
    return [{ column, before, after: apply(before, changes), changes }];
  });
}
