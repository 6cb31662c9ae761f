/** What a packed statement selects: some columns as they are, and the others in one, null when they hold what is usual. */
export type PackedRow = Record<string, string | number | null>;

/** How the rows of a wide table are read. */
export interface Packing<Row> {
  /** What to select, for a statement on this table alone. */
  readonly columns: string;
  readonly rowOf: (packed: PackedRow) => Row;
  /** Whether a row has nothing but what is usual in the columns that have such. */
  readonly isUsual: (row: Row) => boolean;
}

const OTHERS = 'others';

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/**
 * Reads rows that are wide and mostly empty. Handing a value over from SQLite takes longer than comparing it there, so
 * the columns `usual` come as one null where all of them hold what is given for them, and as one JSON list elsewhere.
 * Both kinds are names of our own code. The rows have one shape; see `rowMaker` of statements.ts for why they are
 * written out.
 */
export function packRows<Row>(always: readonly string[], usual: object): Packing<Row> {
  const seldom = Object.keys(usual);
  const allUsual = Object.entries(usual)
    .map(([column, value]) => `${column} is ${literal(value)}`)
    .join(' and ');
  const fields = [
    ...always.map((column) => `${column}: packed.${column}`),
    ...seldom.map((column, index) => `${column}: others[${index}]`),
  ];
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing in it but the names of our own columns
  const make = new Function('packed', 'others', `return { ${fields.join(', ')} };`) as (
    packed: PackedRow,
    others: unknown,
  ) => Row;
  // oxlint-disable-next-line typescript/no-implied-eval -- nothing in it but the same names and what our own code gives for them
  const isUsual = new Function(
    'row',
    `return ${Object.entries(usual)
      .map(([column, value]) => `row.${column} === ${JSON.stringify(value)}`)
      .join(' && ')};`,
  ) as (row: Row) => boolean;
  const values = Object.values(usual);
  return {
    columns: `${always.join(', ')}, case when ${allUsual} then null else json_array(${seldom.join(', ')}) end as ${OTHERS}`,
    rowOf: (packed) => {
      const others = packed[OTHERS];
      return make(packed, typeof others === 'string' ? JSON.parse(others) : values);
    },
    isUsual,
  };
}
