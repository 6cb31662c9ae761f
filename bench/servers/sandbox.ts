import { start } from '../process/start.ts';

export interface BenchSandbox {
  url: string;
  apiKey: string;
  apiSecret: string;
}

/** A sandbox in a process of its own with the demo world, in memory or in this file. */
export async function startSandbox(data = ':memory:'): Promise<BenchSandbox> {
  const { message } = await start<BenchSandbox>({ entry: 'bench/servers/sandbox-process.ts', args: [data] });
  return message;
}
