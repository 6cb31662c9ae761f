import { expectNoViolations } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { signInByClick } from '../people.ts';

test('the sign-in page offers the three people of the demo', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  for (const role of ['moderator', 'marketer', 'admin']) {
    await expect(page.getByRole('button', { name: `Continue as ${role}` })).toBeVisible();
  }
  await expectNoViolations(page);
});

test('one click signs in', async ({ page }) => {
  await signInByClick(page, 'moderator');
  await expect(page).toHaveURL(/\/apps\/sandbox\/channels/);
});
