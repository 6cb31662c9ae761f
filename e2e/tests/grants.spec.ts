import { expectNoViolations } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

const grants = '/apps/sandbox/channel-types/team/grants';

test('cells out of sight are not in the document, and are there for whoever comes by keyboard or scrolls', async ({
  signIn,
}) => {
  const page = await signIn('admin');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(grants);
  const grid = page.getByRole('grid', { name: 'Grants' });
  const cell = (row: number, column: number) =>
    grid.locator(`[aria-rowindex="${row}"] > [aria-colindex="${column}"]`);
  await expect(cell(2, 2)).toBeVisible();
  const rows = Number(await grid.getAttribute('aria-rowcount'));
  const columns = Number(await grid.getAttribute('aria-colcount'));
  await expect(grid.getByRole('columnheader')).toHaveCount(columns);
  await expect(cell(2, columns)).toHaveCount(0);

  await cell(2, 2).focus();
  await page.keyboard.press('End');
  await expect(cell(2, columns)).toBeFocused();
  await expect(cell(2, columns)).toBeInViewport({ ratio: 1 });
  await expect(cell(3, columns)).toBeVisible();
  await expect(cell(3, 2)).toHaveCount(0);
  await page.keyboard.press('Control+End');
  await expect(cell(rows, columns)).toBeFocused();
  await expect(cell(rows, columns)).toBeInViewport({ ratio: 1 });
  await expect(cell(2, 2)).toHaveCount(0);
  await page.keyboard.press('Control+Home');
  await expect(cell(2, 2)).toBeFocused();

  // Where Tab enters stays there.
  await cell(2, 2).hover();
  await page.mouse.wheel(3000, 0);
  await expect(cell(2, columns)).toBeInViewport({ ratio: 1 });
  await expect(cell(3, 2)).toHaveCount(0);
  await expect(grid.locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
  await expectNoViolations(page);
});

test('a whole row is set at once, and however much that changes, the matrix stays in sight', async ({
  signIn,
}) => {
  const page = await signIn('admin');
  await page.goto(grants);
  await page.getByRole('combobox', { name: 'Do what' }).selectOption('read-channel');
  await page.getByRole('searchbox', { name: 'Find permissions' }).fill('read-channel');
  const grid = page.getByRole('grid', { name: 'Grants' });
  await grid.getByRole('button', { name: 'Set read-channel of every role' }).click();
  await page.getByRole('menuitem', { name: 'Take every role away' }).click();
  await expect(
    grid.getByRole('gridcell', { name: 'admin, read-channel: not granted, changed' }),
  ).toBeInViewport({ ratio: 1 });
  const answer = page.getByRole('status', { name: 'Answer' });
  await expect(answer).toContainText('4 of these could read channel, anybody’s, before your change');
  await expect(answer).toContainText(/\d of these could read channel as a member before your change/);
  await expectNoViolations(page);

  await grid.getByRole('button', { name: 'Set 2 permissions of moderator' }).click();
  await page.getByRole('menuitem', { name: 'Grant all 2 shown, on their own' }).click();
  await expect(
    grid.getByRole('gridcell', { name: /^moderator, read-channel-members: own, on their own.*, changed$/ }),
  ).toBeVisible();
  await expect(answer).toContainText('moderator could read channel, anybody’s, before your change');
});
