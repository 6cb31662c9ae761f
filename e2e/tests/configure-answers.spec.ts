import { setFaults } from '../direct.ts';
import { expectNoViolations, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

test('who can is answered with what members inherit', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/channel-types/team/grants');
  await page.getByRole('combobox', { name: 'Do what' }).selectOption('read-channel');
  const answer = page.getByRole('status', { name: 'Answer' });
  const asMember = answer.getByRole('definition').nth(2);
  await expect(answer.getByRole('term').nth(2)).toHaveText('As a member');
  await expect(asMember).toContainText('user');
  await expect(answer.getByRole('definition').last()).not.toContainText('user');
  await expectNoViolations(page);
});

test('a plan lists what a new channel type has of its own, and the rest behind a press', async ({
  signIn,
}) => {
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/configure/file');
  const editor = page.getByRole('textbox', { name: 'Configuration, as YAML' });
  await expect(editor).toHaveValue(/^version: 1\n/);
  await editor.fill('version: 1\nchannel_types:\n  quiet:\n    replies: false\n    uploads: true\n');
  await page.getByRole('button', { name: 'See what it would do' }).click();
  const plan = page.getByRole('region', { name: 'What the file would do' });
  await expect(plan.getByText('1 change to make')).toBeVisible();
  await expect(plan.getByText('replies', { exact: true })).toBeVisible();
  await expect(plan.getByText('uploads', { exact: true })).toBeHidden();
  await plan.getByText(/^\d+ settings as usual$/).click();
  await expect(plan.getByText('uploads', { exact: true })).toBeVisible();
  await expectNoViolations(page);
});

test('a plan that is held up by the API’s limit can be ended, though the page was left in the middle', async ({
  signIn,
  world,
  guard,
}) => {
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/configure/file');
  const editor = page.getByRole('textbox', { name: 'Configuration, as YAML' });
  const file = 'version: 1\ncommands:\n  first:\n    description: One\n  second:\n    description: Two\n';
  await editor.fill(file);
  await test.step('a sign-in that has ended, with the file as it was typed', async () => {
    guard.expectHttpError(401, '/api/');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByRole('button', { name: 'Continue as admin' }).click();
    await expect(editor).toHaveValue(file);
  });
  await test.step('a plan that cannot be made', async () => {
    // What the page reads again meanwhile fails as well.
    guard.expectHttpError(400, '/configuration');
    await setFaults(world.sandbox, { operation: 'list_roles', kind: 'status', status: 400 });
    await page.getByRole('button', { name: 'See what it would do' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'It could not be compared' });
    await expect(alert).toContainText('a fault was asked for');
    await expect(editor).toHaveValue(file);
  });
  await setFaults(world.sandbox, { operation: 'create_command', kind: 'rate_limit', retry_after_s: 600 });
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await page.getByRole('button', { name: 'Make 2 changes' }).click();
  await expect(page.getByText(/waiting for the API’s limit, goes on at/)).toBeVisible();
  await page.reload();
  const unfinished = page.getByRole('list', { name: 'Changes that are not finished' });
  await expect(unfinished).toContainText('Under way: 0 of 2 changes done.');
  await unfinished.getByRole('button', { name: 'See what was done' }).click();
  const ledger = page.getByRole('dialog', { name: 'What was done' });
  await expect(ledger.getByRole('listitem').filter({ hasText: 'first' })).toContainText('Waits');
  await expectNoViolations(page);
  await ledger.getByRole('button', { name: 'Leave the rest undone' }).click();
  await expect(ledger.getByText('Ended short: 0 of 2 changes done, the rest left undone')).toBeVisible();
  await ledger.getByRole('button', { name: 'Close' }).last().click();
  await expect(unfinished).toHaveCount(0);
  await setFaults(world.sandbox);
});

test('which channel types use a command is told at 360 px, too', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of ['/apps/sandbox/commands', '/apps/sandbox/configure/block-lists']) {
    await page.goto(address);
    await expect(page.getByText('Used by').filter({ visible: true }).first()).toBeVisible();
    await expectNoViolations(page);
  }
  await page.goto('/apps/sandbox/commands');
  await row(page, '/giphy').getByRole('link', { name: 'messaging' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/channel-types\/messaging/);
});
