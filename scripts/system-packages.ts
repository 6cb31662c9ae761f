import { existsSync } from 'node:fs';
import { execute } from './checks/execute.ts';
import { say } from './say.ts';

/** Whether this machine takes packages by apt and lets us install some. */
export function canAptInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** apt lets one in at a time. */
let last: Promise<unknown> = Promise.resolve();

/** Installs a Debian package with what it needs; false when that failed, and then apt's output is shown. Several can be
 *  asked for at a time. */
export function aptInstall(name: string): Promise<boolean> {
  const done = last.then(() => install(name));
  last = done;
  return done;
}

async function install(name: string): Promise<boolean> {
  say(`Installing the system package ${name}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // An index that is partly out of reach may still do; the install tells.
  const updated = await execute('apt-get', ['update', '-q'], { env });
  const args = ['install', '-q', '-y', '--no-install-recommends', name];
  const installed = await execute('apt-get', args, { env });
  if (installed.code === 0) return true;
  process.stdout.write(`${updated.output}${installed.output}`);
  return false;
}
