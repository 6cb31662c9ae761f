import { say } from '../../scripts/say.ts';
import { launch } from '../browser/launch.ts';
import { profiles } from '../browser/profiles.ts';
import { type Visit, visit } from '../browser/visit.ts';
import type { Report } from '../report/report.ts';
import { startTargets } from './targets.ts';
import { webReport } from './web-report.ts';

const runs = 5;

/** What the sign-in page and the channels page cost with a cold cache, each beside its floor. The
 *  runs are interleaved, every second one backwards, so that the machine's noise falls on all. */
export async function measure(): Promise<Report> {
  const targets = await startTargets();
  const visits: Record<string, Visit[]> = {};
  for (const profile of profiles) {
    for (let run = 0; run < runs; run += 1) {
      say(`Pages, ${profile.name}: run ${run + 1} of ${runs}`);
      const browser = await launch();
      const order = Object.entries(targets);
      for (const [name, target] of run % 2 === 0 ? order : order.toReversed()) {
        (visits[`${profile.name} ${name}`] ??= []).push(await visit(browser, target, profile));
      }
      await browser.close();
    }
  }
  return webReport(targets, visits);
}
