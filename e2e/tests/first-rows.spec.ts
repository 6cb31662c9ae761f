import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

interface EarlyRow {
  text: string;
  href: string;
}

declare global {
  interface Window {
    /** What stood in the page before the table did. */
    earlyRows: EarlyRow[];
  }
}

/** A first visit, on a connection on which the scripts take seconds and a list takes none: what comes first is seen. */
async function onSlowConnection(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: 40_000,
    uploadThroughput: 40_000,
  });
  await page.addInitScript(() => {
    window.earlyRows = [];
    const look = (): void => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('#shell [role=row] a')];
      if (links.length > 0)
        window.earlyRows = links.map(({ textContent: text, href }) => ({
          text,
          href: new URL(href).pathname,
        }));
      if (!document.querySelector('[role=grid]')) requestAnimationFrame(look);
    };
    look();
  });
}

test('the first channels are there, as links, before the table is', async ({ signIn }) => {
  const page = await signIn('moderator', 'new');
  await onSlowConnection(page);
  await page.goto('/apps/sandbox/channels', { waitUntil: 'commit' });
  await expect(page.locator('#shell').getByRole('link').first()).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.locator('#shell')).toBeVisible();
  const table = page.getByRole('grid', { name: 'Channels' }).getByRole('row');
  await expect(table.first()).toBeVisible({ timeout: 30_000 });
  // The keys that somebody has pressed in between act in their order.
  await expect(table.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(table.and(page.locator('[aria-selected=true]'))).toHaveCount(1);
  const early = await page.evaluate(() => window.earlyRows);
  expect(early.length).toBeGreaterThan(10);
  const names = await table.getByRole('link').allTextContents();
  expect(early.map(({ text }) => text)).toEqual(names.slice(0, early.length));
  const hrefs = await table
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(early.map(({ href }) => href)).toEqual(hrefs.slice(0, early.length));
  await expect(page.locator('#shell')).toHaveCount(0);
});

test('markup in a name is text in the first rows as well', async ({ signIn }) => {
  const page = await signIn('moderator', 'new');
  await onSlowConnection(page);
  const name = '<img src=x onerror=alert(1)>';
  await page.goto(`/apps/sandbox/channels?filter=${encodeURIComponent(JSON.stringify({ name }))}`, {
    waitUntil: 'commit',
  });
  await expect(page.locator('#shell').getByRole('link').first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('audit');
  await expect(page.locator('#shell')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Channels' }).getByRole('link', { name })).toBeVisible({
    timeout: 30_000,
  });
  expect((await page.evaluate(() => window.earlyRows)).map(({ text }) => text)).toEqual([name]);
  const field = page.getByRole('combobox', { name: 'Page, channel name or cid' });
  await expect(field).toHaveValue('audit', { timeout: 30_000 });
});
