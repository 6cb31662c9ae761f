import { join } from 'node:path';
import { say } from '../../scripts/say.ts';
import { launch } from '../browser/launch.ts';
import { buildPage } from '../floor/build.ts';
import type { Report } from '../report/report.ts';
import { startBff } from '../servers/bff.ts';
import { ports } from '../servers/ports.ts';
import { startTargets } from '../web/targets.ts';
import { hold, type ListPage, scrollThrough, scrollWholePage } from './open.ts';
import { type ListFigures, scrollReport } from './scroll-report.ts';

const runs = 5;
const lengths = [1000, 10_000, 100_000];
const scrolledRows = 10_000;

/** The web app's table and, beside it, the smallest virtualised one: how smoothly 10,000 rows
 *  scroll, and what up to 100,000 weigh. The API gives out no more than about 1,000 channels of one
 *  query, so a page of the bench holds the rows and shows them in the same table. */
export async function measure(): Promise<Report> {
  const lists = await startLists();
  const { channels } = await startTargets();
  const whole: ListFigures = { name: 'channels page, all that the API gives', scrolls: [], held: [] };
  for (let run = 0; run < runs; run += 1) {
    say(`Scrolling: run ${run + 1} of ${runs}`);
    const browser = await launch();
    for (const { page, figures } of run % 2 === 0 ? lists : lists.toReversed()) {
      figures.scrolls.push(await scrollThrough(browser, page, scrolledRows));
    }
    whole.scrolls.push(await scrollWholePage(browser, channels));
    await browser.close();
  }
  for (const { page, figures } of lists) {
    say(`Holding many rows: ${page.name}`);
    const browser = await launch();
    for (const rows of lengths) figures.held.push(await hold(browser, page, rows));
    await browser.close();
  }
  return scrollReport([...lists.map(({ figures }) => figures), whole]);
}

/** The web app's table first. Served by the BFF, under its content security policy. */
async function startLists(): Promise<{ page: ListPage; figures: ListFigures }[]> {
  const folders = [
    { name: 'channels table', root: join(import.meta.dirname, 'page'), isFloor: false },
    { name: 'its floor', root: join(import.meta.dirname, '../floor/list'), isFloor: true },
  ];
  const webRoots: string[] = [];
  for (const { root } of folders) webRoots.push(await buildPage(root));
  const nowhere = { url: 'http://127.0.0.1:9', apiKey: 'bench-key', apiSecret: 'bench-secret' };
  const { urls } = await startBff({ webRoots, upstream: nowhere, port: ports.lists });
  return folders.map(({ name, isFloor }, i) => ({
    page: { name, url: `${urls[i] ?? ''}/` },
    figures: { name, isFloor, scrolls: [], held: [] },
  }));
}
