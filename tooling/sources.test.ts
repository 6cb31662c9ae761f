import { expect, test } from 'vitest';
import { handWrittenSources, occurrences, projectFiles, textOf } from './project-files.ts';

const sources = handWrittenSources();
const tests = sources.filter((path) => /\.(test|spec)\.tsx?$/.test(path));
const product = sources.filter((path) => !tests.includes(path));
/** This folder names what it forbids. */
const elsewhere = sources.filter((path) => !path.startsWith('tooling/'));

test('there are sources to look at', () => {
  expect(product.length).toBeGreaterThan(100);
  expect(tests.length).toBeGreaterThan(20);
});

test('files and folders have kebab-case names', () => {
  // The router gives `_`, `$` and `-` around a name a meaning of their own.
  const name = /^\.?[_$-]{0,2}[a-z0-9]+(_?[-.]\$?[a-z0-9]+)*$|^\$\.tsx$/;
  // Python's modules are imported by their file's name, which has to be an identifier.
  const fixed = /^(README\.md|INVARIANTS\.md|LICENSE|routeTree\.gen\.ts|\.[\w.]+|[a-z0-9_]+\.py)$/;
  const odd = projectFiles('**/*').filter((path) =>
    path.split('/').some((part) => !name.test(part) && !fixed.test(part)),
  );
  expect(odd).toEqual([]);
});

test('no file is longer than 400 lines, pure tables apart', () => {
  const tables = /\/(spec|generated|seed|worlds)\/|^packages\/chat-api\/src\/overlay\.ts$/;
  const long = sources
    .filter((path) => !tables.test(path))
    .map((path) => ({ path, lines: textOf(path).split('\n').length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});

test('nothing is typed away', () => {
  const forbidden = /\bas any\b|:\s*any\s*[,;)=\]|]|<any\b|@ts-(ignore|nocheck)/;
  const found = occurrences(elsewhere, forbidden)
    .filter((place) => !/: (\*|\/\*|\/\/)/.test(place))
    // What is said in a text is no type.
    .filter((place) => forbidden.test(place.replaceAll(/'[^']*'/g, "''")));
  expect(found).toEqual([]);
});

test('a silenced rule says why, on its line or on the one before', () => {
  const bare = elsewhere.flatMap((path) => {
    const lines = textOf(path).split('\n');
    return lines.flatMap((line, index) => {
      if (!/(oxlint|eslint)-disable|@ts-expect-error/.test(line)) return [];
      const says = /(disable[\w-]*|@ts-expect-error).*( -- |: )\S+ \S+/.test(line);
      const saidBefore = /^\s*(\/\/|\*|\{?\/\*)/.test(lines[index - 1] ?? '');
      return says || saidBefore ? [] : [`${path}:${index + 1}: ${line.trim()}`];
    });
  });
  expect(bare).toEqual([]);
});

test('nothing is left for later, and no test is left out', () => {
  expect(occurrences(elsewhere, /\b(TODO|FIXME|XXX)\b/)).toEqual([]);
  expect(occurrences(tests, /\b(test|it|describe)\.(only|skip|todo|fixme)\b/)).toEqual([]);
});

test('nothing looks like a secret', () => {
  const files = projectFiles('**/*.{ts,tsx,mjs,json,md,yaml,yml,html,css}').filter(
    (path) => path !== 'pnpm-lock.yaml' && !path.startsWith('tooling/'),
  );
  const patterns = [
    /-----BEGIN [A-Z ]*PRIVATE KEY/,
    /\bAKIA[0-9A-Z]{16}\b/,
    /\bgh[pousr]_[A-Za-z0-9]{30,}/,
    /\beyJ[\w-]{15,}\.eyJ[\w-]{10,}\.[\w-]{20,}/,
    /(secret|password|token|api_?key)["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[a-z])[A-Za-z0-9+/_-]{24,}["']/i,
  ];
  for (const pattern of patterns) expect(occurrences(files, pattern)).toEqual([]);
});
