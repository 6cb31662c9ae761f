import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Page } from 'playwright-core';
import { root } from '../../scripts/root.ts';
import { startSandbox } from '../../scripts/parts/sandbox.ts';
import { say } from '../../scripts/say.ts';
import { buildWeb } from '../../scripts/web-build.ts';
import { launch } from '../browser/launch.ts';
import { cookiesOf } from '../browser/visit.ts';
import { stopAll, stops } from '../process/stops.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { signIn, startBff } from '../servers/bff.ts';
import { Changes } from './changes.ts';

// npm run pictures: makes the pictures of docs/configuring.md again, of the demo world as it is now.
const folder = join(root, 'docs/images');
const viewport = { width: 1440, height: 900 };
const types = '/apps/sandbox/channel-types';

async function takePictures(): Promise<void> {
  // With the API's own limits, which are in the pictures.
  const sandbox = await startSandbox({
    data: join(tempFolder(), 'sandbox.db'),
    world: 'demo',
    env: process.env,
  });
  stops.push(() => sandbox.part.stop());
  await buildWeb();
  const { urls } = await startBff({ webRoots: [join(root, 'apps/web/dist')], upstream: sandbox });
  const [web] = urls;
  if (web === undefined) throw new Error('the BFF does not serve the page');
  const browser = await launch();
  const context = await browser.newContext({ viewport, baseURL: web, colorScheme: 'light' });
  await context.addCookies(cookiesOf(await signIn(web, 'admin'), web));
  const page = await context.newPage();
  mkdirSync(folder, { recursive: true });
  const take = async (name: string) => {
    // What slides or fades in has to be there.
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `configure-${name}.png`) });
    say(`docs/images/configure-${name}.png`);
  };

  const changes = new Changes(sandbox);
  await page.goto(types);
  await changes.ofOurs(page, 'messaging', 'Spam got through, OPS-2231', {
    automod: 'AI',
    automod_thresholds: {
      explicit: { flag: 0.6, block: 0.85 },
      spam: { flag: 0.5, block: 0.9 },
      toxic: { flag: 0.65, block: 0.9 },
    },
    blocklist: 'ticket-touts',
    blocklist_behavior: 'block',
  });
  await changes.ofOthers('messaging', { max_message_length: 4000, user_message_reminders: false });
  await page.request.get(`/api/apps/sandbox/settings/channel_type`);
  await changes.ofOurs(page, 'messaging', 'Polls stay in communities', { polls: false });
  await page.reload();
  await page.getByText('Last change').waitFor();
  await take('channel-types');

  await page.goto(`${types}/messaging/config`);
  await page.getByRole('link', { name: /^Moderation/ }).click();
  await page.getByRole('textbox', { name: 'Toxic, block from' }).fill('0.8');
  await take('channel-type');

  await page.getByRole('link', { name: /^Features/ }).click();
  await page.getByRole('switch', { name: 'Threads and replies' }).click();
  await page
    .getByRole('radiogroup', { name: 'Keep messages' })
    .getByRole('radio', { name: 'For a time' })
    .check();
  await page.getByRole('textbox', { name: 'Keep messages: days' }).fill('365');
  await page.keyboard.press('Control+s');
  await page.getByRole('textbox', { name: /^Why/ }).fill('Shorter memory, as the privacy review asks');
  await take('review');

  await changes.ofOurs(page, 'messaging', 'One-way news for the launch', {
    replies: false,
    max_message_length: 3000,
  });
  await page.getByRole('textbox', { name: 'Longest message' }).fill('2000');
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await page.getByRole('alertdialog').waitFor();
  await take('conflict');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.goto(`${types}/messaging/grants`);
  await press(page, 'moderator, truncate-channel');
  await press(page, 'user, delete-channel');
  await page.getByText('before your change').first().waitFor();
  await take('grants');
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.goto(`${types}/messaging/history`);
  await page.getByRole('region', { name: 'Comparison' }).getByRole('button').waitFor();
  await take('history');

  const compared = ['messaging', 'livestream', 'team'].map((name) => `sandbox~${name}`);
  await page.goto(`/apps/sandbox/configure/compare?types=${encodeURIComponent(JSON.stringify(compared))}`);
  for (const cell of ['automod of livestream', 'automod of team', 'automod_thresholds.spam.block of team'])
    await page.getByRole('checkbox', { name: `Make ${cell} as in the first` }).check();
  await take('compare');
  await page.getByRole('button', { name: 'Review' }).click();
  await take('promote');

  await page.goto('/apps/sandbox/configure/file');
  const editor = page.getByRole('textbox', { name: 'Configuration, as YAML' });
  await editor.waitFor();
  const file = await editor.inputValue();
  await editor.fill(
    file
      .replace('channel_types:\n', 'channel_types:\n  backstage:\n    replies: false\n    uploads: false\n')
      .replace(/( {2}livestream:[^]*?url_enrichment:) false/, '$1 true'),
  );
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page
    .getByText(/changes? to make/)
    .first()
    .waitFor();
  await editor.evaluate((area) => area.scrollTo(0, 0));
  await take('file');
}

/** Presses a cell of the grants. */
const press = (page: Page, cell: string): Promise<void> =>
  page
    .getByRole('gridcell', { name: new RegExp(`^${cell}: `) })
    .first()
    .click();

try {
  await takePictures();
} catch (error) {
  process.stderr.write(`The pictures could not be made: ${inspect(error)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
