import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from './checks/execute.ts';
import { OneLineError } from './one-line-error.ts';
import { say } from './say.ts';

/** A Python with what `requirements.txt` names, or why there is none. */
export type Python = { readonly program: string } | { readonly reason: string };

const candidates = [
  'python3',
  'python',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
];
const question = 'import sys; print(sys.version_info >= (3, 10), sys.version)';
const outOfReach =
  /NewConnectionError|ConnectTimeoutError|ReadTimeoutError|ProxyError|NameResolutionError|Temporary failure in name/;

/** Installs what `<folder>/requirements.txt` names into `<folder>/.venv`, unless that is there already. Throws
 *  `OneLineError` when the installation fails for another reason than that the network is out of reach. */
export async function preparePython(folder: string): Promise<Python> {
  const base = await findPython();
  if (base === undefined) return { reason: 'there is no Python 3.10 or newer' };
  const environment = join(folder, '.venv');
  const program = join(environment, 'bin/python');
  const requirements = join(folder, 'requirements.txt');
  const wanted = createHash('sha256').update(base.version).update(readFileSync(requirements)).digest('hex');
  const marker = join(environment, 'installed');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return { program };

  say('Installing the official Python SDK…');
  rmSync(environment, { recursive: true, force: true });
  const made = await execute(base.program, ['-m', 'venv', environment]);
  if (made.code !== 0) return { reason: `${base.program} cannot make virtual environments (no venv)` };
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--require-hashes'];
  // Compiling all of it now takes longer than compiling what is used when it is.
  const installed = await execute(program, [...pip, '--no-compile', '--retries', '2', '-r', requirements]);
  if (installed.code !== 0) {
    if (outOfReach.test(installed.output)) return { reason: 'the Python package index is out of reach' };
    process.stdout.write(`${installed.output.trimEnd()}\n`);
    throw new OneLineError('The official Python SDK cannot be installed.');
  }
  writeFileSync(marker, wanted);
  return { program };
}

async function findPython(): Promise<{ program: string; version: string } | undefined> {
  for (const program of candidates) {
    const { code, output } = await execute(program, ['-c', question]);
    if (code === 0 && output.startsWith('True ')) return { program, version: output };
  }
  return undefined;
}
