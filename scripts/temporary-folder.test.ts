import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cleanEnvironment } from './clean-environment.ts';
import { root } from './root.ts';

let temporary = '';
let running: ChildProcess | undefined;
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'backchannel-temporary-'));
});
afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(temporary, { recursive: true, force: true });
});

/** A process of its own that leaves when it is asked to, as the commands do. */
async function start(script: string): Promise<ChildProcess> {
  const leave = "process.once('SIGINT', () => process.exit(1));";
  running = spawn(
    process.execPath,
    ['--input-type=module', '-e', `${leave}${script}; console.log('ready')`],
    {
      cwd: root,
      env: { ...cleanEnvironment(), TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (running.stdout) await once(running.stdout, 'data');
  return running;
}

test('a temporary folder is gone after an interruption, with all that somebody puts in there', async () => {
  const child = await start(`
    import { spawn } from 'node:child_process';
    import { temporaryFolder } from './scripts/temporary-folder.ts';
    let writer;
    const { path } = temporaryFolder('test', () => writer.kill('SIGKILL'));
    const write = "let n = 0; setInterval(() => fs.writeFileSync(process.argv[1] + '/' + n++, ''))";
    writer = spawn(process.execPath, ['-e', write, path]);
    const { readdirSync } = await import('node:fs');
    while (readdirSync(path).length < 10) await new Promise((resolve) => setTimeout(resolve, 10))`);
  expect(readdirSync(temporary)).toEqual([expect.stringMatching(/^backchannel-test-/)]);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([1, null]);
  expect(readdirSync(temporary)).toEqual([]);
});

test('a temporary folder is gone when it is removed', async () => {
  await start(`
    import { temporaryFolder } from './scripts/temporary-folder.ts';
    temporaryFolder('test').remove();
    setInterval(() => undefined, 1000)`);
  expect(readdirSync(temporary)).toEqual([]);
});
