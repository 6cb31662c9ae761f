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
  await expect(dialog.getByLabel('New password again')).toBeFocused();
  await dialog.getByLabel('New password again').fill(next);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  const current = dialog.getByLabel('Current password');
  await expect(current).toHaveAccessibleDescription('This is not your password.');
  await expect(current).toHaveAttribute('aria-invalid', 'true');
  await expect(current).toBeFocused();
  await current.fill(password);
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
  const role = admin.getByRole('button', { name: 'Role of Anh Tuấn' });
  await role.press('Enter');
  // Only what is chosen is asked for, not what the arrows pass.
  await expect(admin.getByRole('menuitemcheckbox', { name: 'Viewer' })).toBeFocused();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home']) await admin.keyboard.press(key);
  await expect(role).toHaveAccessibleName('Role of Anh Tuấn: Moderator');
  await expectNoViolations(admin, ['light']);
  await admin.keyboard.press('Enter');
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
  await expect(role).toHaveAccessibleName('Role of Anh Tuấn: Moderator');
  await moderator.reload();
  await expect(button).not.toHaveAttribute('aria-disabled');

  guard.expectHttpError(401, '/api/');
  await admin.getByRole('button', { name: 'Actions for Anh Tuấn' }).click();
  await admin.getByRole('menuitem', { name: 'Set a new password for Anh Tuấn…' }).click();
  await admin.getByRole('button', { name: 'Set a new password for Anh Tuấn', exact: true }).click();
  const handover = admin.getByRole('alertdialog', { name: 'Anh Tuấn has a new password' });
  const next = await handover.getByRole('textbox', { name: 'Temporary password' }).inputValue();
  await expectNoViolations(admin);
  await admin.keyboard.press('Escape');
  await expect(handover.getByRole('alert')).toContainText('Press Esc once more');
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

test('one’s own role is changed only after asking, and the page says at once what one is', async ({
  guard,
  page,
  world,
}) => {
  await test.step('the form of the first admin leads to what is wrong', async () => {
    guard.expectHttpError(400, '/api/first-admin');
    await page.goto(world.firstAdminUrl ?? '');
    await page.getByRole('textbox', { name: 'Name' }).fill(firstAdmin.name);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    const short = page.getByRole('textbox', { name: 'Password' });
    await short.fill('short');
    await page.getByRole('button', { name: 'Create admin and sign in' }).click();
    await expect(short).toHaveAccessibleDescription('Give at least 10 characters.');
    await expect(short).toBeFocused();
  });
  await signInAsFirstAdmin(page, world.firstAdminUrl);
  await page.goto('/settings/operators');
  await page.getByRole('button', { name: 'Invite an operator' }).click();
  const invitation = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await invitation.getByRole('button', { name: 'Invite nobody' }).click();
  await expect(invitation).toBeHidden();
  await page.getByRole('button', { name: 'Invite an operator' }).click();
  await invitation.getByRole('textbox', { name: 'Name' }).fill('Anh Tuấn');
  await page.keyboard.press('Escape');
  await expect(invitation.getByRole('alert')).toContainText('Press Esc once more');
  guard.expectHttpError(409, '/api/operators');
  await expect(invitation.getByRole('button', { name: 'Discard what was typed' })).toBeVisible();
  const address = invitation.getByRole('textbox', { name: 'E-mail' });
  await address.fill(firstAdmin.email);
  await invitation.getByRole('button', { name: 'Invite Anh Tuấn' }).click();
  await expect(address).toHaveAccessibleDescription('An operator with this e-mail address exists already.');
  await expect(address).toBeFocused();
  await address.fill('anh@example.com');
  await invitation.getByRole('radio', { name: /Admin/ }).check();
  await invitation.getByRole('button', { name: 'Invite Anh Tuấn' }).click();
  await page.getByRole('button', { name: 'I have the password' }).click();

  await test.step('of a button with a long name the verb is seen, however narrow', async () => {
    const name = 'Óscar 🦉 de la Fuente y Martínez-Bordiú von Hohenlohe-Langenburg';
    await page.getByRole('button', { name: 'Invite an operator' }).click();
    await invitation.getByRole('textbox', { name: 'Name' }).fill(name);
    await invitation.getByRole('textbox', { name: 'E-mail' }).fill('oscar@example.com');
    await invitation.getByRole('button', { name: 'Invite Óscar' }).click();
    await page.getByRole('button', { name: 'I have the password' }).click();
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: `Disable ${name}…` }).click();
    const act = page.getByRole('alertdialog').getByRole('button', { name: 'Disable Óscar' });
    const whole = page.viewportSize();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 720 });
      await expect(act).toBeInViewport({ ratio: 1 });
      // Of its text nothing is outside of it.
      expect(await act.evaluate((it) => it.scrollWidth - it.clientWidth), `at ${width}`).toBe(0);
      const [text, box] = await act.evaluate((it) => {
        const range = document.createRange();
        range.selectNodeContents(it);
        return [range.getBoundingClientRect(), it.getBoundingClientRect()] as const;
      });
      expect(text.left, `at ${width}`).toBeGreaterThan(box.left);
      expect(text.bottom, `at ${width}`).toBeLessThan(box.bottom);
    }
    if (whole) await page.setViewportSize(whole);
    await page.getByRole('button', { name: 'Keep access' }).click();
  });

  const role = page.getByRole('button', { name: `Role of ${firstAdmin.name}` });
  const choose = async () => {
    await role.click();
    await page.getByRole('menuitemcheckbox', { name: 'Viewer' }).click();
  };
  await choose();
  const dialog = page.getByRole('alertdialog', { name: 'Change your own role to viewer' });
  await expect(dialog.getByRole('button', { name: 'Stay admin' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(role).toBeFocused();
  await expect(role).toHaveAccessibleName(`Role of ${firstAdmin.name}: Admin`);
  await choose();
  await dialog.getByRole('button', { name: 'Become viewer' }).click();
  await expectToast(page, 'You are now viewer');
  await expect(page.getByText('You may not see operators')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy a request for access' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Apps and pages' })).toContainText('Viewer');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});
