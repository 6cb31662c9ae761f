import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

let ticksPerSecond: number | undefined;

/** What a process and its children have used so far, as Linux counts it. */
export interface Usage {
  /** User and system time, in milliseconds; the kernel counts in steps of 10. */
  cpuMs: number;
  /** Resident memory, in MB. */
  rssMb: number;
}

/** Throws where there is no /proc, or no such process. */
export function usageOf(pid: number): Usage {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const total: Usage = { cpuMs: 0, rssMb: 0 };
  for (const id of [pid, ...childrenOf(pid)]) {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in parentheses may hold anything; the fields count from behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    total.cpuMs += (ticks * 1000) / ticksPerSecond;
    const rss = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
    total.rssMb += Number(rss ?? 0) / 1024;
  }
  return total;
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
