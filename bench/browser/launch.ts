import { type Browser, chromium } from 'playwright-core';
import { findChromium, findTestBrowser } from '../../scripts/chromium.ts';
import { stops } from '../process/stops.ts';

const flags = [
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-default-apps',
  // Exact sizes of the heap, not rounded ones.
  '--enable-precise-memory-info',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** An installed Chromium, the whole one rather than its headless shell, that reaches nothing but the loopback. It has opened one page already:
 *  a browser's own start is nobody's cost. Throws when none is installed. */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium() ?? findTestBrowser();
  if (executablePath === undefined) throw new Error('there is no Chromium; install it or set CHROMIUM_PATH');
  const browser = await chromium.launch({ executablePath, headless: true, args: flags });
  stops.push(() => browser.close());
  const page = await browser.newPage();
  await page.goto('data:text/html,<p>warm</p>');
  await page.waitForTimeout(1500);
  await page.close();
  return browser;
}
