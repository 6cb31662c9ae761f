import type { Browser, Page } from 'playwright-core';
import { observe } from './observe.ts';
import { heapAfterCollection, pageMetrics } from './page-metrics.ts';
import { type Profile, throttle } from './profiles.ts';
import { Traffic, type Weight } from './traffic.ts';

/** No request under way and no long task for so long: the page has loaded. */
const quietMs = 700;
/** A page that polls is never quiet; it is taken as loaded then. */
const quietWithinMs = 8000;
const readyWithinMs = 60_000;
export const viewport = { width: 1366, height: 768 };

/** A page to open. */
export interface Target {
  name: string;
  url: string;
  /** Matches the first useful content. */
  ready: string;
  /** Matches it as the page's own script draws it, where it stands there before. Default: `ready`. */
  drawn?: string;
  /** As a `cookie` header has them. */
  cookie?: string;
}

/** What one visit with a cold cache found; times in milliseconds since the navigation began. */
export interface Visit extends Weight {
  requestsBeforeReady: number;
  firstPaint: number;
  largestPaint: number;
  ready: number;
  drawn: number;
  /** Time of long tasks above 50 ms each. */
  blockedMs: number;
  scriptMs: number;
  taskMs: number;
  layoutShift: number;
  nodes: number;
  heapMb: number;
}

/** Opens a page with a cold cache and waits until it is ready and quiet. Throws when it does not
 *  become ready, or when something that it asked for failed. */
export async function visit(browser: Browser, target: Target, profile: Profile): Promise<Visit> {
  const context = await browser.newContext({ viewport });
  try {
    if (target.cookie !== undefined) await context.addCookies(cookiesOf(target.cookie, target.url));
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    const traffic = await Traffic.of(cdp);
    await page.addInitScript(observe, [target.ready, target.drawn ?? target.ready] as const);
    await throttle(cdp, profile);
    await page.goto(target.url, { waitUntil: 'load', timeout: readyWithinMs });
    await page.waitForFunction(() => window.benchObserved.drawn > 0, null, { timeout: readyWithinMs });
    await untilQuiet(page, traffic);
    const { longTasks, ...seen } = await page.evaluate(() => window.benchObserved);
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const { scriptMs, taskMs } = await pageMetrics(cdp);
    return {
      ...seen,
      blockedMs: longTasks.reduce((sum, [, duration]) => sum + duration - 50, 0),
      scriptMs,
      taskMs,
      nodes,
      ...(await traffic.weigh(seen.ready)),
      heapMb: await heapAfterCollection(cdp),
    };
  } catch (error) {
    throw new Error(`${target.name} could not be visited at ${target.url}`, { cause: error });
  } finally {
    await context.close();
  }
}

async function untilQuiet(page: Page, traffic: Traffic): Promise<void> {
  for (const since = Date.now(); Date.now() - since < quietWithinMs;) {
    const idleMs = await page.evaluate(() => {
      const [start, duration] = window.benchObserved.longTasks.at(-1) ?? [0, 0];
      return performance.now() - start - duration;
    });
    if (traffic.quietMs > quietMs && idleMs > quietMs) return;
    await page.waitForTimeout(100);
  }
}

/** The parts of a `cookie` header as a browser keeps them for this address. */
export const cookiesOf = (header: string, url: string): { url: string; name: string; value: string }[] =>
  header.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { url: new URL(url).origin, name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
