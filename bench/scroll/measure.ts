import { join } from 'node:path';
import { say } from '../../scripts/say.ts';
import { launch } from '../browser/launch.ts';
import { buildPage } from '../floor/build.ts';
import type { Report } from '../report/report.ts';
import { startBff } from '../servers/bff.ts';
import { type Held, hold, type ListPage, scrollThrough } from './open.ts';
import type { Scrolled } from './scroll.ts';
import { scrollReport } from './scroll-report.ts';

const runs = 5;
const lengths = [1000, 10_000, 100_000];
const scrolledRows = 10_000;

/** The web app's table and, beside it, the smallest virtualised one: how smoothly 10,000 rows
 *  scroll, and what up to 100,000 weigh. The API gives out no more than about 1,000 channels of one
 *  query, so a page of the bench holds the rows and shows them in the same table. */
export async function measure(): Promise<Report> {
  const pages = await startPages();
  const scrolls = new Map<string, Scrolled[]>(pages.map(({ name }) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    say(`Scrolling: run ${run + 1} of ${runs}`);
    const browser = await launch();
    for (const page of run % 2 === 0 ? pages : pages.toReversed()) {
      scrolls.get(page.name)?.push(await scrollThrough(browser, page, scrolledRows));
    }
    await browser.close();
  }
  const held = new Map<string, Held[]>();
  for (const page of pages) {
    const browser = await launch();
    say(`Holding many rows: ${page.name}`);
    const found: Held[] = [];
    for (const rows of lengths) found.push(await hold(browser, page, rows));
    held.set(page.name, found);
    await browser.close();
  }
  return scrollReport(
    pages.map(({ name }) => ({ name, scrolls: scrolls.get(name) ?? [], held: held.get(name) ?? [] })),
  );
}

/** The web app's table first. Served by the BFF, under its content security policy. */
async function startPages(): Promise<ListPage[]> {
  const names = ['channels table', 'its floor'];
  const webRoots = [
    await buildPage(join(import.meta.dirname, 'page')),
    await buildPage(join(import.meta.dirname, '../floor/list')),
  ];
  const nowhere = { url: 'http://127.0.0.1:9', apiKey: 'bench-key', apiSecret: 'bench-secret' };
  const { urls } = await startBff({ webRoots, upstream: nowhere });
  return names.map((name, i) => ({ name, url: `${urls[i] ?? ''}/` }));
}
