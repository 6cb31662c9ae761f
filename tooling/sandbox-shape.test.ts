import { expect, test } from 'vitest';
import { occurrences, projectFiles, textOf } from './project-files.ts';

const root = 'apps/sandbox/src/';
const sources = (...folders: string[]): string[] =>
  folders
    .flatMap((folder) => projectFiles(`${root}${folder}/**/*.ts`))
    .filter((path) => !path.endsWith('.test.ts'));

test('each operation has one file, which is named after it', () => {
  const names = sources('operations').map((path) => path.slice(path.lastIndexOf('/') + 1));
  const operations = [...textOf('docs/sandbox.md').matchAll(/^\| `(\w+)` +\| (?:whole|in part) /gm)].map(
    ([, name = '']) => `${name.replaceAll('_', '-')}.ts`,
  );
  expect(operations).toHaveLength(162);
  expect(operations.filter((file) => names.filter((name) => name === file).length !== 1)).toEqual([]);
});

test('only the store, filters and teams speak SQL', () => {
  const statement = /\b(select [\w.*(].* from|insert into|update \w+ set|delete from) /;
  const speaking = occurrences(
    sources('operations', 'present', 'assemble', 'http', 'events', 'exports', 'files', 'push', 'previews'),
    statement,
  );
  expect(speaking).toEqual([]);
});

test('the store knows neither HTTP nor who calls it', () => {
  const others =
    'errors|http|actor|permissions|context|present|assemble|operations|json|events|tasks|campaigns|due';
  const path = new RegExp(`from '(\\.\\./)+(${others})(/|\\.ts)`);
  expect(occurrences(sources('store', 'db'), path)).toEqual([]);
});

test('a wire object has one presenter', () => {
  const presenters = sources('present').flatMap((path) =>
    [...textOf(path).matchAll(/export (?:const|function) (present\w+)/g)].map(([, name = '']) => name),
  );
  expect(presenters.length).toBeGreaterThan(25);
  expect(presenters.filter((name, index) => presenters.indexOf(name) !== index)).toEqual([]);
  // Who puts objects together, asks presenters for each.
  expect(occurrences(sources('assemble'), /\bcompact[<(]/)).toEqual([]);
});

test('only the scheduler sets a timer for what falls due', () => {
  const timers = occurrences(
    sources('campaigns', 'due', 'operations', 'store', 'tasks', 'moderation', 'push'),
    /\bset(Timeout|Interval)\(/,
  );
  expect(timers.map((place) => place.split(':')[0])).toEqual([`${root}due/scheduler.ts`]);
});
