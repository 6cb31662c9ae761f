import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { OneLineError } from '../one-line-error.ts';
import { root } from '../root.ts';

const graceMs = 8000;
const preload = pathToFileURL(join(root, 'scripts/parts/stop-with-parent.ts')).href;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One program of the product, running as a child that never outlives us. */
export interface Part {
  readonly name: string;
  readonly process: ChildProcess;
  /** Settles when the program has ended; never rejects. */
  readonly exited: Promise<Exit>;
  /** Asks it to stop and ends it after 8 s if it did not; resolves when it is gone. */
  stop(): Promise<void>;
}

export interface PartOptions {
  readonly name: string;
  /** Path of the file that Node runs, from the root of the checkout. */
  readonly entry: string;
  readonly args?: readonly string[];
  /** Flags for Node itself, such as `--watch`. */
  readonly nodeArgs?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Receives each line of standard output; without it, output is passed on. */
  readonly onLine?: (line: string) => void;
  /** Receives each line of standard error; without it, it is passed on. */
  readonly onErrorLine?: (line: string) => void;
}

/** Starts a program of ours on this Node. */
export function startPart(options: PartOptions): Part {
  const { name, entry, env, onLine, onErrorLine } = options;
  const args = [...(options.nodeArgs ?? []), '--import', preload, join(root, entry), ...(options.args ?? [])];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', onLine ? 'pipe' : 'inherit', onErrorLine ? 'pipe' : 'inherit', 'ipc'],
  });
  if (child.stdout && onLine) createInterface({ input: child.stdout }).on('line', onLine);
  if (child.stderr && onErrorLine) createInterface({ input: child.stderr }).on('line', onErrorLine);
  return partOf(name, child);
}

/** Treats a running child process as a part. */
export function partOf(name: string, child: ChildProcess): Part {
  return { name, process: child, exited: exitOf(child), stop: () => stop(child) };
}

/** A sentence for a part that ended by itself. */
export function explainExit(part: Part, { code, signal }: Exit): string {
  const how = signal === null ? `exit code ${code}` : signal;
  return `The ${part.name} stopped unexpectedly (${how}); everything else is stopped too.`;
}

/** Waits for what a part announces. Rejects when it ends before that; its own last words stand
 *  on standard error by then, so the message only names the part. */
export async function untilAnnounced<T>(part: Part, announced: Promise<T>): Promise<T> {
  const ended = part.exited.then((exit): never => {
    throw new EndedEarlyError(part, exit);
  });
  return Promise.race([announced, ended]);
}

/** A part ended before it was ready. With exit code 1 it has said why in its own words. */
export class EndedEarlyError extends OneLineError {
  readonly saidWhy: boolean;

  constructor(part: Part, exit: Exit) {
    super(explainExit(part, exit));
    this.saidWhy = exit.code === 1;
  }
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('error', () => resolve({ code: 1, signal: null }));
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(timer);
}
