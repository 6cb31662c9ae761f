import { start } from '../process/start.ts';
import type { Part } from '../../scripts/parts/part.ts';

export interface BenchSandbox {
  url: string;
  apiKey: string;
  apiSecret: string;
}

/** A sandbox in a process of its own with the demo world, in memory or in this file. */
export async function startSandbox(data = ':memory:'): Promise<BenchSandbox> {
  return (await startSandboxPart(data)).sandbox;
}

/** {@link startSandbox} with the process; `nodeArgs` go to its Node. */
export async function startSandboxPart(
  data: string,
  nodeArgs: readonly string[] = [],
): Promise<{ sandbox: BenchSandbox; part: Part }> {
  const { message, part } = await start<BenchSandbox>({
    entry: 'bench/servers/sandbox-process.ts',
    args: [data],
    nodeArgs,
  });
  return { sandbox: message, part };
}

/** The longest time that nothing could happen in the sandbox since the last time somebody asked. */
export async function blockedMsOf({ process: child }: Part): Promise<number> {
  const answered = Promise.withResolvers<{ blockedMs: number }>();
  // The program at the other end sends nothing else after its address.
  child.once('message', (message) => answered.resolve(message as { blockedMs: number }));
  child.send({}, (error) => {
    if (error) answered.reject(error);
  });
  return (await answered.promise).blockedMs;
}
