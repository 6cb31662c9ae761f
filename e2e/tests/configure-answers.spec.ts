import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createCommand, getBlockList, getCommand } from '@backchannel/chat-api/operations';
import { field, formAddress } from '../channel-type.ts';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import type { World } from '../world.ts';

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
    // By a key: what asks by itself may find out first, and the page is another by then.
    await page.getByRole('button', { name: 'See what it would do' }).focus();
    await page.context().clearCookies();
    await page.keyboard.press('Enter');
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

test('what was typed in a dialog outlives a reload, a lapsed sign-in and a change of mind', async ({
  signIn,
  world,
  guard,
}) => {
  const direct = directClient(world.sandbox);
  await direct(createCommand, { body: { name: 'kept', description: 'Keep a seat' } });
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/commands?find=kept');
  await page.getByRole('button', { name: 'Actions for /kept' }).click();
  await page.getByRole('menuitem', { name: 'Edit /kept…' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit /kept' });
  const description = editing.getByRole('textbox', { name: /^Description/ });
  const why = editing.getByRole('textbox', { name: 'Why' });
  const isKept = async () => {
    await expect(description).toHaveValue('Keep two seats');
    await expect(why).toHaveValue('Couples');
    await expect(editing.getByRole('region', { name: 'What changes' })).toContainText('"Keep a seat"');
  };

  await test.step('a reload', async () => {
    await description.fill('Keep two seats');
    await why.fill('Couples');
    await page.reload();
    await isKept();
  });
  await test.step('a sign-in that has ended', async () => {
    guard.expectHttpError(401, '/api/');
    await why.focus();
    await page.context().clearCookies();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Continue as admin' }).click();
    await expect(page).toHaveURL(/\/commands\?find=kept/);
    await isKept();
  });
  await test.step('a change of mind', async () => {
    await page.keyboard.press('Escape');
    await expect(editing).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await isKept();
  });
  await test.step('and is saved, and forgotten then', async () => {
    await editing.getByRole('button', { name: 'Save /kept' }).click();
    await expectToast(page, 'Saved /kept');
    expect(await direct(getCommand, { params: { name: 'kept' } })).toMatchObject({
      description: 'Keep two seats',
    });
    await page.reload();
    await expect(row(page, '/kept')).toBeVisible();
    await expect(editing).toHaveCount(0);
  });

  await test.step('also in a list of words that is made within the form of a type', async () => {
    await page.goto(formAddress('team'));
    await field(page, 'blocklists').getByRole('button', { name: 'Create a block list…' }).click();
    const creating = page.getByRole('dialog', { name: 'Create a block list' });
    await creating.getByRole('textbox', { name: /^Name/ }).fill('heckles');
    await creating.getByRole('combobox', { name: /^What it finds/ }).selectOption('Patterns');
    await creating.getByRole('textbox', { name: /^Entries/ }).fill('boo+\nget off');
    await creating.getByRole('checkbox', { name: /^Plurals/ }).check();
    await page.reload();
    await expect(creating).toHaveCount(1);
    await expect(creating.getByRole('textbox', { name: /^Entries/ })).toHaveValue('boo+\nget off');
    await expect(creating.getByRole('checkbox', { name: /^Plurals/ })).toBeChecked();
    await creating.getByRole('button', { name: 'Create heckles' }).click();
    await expectToast(page, 'Created heckles');
    const { blocklist } = await direct(getBlockList, { params: { name: 'heckles' } });
    expect(blocklist).toMatchObject({ type: 'regex', words: ['boo+', 'get off'] });
  });
});

test('that nobody knows of unfinished changes is said, with the way to know', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(500, '/api/change-sets');
  const page = await signIn('admin');
  renameTable(world, 'change_set', 'change_set_away');
  await page.goto('/apps/sandbox/channel-types');
  const unread = page.getByRole('status').filter({ hasText: 'Whether changes were left unfinished' });
  await expect(unread).toContainText('could not be read: Something went wrong here.');
  await expect(row(page, 'livestream')).toBeVisible();
  await expectNoViolations(page);
  renameTable(world, 'change_set_away', 'change_set');
  await unread.getByRole('button', { name: 'Look again' }).click();
  await expect(unread).toHaveCount(0);
});

/** A fault of the dashboard's own database, under the running product. */
function renameTable({ folder }: World, from: string, to: string): void {
  const database = new DatabaseSync(join(folder, 'bff', 'backchannel.db'));
  database.exec(`pragma busy_timeout = 2000; alter table ${from} rename to ${to}`);
  database.close();
}
