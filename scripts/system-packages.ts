import { existsSync } from 'node:fs';
import { execute } from './checks/execute.ts';
import { say } from './say.ts';

/** Whether this machine takes packages by apt and lets us install some. */
export function canAptInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs a Debian package with what it needs; false when that failed. Shows apt's output. */
export async function aptInstall(name: string): Promise<boolean> {
  say(`Installing the system package ${name}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  // An index that is partly out of reach may still do; the install tells.
  await execute('apt-get', ['update', '-q'], { env, show: true });
  const args = ['install', '-q', '-y', '--no-install-recommends', name];
  const { code } = await execute('apt-get', args, { env, show: true });
  return code === 0;
}
