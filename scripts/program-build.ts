import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'rolldown';
import { root } from './root.ts';
import { say } from './say.ts';
import { hashSources } from './source-hash.ts';

/** The programs that are built: what each is made of, and where it lies: in a package that has the dependencies which
 *  are not put into it. */
const programs = {
  BFF: { source: 'apps/bff/src/main.ts', built: 'apps/bff/dist/main.mjs' },
  sandbox: { source: 'scripts/parts/sandbox-process.ts', built: 'apps/sandbox/dist/part.mjs' },
} as const;

export type ProgramName = keyof typeof programs;

const sources = [
  'apps/{bff,sandbox}/src/**/*.ts',
  'packages/{chat-api,configuration}/src/**/*.ts',
  'scripts/parts/sandbox-process.ts',
  'scripts/program-build.ts',
];

/** What is no JavaScript, and what the driver of PostgreSQL can do without. */
const external = ['sharp', 'pg-native'];

let wanted: string | undefined;

/**
 * Path of a program, from the root of the checkout; built first unless it was from the same sources. It is one file in
 * place of up to 1,500, and so up in a third of the time (decision 037). It is there as a whole or not at all, and says
 * in its first line what it was built from. Rejects when a source cannot be read as TypeScript.
 */
export async function builtProgram(name: ProgramName): Promise<string> {
  const { source, built } = programs[name];
  // Once for a process: all programs of a run are of the same sources.
  wanted ??= hashSources(sources);
  const mark = `// Built from ${wanted}\n`;
  const path = join(root, built);
  if (beginningOf(path, mark.length) === mark) return built;
  say(`Building the ${name}…`);
  // Not before it is needed: a second start is to be quick.
  const { build } = await import('rolldown');
  const { output } = await build({
    input: join(root, source),
    platform: 'node',
    external,
    plugins: [samePlace(dirname(path))],
    write: false,
    // Names of classes are in the records of errors.
    output: { format: 'esm', codeSplitting: false, keepNames: true },
  });
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, mark + output[0].code);
  renameSync(unfinished, path);
  return built;
}

function beginningOf(path: string, length: number): string | undefined {
  try {
    return readFileSync(path, 'latin1').slice(0, length);
  } catch {
    // It has not been built yet; whatever else is wrong with it, building says.
    return undefined;
  }
}

/** A source that looks for something beside itself finds it there, wherever the program lies. */
function samePlace(folder: string): Plugin {
  return {
    name: 'same-place',
    transform: {
      filter: { id: { exclude: [/node_modules/, /^\0/] }, code: 'import.meta.url' },
      handler: (code, id) => {
        const place = JSON.stringify(relative(folder, id));
        return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`);
      },
    },
  };
}
