import type { CDPSession } from 'playwright-core';

/** Figures that the browser keeps of a page. */
export interface PageMetrics {
  scriptMs: number;
  taskMs: number;
  heapMb: number;
}

/** Needs `Performance.enable`. Throws when the browser does not keep them. */
export async function pageMetrics(cdp: CDPSession): Promise<PageMetrics> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (wanted: string): number => {
    const found = metrics.find(({ name }) => name === wanted);
    if (!found) throw new Error(`the browser does not count ${wanted}`);
    return found.value;
  };
  return {
    scriptMs: of('ScriptDuration') * 1000,
    taskMs: of('TaskDuration') * 1000,
    heapMb: of('JSHeapUsedSize') / 1e6,
  };
}

/** The heap when only what is still needed is left on it. */
export async function heapAfterCollection(cdp: CDPSession): Promise<number> {
  // Twice: what only finalisers held goes with the second.
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage');
  return (await pageMetrics(cdp)).heapMb;
}
