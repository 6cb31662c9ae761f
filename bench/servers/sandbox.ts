import { start } from '../process/start.ts';
import type { Part } from '../../scripts/parts/part.ts';
import { sandboxNodeArgs } from '../../scripts/parts/sandbox-node-args.mjs';

export interface BenchSandbox {
  url: string;
  apiKey: string;
  apiSecret: string;
}

/** A sandbox in a process of its own with the demo world, in memory or in this file. */
export async function startSandbox(data = ':memory:'): Promise<BenchSandbox> {
  return (await startSandboxPart(data)).sandbox;
}

/** {@link startSandbox} with the process. */
export async function startSandboxPart(data: string): Promise<{ sandbox: BenchSandbox; part: Part }> {
  const { message, part } = await start<BenchSandbox>({
    entry: 'bench/servers/sandbox-process.ts',
    args: [data],
    nodeArgs: sandboxNodeArgs,
  });
  return { sandbox: message, part };
}

/** For how long nothing else could happen in a sandbox, at the longest. */
export interface Blocked {
  /** By the clock. */
  blockedMs: number;
  /** Processor time of its thread: what else the machine does is not in it, nor is waiting for the disk. */
  turnMs: number;
}

/** {@link Blocked} since the last time somebody asked. */
export async function blockedOf({ process: child }: Part): Promise<Blocked> {
  const answered = Promise.withResolvers<Blocked>();
  // The program at the other end sends nothing else after its address.
  child.once('message', (message) => answered.resolve(message as Blocked));
  child.send({}, (error) => {
    if (error) answered.reject(error);
  });
  return answered.promise;
}

/** The longest time, by the clock, that nothing could happen in the sandbox since the last time somebody asked. */
export const blockedMsOf = async (part: Part): Promise<number> => (await blockedOf(part)).blockedMs;
