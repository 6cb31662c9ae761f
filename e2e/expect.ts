import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

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

const themes = ['light', 'dark'] as const;
/** The rules whose verdict depends on colours; all others say the same in every theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Axe finds nothing on the page as it stands, in light and in dark. The theme follows the
 *  system, as it does for people who have not chosen one. */
export async function expectNoViolations(page: Page): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await settle(page);
    // The product has no frames, for which alone axe would open a page of its own. Whatever is in order is not
    // described: that takes longer than finding it.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({
        resultTypes: ['violations'],
        ...(theme === 'dark' && { runOnly: { type: 'rule', values: colourRules } }),
      })
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`),
    }));
    expect(found, `accessibility in ${theme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Colours in the middle of a transition would be measured as they are. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
