import type { Page } from '@playwright/test';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { channelAddress, firstAdmin, seasonCrewCid, signInAsFirstAdmin } from '../people.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Channels' });
const { email, password } = firstAdmin;

// Each has a product of its own, where nobody was before.
test.use({ worldPer: 'test' });
test.describe.configure({ mode: 'parallel' });

test('one’s own password is changed in the operator menu; only this session goes on', async ({
  browser,
  contextOptions,
  guard,
  page,
  world,
}) => {
  const next = 'staple battery horse';
  await signInAsFirstAdmin(page, world.firstAdminUrl);
  const signInWith = async (elsewhere: Page, given: string) => {
    await elsewhere.goto('/sign-in');
    await elsewhere.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await elsewhere.getByRole('textbox', { name: 'Password' }).fill(given);
    await elsewhere.getByRole('textbox', { name: 'Password' }).press('Enter');
  };
  const context = await browser.newContext({ ...contextOptions, baseURL: world.url });
  guard.watch(context);
  const elsewhere = await context.newPage();
  await signInWith(elsewhere, password);
  await expect(grid(elsewhere)).toBeVisible();

  await page.getByRole('button', { name: 'Operator menu' }).click();
  await page.getByRole('menuitem', { name: 'Change password…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change your password' });
  await expect(dialog.getByLabel('Current password')).toBeFocused();
  await expectNoViolations(page);
  guard.expectHttpError(400, '/change-password');
  await dialog.getByLabel('Current password').fill('not my password');
  await dialog.getByLabel('New password', { exact: true }).fill(next);
  await dialog.getByLabel('New password again').fill('something else');
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog.getByText('This is not the same.')).toBeVisible();
  await dialog.getByLabel('New password again').fill(next);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog.getByText('This is not your password.')).toBeVisible();
  await dialog.getByLabel('Current password').fill(password);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expectToast(page, 'Your password is changed');

  await page.reload();
  await expect(grid(page)).toBeVisible();
  guard.expectHttpError(401, '/api/');
  await elsewhere.reload();
  await expect(elsewhere.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signInWith(elsewhere, next);
  await expect(grid(elsewhere)).toBeVisible();
  await context.close();
});

test('a role that changes is in force with the next call, and on the page', async ({
  browser,
  contextOptions,
  guard,
  page: admin,
  world,
}) => {
  await signInAsFirstAdmin(admin, world.firstAdminUrl);
  const invited = await admin.evaluate(async (given) => {
    const body = { name: 'Anh Tuấn', email: 'anh@example.com', role: 'moderator', password: given };
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/operators', { method: 'POST', headers, body: JSON.stringify(body) })).ok;
  }, password);
  expect(invited).toBe(true);

  const context = await browser.newContext({ ...contextOptions, baseURL: world.url });
  guard.watch(context);
  const moderator = await context.newPage();
  await moderator.goto(channelAddress(seasonCrewCid));
  await moderator.getByRole('textbox', { name: 'E-mail' }).fill('anh@example.com');
  await moderator.getByRole('textbox', { name: 'Password' }).fill(password);
  await moderator.getByRole('textbox', { name: 'Password' }).press('Enter');
  const button = moderator.getByRole('button', { name: 'Truncate…' });
  await expect(button).not.toHaveAttribute('aria-disabled');

  await admin.goto('/settings/operators');
  await admin.getByRole('combobox', { name: 'Role of Anh Tuấn' }).selectOption('viewer');
  await expectToast(admin, 'Anh Tuấn is now viewer');
  guard.expectHttpError(403, '/truncate');
  const status = await moderator.evaluate(async () => {
    const url = '/api/apps/sandbox/chat/api/v2/chat/channels/messaging/season-crew-nordics/truncate';
    const headers = { 'content-type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body: '{}' })).status;
  });
  expect(status).toBe(403);
  await moderator.reload();
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await admin.getByRole('button', { name: 'Undo' }).click();
  await expect(admin.getByRole('combobox', { name: 'Role of Anh Tuấn' })).toHaveValue('moderator');
  await moderator.reload();
  await expect(button).not.toHaveAttribute('aria-disabled');

  guard.expectHttpError(401, '/api/');
  await admin.getByRole('button', { name: 'Actions for Anh Tuấn' }).click();
  await admin.getByRole('menuitem', { name: 'Set a new password for Anh Tuấn…' }).click();
  await admin.getByRole('button', { name: 'Set a new password for Anh Tuấn', exact: true }).click();
  const handover = admin.getByRole('alertdialog', { name: 'Anh Tuấn has a new password' });
  const next = await handover.getByRole('textbox', { name: 'Temporary password' }).inputValue();
  await expectNoViolations(admin);
  await handover.getByRole('button', { name: 'I have the password' }).click();
  await moderator.reload();
  await moderator.getByRole('textbox', { name: 'E-mail' }).fill('anh@example.com');
  await moderator.getByRole('textbox', { name: 'Password' }).fill(next);
  await moderator.getByRole('textbox', { name: 'Password' }).press('Enter');
  await expect(button).not.toHaveAttribute('aria-disabled');

  await admin.getByRole('button', { name: 'Actions for Anh Tuấn' }).click();
  await admin.getByRole('menuitem', { name: 'Disable Anh Tuấn…' }).click();
  await admin.getByRole('button', { name: 'Disable Anh Tuấn', exact: true }).click();
  await expectToast(admin, 'Anh Tuấn cannot sign in any more');
  await moderator.reload();
  await expect(moderator.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await context.close();
});
