#!/usr/bin/env node
// The one way in: `npm start`, `npm test` and the rest end here. Runs on any Node from 20 on,
// before anything is installed, so: plain JavaScript and no dependency. It installs what is
// missing and hands over to the pinned Node, which runs the TypeScript of each command directly.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install, isInstalled } from './install.mjs';
import { sandboxNodeArgs } from './parts/sandbox-node-args.mjs';
import { runGroup } from './run-group.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const commands = {
  start: 'scripts/start.ts',
  dev: 'scripts/dev.ts',
  test: 'scripts/test.ts',
  verify: 'scripts/verify.ts',
  e2e: 'scripts/e2e.ts',
  sandbox: 'apps/sandbox/src/main.ts',
  backchannel: 'apps/cli/src/main.ts',
  bench: 'bench/main.ts',
  torture: 'bench/torture/main.ts',
  pictures: 'bench/pictures/main.ts',
  conformance: 'scripts/conformance.ts',
};

/** @param {string} line @returns {never} */
function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

const [name, ...args] = process.argv.slice(2);
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node ${process.versions.node} is too old; use Node 20 or newer.`);
}
const entry = Object.entries(commands).find(([command]) => command === name)?.[1];
if (entry === undefined) fail(`Usage: node scripts/run.mjs ${Object.keys(commands).join(' | ')}`);
if (!isInstalled(root)) {
  const problem = await install(root);
  if (problem) fail(problem);
}

const bin = join(root, 'node_modules/.bin');
const node = join(bin, 'node');
if (!existsSync(node)) fail('The pinned Node is missing; remove node_modules and try again.');
if (!existsSync(join(root, entry))) fail(`${entry} is missing; this checkout is not complete.`);
const preload = pathToFileURL(join(root, 'scripts/parts/stop-with-parent.ts')).href;
const ownArgs = name === 'sandbox' ? sandboxNodeArgs : [];
const nodeArgs = [...ownArgs, '--import', preload, join(root, entry), ...args];
const { code, signal } = await runGroup(node, nodeArgs, {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  env: {
    // What has been compiled once is read the next time: each program of ours starts in a third of the time.
    NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
    ...process.env,
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  },
});
if (signal !== null) fail(`${name} was ended by ${signal}; all its parts are stopped.`);
process.exit(code ?? 1);
