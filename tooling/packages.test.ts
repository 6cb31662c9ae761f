import { expect, test } from 'vitest';
import { occurrences, handWrittenSources, projectFiles, textOf } from './project-files.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const manifests = projectFiles('{package.json,{apps,packages}/*/package.json,{e2e,bench}/package.json}').map(
  (path) => ({
    path,
    // Our own files, of which npm has already read the same fields.
    manifest: JSON.parse(textOf(path)) as Manifest,
  }),
);
const dependencies = manifests.flatMap(({ path, manifest }) =>
  Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).map(([name, version]) => ({
    path,
    name,
    version,
  })),
);

test('every package is looked at', () => {
  expect(manifests.map(({ manifest }) => manifest.name).sort()).toEqual([
    '@backchannel/bench',
    '@backchannel/bff',
    '@backchannel/chat-api',
    '@backchannel/cli',
    '@backchannel/configuration',
    '@backchannel/e2e',
    '@backchannel/sandbox',
    '@backchannel/web',
    'backchannel',
  ]);
});

test('every version stands in the catalog', () => {
  const elsewhere = dependencies.filter(
    ({ name, version }) =>
      version !== 'catalog:' &&
      version !== 'workspace:*' &&
      !(name === 'node' && /^npm:node@\d+\.\d+\.\d+$/.test(version)),
  );
  expect(elsewhere).toEqual([]);
});

test('the catalog names exact versions, each of them used', () => {
  const catalog = [...textOf('pnpm-workspace.yaml').matchAll(/^ {2}['"]?([@\w/.-]+)['"]?: (\d\S*)$/gm)];
  expect(catalog.length).toBeGreaterThan(30);
  expect(
    catalog.map(([, , version]) => version).filter((version) => !/^\d+\.\d+\.\d+$/.test(version ?? '')),
  ).toEqual([]);
  const used = new Set(dependencies.map(({ name }) => name));
  expect(catalog.map(([, name]) => name).filter((name) => !used.has(name ?? ''))).toEqual([]);
});

test("the vendor's own packages are neither installed nor imported", () => {
  const vendor = /(@stream-io\/|\bstream-chat\b|\bgetstream\b)/;
  expect(dependencies.filter(({ name }) => vendor.test(name))).toEqual([]);
  expect(occurrences(['pnpm-lock.yaml'], vendor)).toEqual([]);
  const imports = /(from|import|require)\s*\(?\s*['"](@stream-io\/|stream-chat|getstream)/;
  expect(occurrences(handWrittenSources(), imports)).toEqual([]);
});
