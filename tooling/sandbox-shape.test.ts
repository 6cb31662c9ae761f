import { expect, test } from 'vitest';
import { occurrences, projectFiles, textOf } from './project-files.ts';

const root = 'apps/sandbox/src/';
const all = projectFiles(`${root}**/*.ts`).filter((path) => !path.endsWith('.test.ts'));
const sources = (...folders: string[]): string[] =>
  all.filter((path) => folders.some((folder) => path.startsWith(`${root}${folder}/`)));
const outside = (places: RegExp): string[] => all.filter((path) => !places.test(path.slice(root.length)));

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
  // The worlds are written in bulk, and torture looks into files that nobody serves.
  const speaking = occurrences(outside(/^(store|db|filter|worlds|torture|test)\/|^tenancy\.ts$/), statement);
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
  // Faults and deliveries wait by the machine's clock and not by the world's.
  const timers = occurrences(outside(/^(http|events|torture|test)\//), /\bset(Timeout|Interval)\(/);
  expect(timers.map((place) => place.split(':')[0])).toEqual([`${root}due/scheduler.ts`]);
});
