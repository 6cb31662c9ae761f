import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Part, partOf, untilAnnounced } from '../../scripts/parts/part.ts';
import { root } from '../../scripts/root.ts';
import { stops } from './stops.ts';

const preload = pathToFileURL(join(root, 'scripts/parts/stop-with-parent.ts')).href;

/** Starts one of the bench's own programs as a process of its own and resolves with the first
 *  message that it sends, which says where it listens. Its standard output goes nowhere, so that
 *  nobody pays for reading it; `stderr: 'ignore'` does the same for log lines. It is stopped with
 *  all others by `stopAll`. Rejects when it ends before it has sent anything. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what it sends
export async function start<Message>(options: {
  /** From the root of the checkout. */
  entry: string;
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  nodeArgs?: readonly string[];
  stderr?: 'inherit' | 'ignore';
}): Promise<{ part: Part; message: Message }> {
  const { entry, args = [], env = {}, nodeArgs = [], stderr = 'inherit' } = options;
  const child = spawn(process.execPath, [...nodeArgs, '--import', preload, join(root, entry), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', stderr, 'ipc'],
  });
  const part = partOf(entry, child);
  stops.push(() => part.stop());
  // What our own programs send first is described beside them.
  const announced = new Promise<Message>((resolve) => {
    child.once('message', (message) => resolve(message as Message));
  });
  return { part, message: await untilAnnounced(part, announced) };
}

/** The process id of a part that runs. Throws when it never started. */
export function pidOf(part: Part): number {
  const { pid } = part.process;
  if (pid === undefined) throw new Error(`${part.name} has no process`);
  return pid;
}
