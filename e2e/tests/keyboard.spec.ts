import type { Locator, Page } from '@playwright/test';
import { expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { seasonCrew, seasonCrewCid } from '../people.ts';

test('the whole job without a pointer, the focus always seen and never lost', async ({ page }) => {
  test.setTimeout(90_000);
  const keys = page.keyboard;
  await page.goto('/');

  await test.step('sign in', async () => {
    await expect(page.getByRole('button', { name: 'Continue as moderator' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Continue as moderator' }));
    await keys.press('Enter');
    await expect(page.getByRole('grid', { name: 'Channels' }).getByRole('row').first()).toBeVisible();
    await seesFocus(page);
  });

  await test.step('filter', async () => {
    await addChip(page, 'type', 'messaging');
    await addChip(page, 'team', 'emea');
    await pickField(page, 'frozen');
    await expect(page.getByRole('button', { name: 'true', exact: true })).toBeFocused();
    await seesFocus(page);
    await keys.press('Enter');
    await seesFocus(page);
    await pickField(page, 'filter_tags');
    const operator = page.getByRole('combobox', { name: 'Operator' });
    await tabTo(page, operator, 'Shift+Tab');
    await keys.type('is any of');
    const list = page.getByRole('textbox', { name: 'Values, one on each line' });
    await tabTo(page, list);
    await keys.type('seasonal');
    await keys.press('Control+Enter');
    await expect(page.getByText('5 matching channels, all loaded')).toBeVisible();
    await seesFocus(page);
  });

  await test.step('open', async () => {
    const grid = page.getByRole('grid', { name: 'Channels' });
    await keys.press('j');
    await expect(grid).toBeFocused();
    await expect(async () => {
      const active = await grid.getAttribute('aria-activedescendant');
      const text = await page.locator(`[id="${active}"]`).textContent();
      if (!text?.includes(seasonCrewCid)) await keys.press('j');
      expect(text).toContain(seasonCrewCid);
    }).toPass({ intervals: [20] });
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: seasonCrew.name })).toBeVisible();
    await keys.press('F6');
    await seesFocus(page);
    await tabTo(page, page.getByRole('link', { name: 'Open as its own page' }));
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: seasonCrew.name })).toBeFocused();
  });

  await test.step('read to the beginning', async () => {
    const feed = page.getByRole('feed', { name: 'Messages' });
    await expect(feed.getByRole('article').last()).toBeVisible();
    // What stands in a message comes first on the way in; its message is one step back.
    await tabTo(page, feed.getByRole('button'));
    await tabTo(page, feed.getByRole('article'), 'Shift+Tab');
    await expect(async () => {
      await keys.press('Home');
      await expect(page.getByText('The beginning:')).toBeVisible({ timeout: 200 });
    }).toPass({ timeout: 30_000, intervals: [50] });
    await keys.press('Home');
    await expect(feed.getByRole('article').first()).toBeFocused();
    await seesFocus(page);
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Message', exact: true })).toBeFocused();
    await keys.press('Escape');
    await expect(feed.getByRole('article').first()).toBeFocused();
  });

  await test.step('truncate', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Truncate…' }), 'Shift+Tab');
    await keys.press('Enter');
    const dialog = page.getByRole('alertdialog');
    await expect(dialog.getByRole('button', { name: 'Keep messages' })).toBeFocused();
    const act = dialog.getByRole('button', { name: 'Hide all 640 messages' });
    await expect(act).toBeVisible();
    await tabTo(page, dialog.getByRole('textbox', { name: 'System message' }), 'Shift+Tab');
    await keys.type('Cleared by key');
    await tabTo(page, act);
    await keys.press('Enter');
    await expect(dialog.getByText('Enter does not confirm. Press the space bar.')).toBeVisible();
    await keys.press('Space');
    await expectToast(page, 'Hid all 640 messages');
    await expect(dialog).toBeHidden();
    await seesFocus(page);
    await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article')).toHaveCount(1);
  });

  await test.step('audit', async () => {
    await keys.press('g');
    await keys.press('a');
    await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeFocused();
    await expect(page.getByRole('table', { name: 'Audit log' })).toBeVisible();
    await keys.press('j');
    await seesFocus(page);
    await keys.press('Enter');
    const record = page.getByRole('region', { name: 'Record', exact: true });
    await expect(
      record.getByRole('heading', { name: `Maja Lindqvist truncated ${seasonCrewCid}` }),
    ).toBeVisible();
    await seesFocus(page);
    await keys.press('Escape');
    await expect(record).toBeHidden();
    await seesFocus(page);
  });
});

/** Presses Tab until the focus is there, seeing it on each step. */
async function tabTo(page: Page, to: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const isThere = () => to.evaluateAll((elements) => elements.some((element) => element.matches(':focus')));
  for (let presses = 0; presses < 80 && !(await isThere()); presses += 1) {
    await page.keyboard.press(key);
    await seesFocus(page);
  }
  expect(await isThere(), `the focus reaches ${String(to)}`).toBe(true);
}

/** Something in sight has the focus, and where it can be operated it shows that. */
async function seesFocus(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(focusState)).toBe('seen');
}

/** Runs in the page. A mark is an outline on the element, around it, on what it points at or in it. */
function focusState(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return 'nothing has the focus';
  const name = `${element.tagName} “${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}”`;
  const { width, height, top, bottom } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return `not drawn: ${name}`;
  if (bottom < 0 || top > innerHeight) return `out of sight: ${name}`;
  // Headings and whole parts take the focus only to be read from: there is nothing to press.
  if (element.matches('h1, h2, main, section, [data-pane], dialog')) return 'seen';
  const pointedAt = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
  const around = [element.parentElement, element.parentElement?.parentElement];
  const places = [element, pointedAt, ...around, ...element.querySelectorAll('*')];
  const isOutlined = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration): boolean =>
    outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  const isMarked = (place: Element | null | undefined): boolean => {
    if (!place) return false;
    const style = getComputedStyle(place);
    if (isOutlined(style) || isOutlined(getComputedStyle(place, '::after'))) return true;
    // The items of a list to choose from are marked by their ground.
    const isItem = place.matches('[role=option], [role^=menuitem]');
    return isItem && !/^rgba\(.*, 0\)$|^transparent$/.test(style.backgroundColor);
  };
  return places.some(isMarked) ? 'seen' : `not marked: ${name}`;
}

/** One condition with one value, by keys. */
async function addChip(page: Page, field: string, value: string): Promise<void> {
  await pickField(page, field);
  await expect(page.getByRole('combobox', { name: 'Value', exact: true })).toBeFocused();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: `Filter: ${field} is ${value}` })).toBeVisible();
  await seesFocus(page);
}

async function pickField(page: Page, field: string): Promise<void> {
  await page.keyboard.press('f');
  await expect(page.getByRole('textbox', { name: 'Find a field, or name a custom one' })).toBeFocused();
  await page.keyboard.type(field);
  await page.keyboard.press('Enter');
}
