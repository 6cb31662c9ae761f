import type { Locator, Page } from '@playwright/test';
import axe, { type Result, type RunOptions } from 'axe-core';
import { expect } from './matchers.ts';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** The row whose text has all of these, in a table or grid of the page. */
export function row(page: Page, ...texts: readonly (string | RegExp)[]): Locator {
  return texts.reduce<Locator>(
    (rows, text) => rows.filter({ hasText: text }),
    page.getByRole('row').filter({ visible: true }),
  );
}

/** A row with all of these texts is on the screen; resolves to the first. */
export async function expectRow(page: Page, ...texts: readonly (string | RegExp)[]): Promise<Locator> {
  const found = row(page, ...texts).first();
  await expect(found).toBeVisible();
  return found;
}

/** The page has said this in passing: a toast, a status or an alert. */
export async function expectToast(page: Page, text: string | RegExp): Promise<void> {
  const said = page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: text });
  await expect(said.first()).toBeVisible();
}

type Theme = 'light' | 'dark';
/** The rules whose verdict depends on colours; all others say the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Axe finds nothing on the page as it stands, in these themes (both by default). The theme follows the
 *  system, as it does for people who have not chosen one. */
export async function expectNoViolations(
  page: Page,
  themes: readonly Theme[] = ['light', 'dark'],
): Promise<void> {
  for (const [index, theme] of themes.entries()) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await settle(page);
    const violations = await violationsOf(
      page,
      index > 0 ? { runOnly: { type: 'rule', values: colourRules } } : {},
    );
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
    expect(found, `accessibility in ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** What axe finds. The product has no frames, so one run in the page itself sees all of it; the document keeps axe until
 *  it is left, as loading it takes as long as a small run. */
async function violationsOf(page: Page, options: RunOptions): Promise<Result[]> {
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    if (!window.axe) throw new Error('axe was not loaded');
    // Whatever is in order is not described: that takes longer than finding it.
    return (await window.axe.run(document, { ...options, resultTypes: ['violations'] })).violations;
  }, options);
}

/** Longer than any transition of a colour; what tells how long a toast stays takes its ten seconds. */
const longestTransitionMs = 2000;

/** Colours in the middle of a transition would be measured as they are. One that ends may begin another, in what takes
 *  its colour from there. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async (longestMs) => {
    const running = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && Number(effect?.getComputedTiming().endTime) <= longestMs,
        );
    for (let ending = running(); ending.length > 0; ending = running()) {
      await Promise.allSettled(ending.map(({ finished }) => finished));
    }
  }, longestTransitionMs);
}
