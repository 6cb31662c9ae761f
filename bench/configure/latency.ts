import type { CDPSession, Page } from 'playwright-core';
import { pageMetrics } from '../browser/page-metrics.ts';

/** What one input cost, in milliseconds. */
export interface Latency {
  /** From the input until the frame with what came of it was painted. */
  drawnMs: number;
  /** Processor time of the page's thread, also for what came of it later. */
  processorMs: number;
}

/** What waits for an idle browser, or until nobody types any more, is done by then. */
const settledMs = 600;

/** Counts processor time, not time by the clock, from here on. */
export async function countProcessorTime(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return cdp;
}

/** Does something to a page that brings an event of this name, as people do it: by mouse or keyboard. `cdp` is of
 *  {@link countProcessorTime}. */
export async function latencyOf(
  page: Page,
  cdp: CDPSession,
  event: 'click' | 'pointermove' | 'keydown' | 'input',
  act: () => Promise<void>,
): Promise<Latency> {
  await page.evaluate((name) => {
    window.benchDrawn = new Promise((resolve) => {
      const onEvent = ({ timeStamp }: Event) =>
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
      addEventListener(name, onEvent, { capture: true, once: true });
    });
  }, event);
  const before = await pageMetrics(cdp);
  await act();
  const drawnMs = await page.evaluate(() => window.benchDrawn);
  await page.waitForTimeout(settledMs);
  const after = await pageMetrics(cdp);
  return { drawnMs, processorMs: after.taskMs - before.taskMs };
}

declare global {
  interface Window {
    /** Milliseconds from the input that is waited for until it was painted. */
    benchDrawn: Promise<number>;
  }
}
