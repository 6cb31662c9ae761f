import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures were measured on, as one line: processors, memory, runtime, load and day. */
export function machine(now: Date): string {
  const all = cpus();
  const memoryGb = Math.round(totalmem() / 2 ** 30);
  const model = (all[0]?.model ?? 'unknown processor').replaceAll(/\s+/g, ' ').trim();
  const load = loadavg()[0]?.toFixed(2) ?? '?';
  return `${all.length} × ${model}, ${memoryGb} GB, ${process.platform}, Node ${process.versions.node}; load ${load} at the start; ${now.toISOString().slice(0, 10)}`;
}
