import { type ChildProcess, spawn } from 'node:child_process';
import { cleanEnvironment } from '../clean-environment.ts';
import { root } from '../root.ts';

export interface Execution {
  /** null when a signal ended it or it could not be started. */
  readonly code: number | null;
  /** What it printed on both streams; empty when it was shown as it came. */
  readonly output: string;
}

export interface ExecuteOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Show the output as it comes instead of collecting it. */
  readonly show?: boolean;
  /** Kills it when aborted. */
  readonly signal?: AbortSignal;
}

/** Runs a program without input, in a clean environment, and waits for its end. */
export function execute(
  program: string,
  args: readonly string[],
  options: ExecuteOptions = {},
): Promise<Execution> {
  const { cwd = root, env, show = false, signal } = options;
  const child = spawn(program, args, {
    cwd,
    env: { ...cleanEnvironment(), ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    ...(signal && { signal, killSignal: 'SIGKILL' as const }),
  });
  const output = collect(child);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output: output() }));
  });
}

function collect(child: ChildProcess): () => string {
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  }
  return () => Buffer.concat(chunks).toString();
}
