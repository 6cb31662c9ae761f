import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { projectFiles, textOf } from './project-files.ts';

const documents = projectFiles('{*,docs/**/*,{apps,packages}/*/*,e2e/*,bench/*}.md');
const root = join(import.meta.dirname, '..');

/** First cells of the table under a heading, without their code marks. */
function tableUnder(heading: string): string[] {
  const [, section = ''] = textOf('README.md').split(`## ${heading}\n`);
  const table = section.split('\n## ')[0] ?? '';
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, cell]) => cell ?? '').sort();
}

test("the README's commands are those of package.json", () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const commands = Object.keys(scripts).map((name) =>
    ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`,
  );
  expect(tableUnder('Commands').map((cell) => cell.replace(/ -- .*$/, ''))).toEqual(commands.sort());
});

test("the README's settings are those that the server reads", () => {
  const read = [...textOf('apps/bff/src/config.ts').matchAll(/^ {2}([A-Z][A-Z0-9_]+): /gm)].map(
    ([, name]) => name ?? '',
  );
  expect(read.length).toBeGreaterThan(5);
  // How `npm start` tells the BFF of its sandbox; nothing for people to set.
  const internal = /^BACKCHANNEL_SANDBOX_/;
  expect(tableUnder('Settings')).toEqual(read.filter((name) => !internal.test(name)).sort());
});

test('links between documents lead somewhere', () => {
  const dead = documents.flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !resolves(path, target))
      .map((target) => `${path}: ${target}`),
  );
  expect(dead).toEqual([]);
});

function resolves(from: string, target: string): boolean {
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(join(root, path))) return false;
  if (anchor === undefined) return true;
  const headings = [...textOf(path).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading));
  return headings.includes(anchor);
}

const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

test('each invariant says what enforces it, and that is there', () => {
  const invariants = textOf('INVARIANTS.md')
    .split('\n- ')
    .slice(1)
    .map((text) => text.replaceAll(/\s+/g, ' '));
  expect(invariants.length).toBeGreaterThan(10);
  for (const invariant of invariants) {
    const [, enforcedBy] = invariant.split('Enforced by: ');
    expect(enforcedBy, invariant).toBeDefined();
    const named = [...(enforcedBy ?? '').matchAll(/`([^`]+\/[^`]+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  }
});

test('each fact of the behaviour names its tests, and they are there', () => {
  const facts = textOf('docs/behaviour.md')
    .split('\n- ')
    .slice(1)
    .map((text) => text.split('\n#')[0]?.replaceAll(/\s+/g, ' ') ?? '');
  expect(facts.length).toBeGreaterThan(200);
  for (const fact of facts) {
    const [, tests = ''] = fact.split('Tested by ');
    const named = tests.split(/; (?=`)/).flatMap((part) => {
      const [, path = ''] = /^`([^`]+)`: /.exec(part) ?? [];
      const source = textOf(`apps/sandbox/src/${path}`);
      const titles = [...part.matchAll(/“([^”]+)”/g)].map(([, title = '']) => title);
      return titles.map((title) => ({ title, isThere: source.includes(`'${title}'`) }));
    });
    expect(named.length, fact).toBeGreaterThan(0);
    expect(named.filter(({ isThere }) => !isThere)).toEqual([]);
  }
});

/** The numbers of rows that a text names, one by one or as “3 to 7”. */
const rowsIn = (text: string): number[] =>
  [...text.matchAll(/(\d+)(?:\s+to\s+(\d+))?/g)].flatMap(([, first = '', last = first]) =>
    Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index),
  );

test('each section of the behaviour covers every row of the reference, and none beyond', () => {
  const sections = textOf('docs/behaviour.md').split('\n## ').slice(1);
  for (const section of sections) {
    const [heading = '', introduction = '', facts = ''] = section.split('\n\n');
    // What stands in parentheses is why a row cannot be seen.
    const about = introduction.replaceAll(/\s+/g, ' ').replaceAll(/ \([^)]*\)/g, '');
    const [, count, unseen = ''] =
      /^(\d+) rows?(?:, of which (.*?) cannot be seen here)?\./.exec(about) ?? [];
    expect(Number(count), heading).toBeGreaterThan(0);
    const covered = [...facts.matchAll(/\(rows?\s([\d,to\s]+)\)/g)].flatMap(([, rows = '']) => rowsIn(rows));
    const rows = new Set([...rowsIn(unseen), ...covered]);
    const every = Array.from({ length: Number(count) }, (_, index) => index + 1);
    expect([heading, [...rows].sort((a, b) => a - b)]).toEqual([heading, every]);
  }
});
