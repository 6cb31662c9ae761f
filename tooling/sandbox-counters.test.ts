import { expect, test } from 'vitest';
import { openDatabase } from '../apps/sandbox/src/db/open.ts';
import { COUNTERS, COUNTING_TRIGGERS } from '../apps/sandbox/src/store/counters/columns.ts';
import { projectFiles, textOf } from './project-files.ts';

const root = 'apps/sandbox/src/';
const place = `${root}store/counters/`;

// Columns that begin at 0 and count nothing.
const yesOrNo = `
  invisible banned shadow_banned bypass_moderation is_distinct frozen disabled voip is_moderator invited
  ban_from_future_channels notifications_muted show_in_channel silent mentioned_channel mentioned_here
  shadowed pinned pending truncated reacted is_deleted enforce_unique_vote allow_user_suggested_options
  allow_answers is_closed is_due all_users all_sender_channels create_channels show_channels skip_push
  skip_webhook channel_created shadow ip_ban is_over is_leet_check_enabled is_plural_check_enabled
  is_confusable_folding_enabled is_substring_matching_enabled
`.split(/\s+/);
// The number of the newest attempt, which is one with its outcome; and what was told of one recipient, once.
const facts = ['deliveries.attempts', 'campaign_recipients.users'];

const listed = Object.entries(COUNTERS).flatMap(([table, columns]) =>
  columns.map((column) => `${table}.${column}`),
);

test('each counter of the schema is listed, and each listed one is in the schema', () => {
  const db = openDatabase(':memory:');
  const columns = db.all<{ name: string; column: string; value: string | null }>(
    `select m.name, c.name as "column", c.dflt_value as value
     from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table'`,
  );
  db.close();
  const named = (some: typeof columns): string[] => some.map(({ name, column }) => `${name}.${column}`);
  const counting = columns.filter(
    ({ column, value }) => column.endsWith('_count') || (value === '0' && !yesOrNo.includes(column)),
  );
  expect(named(counting).filter((name) => !listed.includes(name) && !facts.includes(name))).toEqual([]);
  expect(listed.filter((name) => !named(columns).includes(name))).toEqual([]);
});

/** What stands between commas, without what is in brackets, from a place on up to a word that ends it. */
function partsOf(text: string, from: number, end: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (depth === 0 && end.test(text.slice(at, at + 12))) break;
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (depth < 0) break;
    if (letter === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + letter);
  }
  return parts;
}

interface Write {
  line: number;
  table: string;
  /** The names it sets as they are written; with `${` in it the text is put together. */
  columns: string[];
}

/** All that SQL in a text sets: by `update`, by `insert`, and by what an `insert` does on a conflict. */
function writesIn(text: string): Write[] {
  const write = (table: string, at: number, columns: string[]): Write => ({
    line: text.slice(0, at).split('\n').length,
    table,
    columns,
  });
  const assigned = (from: number): string[] =>
    partsOf(text, from, /^(`|;|where\b|from\b|returning\b)/).flatMap((part) =>
      (part.includes('${') && !part.includes('=') ? part : (part.split('=')[0] ?? ''))
        .split(',')
        .map((name) => name.replace(/[()\s]/g, '')),
    );
  const updates = [
    ...text.matchAll(/\bupdate\s+(?:or \w+ )?([\w${}]+)(?: (?:as|indexed by) \w+)?\s+set\s/g),
  ].map((found) => write(found[1] ?? '', found.index, assigned(found.index + found[0].length)));
  const inserts = [...text.matchAll(/\b(?:insert|replace)(?: or \w+)?\s+into\s+([\w${}]+) ?\(/g)].flatMap(
    (found) => {
      const table = found[1] ?? '';
      const columns = partsOf(text, found.index + found[0].length, /^`/).map((name) => name.trim());
      const rest = text.slice(found.index).split(/`|;\n|',\n/, 1)[0] ?? '';
      const conflict = /\bdo update set\s/.exec(rest);
      return [
        write(table, found.index, columns),
        ...(conflict
          ? [write(table, found.index, assigned(found.index + conflict.index + conflict[0].length))]
          : []),
      ];
    },
  );
  return [...updates, ...inserts];
}

/**
 * Where SQL may be. What migrations say is said for good, with the statements in `db/fill-*.ts` that they take; the
 * worlds of the demo write whole rows, with their numbers, by a statement for all tables that names none, and a
 * recount looks at what comes of it.
 */
const writes = projectFiles(`${root}**/*.ts`)
  .filter((path) => !/\.test\.ts$|\/db\/(migrations\/|fill-)|\/test\//.test(path))
  .flatMap((file) => writesIn(textOf(file)).map((write) => ({ file, ...write })));
const elsewhere = writes.filter(({ file }) => !file.startsWith(place));

test('a counter is set in store/counters/ and nowhere else', () => {
  const set = elsewhere.filter(({ table, columns }) =>
    columns.some((column) => listed.includes(`${table}.${column}`)),
  );
  expect(
    set.map(({ file, line, table, columns }) => `${file}:${line}: ${table} (${columns.join(', ')})`),
  ).toEqual([]);
  // There, every one is: what is listed is not only read.
  const here = writes.filter(({ file }) => file.startsWith(place));
  const found = new Set(here.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)));
  const byName = new Set(
    here.flatMap(({ table, columns }) => (columns.join().includes('${') ? [table] : [])),
  );
  const byTrigger: string[] = Object.values(COUNTING_TRIGGERS).flat();
  expect(
    listed.filter(
      (name) => !found.has(name) && !byName.has(name.split('.')[0] ?? '') && !byTrigger.includes(name),
    ),
  ).toEqual([]);
});

test('what sets columns by their names takes no counter', () => {
  const byName = elsewhere.filter(
    ({ table, columns }) => Object.hasOwn(COUNTERS, table) && columns.join().includes('${'),
  );
  expect(byName.length).toBeGreaterThan(5);
  const open = byName.filter(({ file, table }) => !textOf(file).includes(`Counter<'${table}'>`));
  expect(open.map(({ file, line, table }) => `${file}:${line}: ${table}`)).toEqual([]);
  // Whole rows of the demo's worlds, and the indexes of words.
  const anyTable = new Set(writes.filter(({ table }) => table.includes('${')).map(({ file }) => file));
  expect([...anyTable]).toEqual([`${root}store/full-text-levels.ts`, `${root}worlds/demo/load.ts`]);
});

test('the triggers that set counters are those that are listed, and set what is said of them', () => {
  const db = openDatabase(':memory:');
  const triggers = db.all<{ name: string; sql: string }>(
    "select name, sql from sqlite_schema where type = 'trigger' order by name",
  );
  db.close();
  const counting = triggers.flatMap(({ name, sql }): [string, string[]][] => {
    const set = writesIn(sql).flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`));
    const counters = new Set(set.filter((column) => listed.includes(column)));
    return counters.size === 0 ? [] : [[name, [...counters]]];
  });
  expect(Object.fromEntries(counting)).toEqual(COUNTING_TRIGGERS);
});
