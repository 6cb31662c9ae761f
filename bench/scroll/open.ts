import type { Browser, CDPSession, Page } from 'playwright-core';
import { observe } from '../browser/observe.ts';
import { heapAfterCollection } from '../browser/page-metrics.ts';
import { cookiesOf, type Target, viewport } from '../browser/visit.ts';
import { loadAll, offerList, scroll, type Scrolled } from './scroll.ts';

const readyWithinMs = 60_000;
/** Lets what a page does after its first rows come to its end. */
const settleMs = 1000;
const anyRow = '[role=row]';

/** A page of the bench that shows as many rows as its address says. */
export interface ListPage {
  name: string;
  url: string;
}

/** Figures of a list of one length. */
export interface Held {
  rows: number;
  nodes: number;
  /** What the page weighs beside the rows themselves. */
  ownHeapMb: number;
  rowsHeapMb: number;
  /** The same after the whole list was scrolled through. */
  ownHeapAfterMb: number;
}

const speed = { seconds: 6, pxPerFrame: 60, jump: false };

/** Scrolls the channels page itself, when it has loaded all that the API gives of one query. */
export const scrollWholePage = (browser: Browser, { url, ready, cookie }: Target): Promise<Scrolled> =>
  inPage(browser, { url, ready, cookie }, async (page) => {
    await page.evaluate(loadAll);
    return page.evaluate(scroll, speed);
  });

/** Scrolls a list of so many rows at reading speed. */
export const scrollThrough = (browser: Browser, { url }: ListPage, rows: number): Promise<Scrolled> =>
  inPage(browser, { url: `${url}?rows=${rows}`, ready: anyRow }, (page) => page.evaluate(scroll, speed));

/** Weighs a list of so many rows before and after going through all of it. Throws when the scroll
 *  did not come to its end. */
export async function hold(browser: Browser, { name, url }: ListPage, rows: number): Promise<Held> {
  const rowsHeapMb = await inPage(
    browser,
    { url: `${url}?rows=${rows}&show=data`, ready: anyRow },
    (_, cdp) => heapAfterCollection(cdp),
  );
  return inPage(browser, { url: `${url}?rows=${rows}`, ready: anyRow }, async (page, cdp) => {
    const before = await heapAfterCollection(cdp);
    const { nodes, reached } = await page.evaluate(scroll, { seconds: 4, pxPerFrame: 0, jump: true });
    if (reached < 0.99) throw new Error(`the scroll of ${name} ended at ${Math.round(reached * 100)} %`);
    const after = await heapAfterCollection(cdp);
    return { rows, nodes, rowsHeapMb, ownHeapMb: before - rowsHeapMb, ownHeapAfterMb: after - rowsHeapMb };
  });
}

async function inPage<Found>(
  browser: Browser,
  { url, ready, drawn = ready, cookie }: Omit<Target, 'name'>,
  work: (page: Page, cdp: CDPSession) => Promise<Found>,
): Promise<Found> {
  const context = await browser.newContext({ viewport });
  try {
    if (cookie !== undefined) await context.addCookies(cookiesOf(cookie, url));
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    await page.addInitScript(observe, [ready, drawn] as const);
    await page.addInitScript(offerList);
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForFunction(() => window.benchObserved.drawn > 0, null, { timeout: readyWithinMs });
    await page.waitForTimeout(settleMs);
    return await work(page, cdp);
  } catch (error) {
    throw new Error(`${url} could not be measured`, { cause: error });
  } finally {
    await context.close();
  }
}
