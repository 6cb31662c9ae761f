import {
  createBlockList,
  createCommand,
  getChannelType,
  getCommand,
  listCommands,
  queryChannels,
  updateChannelType,
  updateCommand,
} from '@backchannel/chat-api/operations';
import type { Client } from '@backchannel/chat-api';
import type { Locator } from '@playwright/test';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectRow, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

const typesAddress = '/apps/sandbox/channel-types';

const typeOf = (direct: Client, name: string) => direct(getChannelType, { params: { name } });

test('a channel type begins as a copy of another, and holds exactly what that one has', async ({
  signIn,
  world,
}) => {
  const page = await signIn('admin');
  await page.goto(typesAddress);
  await expectRow(page, 'livestream', 'Built-in', '120 channels', 'Link previews off');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Actions for livestream' }).click();
  await page.getByRole('menuitem', { name: 'Create a copy of livestream…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Create a channel type' });
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('live stage');
  await expect(dialog.getByText('Give 1 to 64 letters, digits, "-" and "_".')).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Name/ }).fill('stage');
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Create stage' }).click();
  await expect(page.getByRole('heading', { name: 'stage' })).toBeVisible();

  const direct = directClient(world.sandbox);
  const [from, made] = [await typeOf(direct, 'livestream'), await typeOf(direct, 'stage')];
  const frame = { name: '', created_at: 0, updated_at: 0, duration: '' };
  expect({ ...made, ...frame, grants: sorted(made.grants) }).toEqual({
    ...from,
    ...frame,
    grants: sorted(from.grants),
  });
});

test('a channel type with channels is not deleted, and one without is when its name was typed', async ({
  signIn,
  world,
}) => {
  const page = await signIn('admin');
  await page.goto(typesAddress);
  await page.getByRole('button', { name: 'Actions for gaming' }).click();
  await page.getByRole('menuitem', { name: 'Delete gaming…' }).click();
  const refused = page.getByRole('alertdialog', { name: 'Delete the channel type gaming' });
  await expect(refused.getByRole('link', { name: '160 channels' })).toBeVisible();
  await expect(refused.getByRole('button', { name: 'Delete gaming' })).toBeDisabled();
  await expectNoViolations(page);
  await refused.getByRole('link', { name: '160 channels' }).click();
  await expect(page).toHaveURL(/filter=.*gaming/);

  await page.goto(typesAddress);
  await page.getByRole('button', { name: 'Create a channel type' }).click();
  await page.getByRole('textbox', { name: /^Name/ }).fill('passing');
  await setFaults(world.sandbox, {
    operation: 'update_channel_type',
    kind: 'status',
    status: 400,
    times: 1,
  });
  await page.getByRole('button', { name: 'Create passing' }).click();
  const creating = page.getByRole('dialog', { name: 'Create a channel type' });
  await expect(creating.getByText('Stopped: 1 of 2 changes done')).toBeVisible();
  await creating.getByRole('button', { name: 'Go on with the other 1' }).click();
  await expect(creating.getByText('All 2 changes done')).toBeVisible();
  await page.goto(typesAddress);
  await page.getByRole('button', { name: 'Actions for passing' }).click();
  await page.getByRole('menuitem', { name: 'Delete passing…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete the channel type passing' });
  await dialog.getByRole('textbox').fill('passing');
  await dialog.getByRole('button', { name: 'Delete passing' }).click();
  await expectToast(page, 'Deleted the channel type passing');
  await expect(row(page, 'passing')).toHaveCount(0);
});

test('a command is made, changed with its difference in view, and deleted once no type names it', async ({
  signIn,
  world,
}) => {
  const direct = directClient(world.sandbox);
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/commands');
  await expectRow(page, '/giphy', 'Built-in', 'messaging');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Create a command' }).click();
  const creating = page.getByRole('dialog', { name: 'Create a command' });
  await creating.getByRole('textbox', { name: /^Name/ }).fill('giphy');
  await expect(creating.getByText('There is a command /giphy already.')).toBeVisible();
  await creating.getByRole('textbox', { name: /^Name/ }).fill('upgrade');
  await creating.getByRole('textbox', { name: /^Description/ }).fill('Ask for another room');
  await creating.getByRole('textbox', { name: /^Arguments/ }).fill('[room]');
  await creating.getByRole('textbox', { name: 'Why' }).fill('Season opening');
  await expectNoViolations(page);
  await creating.getByRole('button', { name: 'Create /upgrade' }).click();
  await expectToast(page, 'Created /upgrade');

  await page.getByRole('button', { name: 'Actions for /upgrade' }).click();
  await page.getByRole('menuitem', { name: 'Edit /upgrade…' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit /upgrade' });
  await editing.getByRole('textbox', { name: /^Description/ }).fill('Ask for a better room');
  const changes = editing.getByRole('region', { name: 'What changes' });
  await expect(changes.getByText('"Ask for another room"')).toBeVisible();
  await expect(changes.getByText('"Ask for a better room"')).toBeVisible();
  await editing.getByRole('button', { name: 'Save /upgrade' }).click();
  await expectToast(page, 'Saved /upgrade');
  expect(await direct(getCommand, { params: { name: 'upgrade' } })).toMatchObject({
    description: 'Ask for a better room',
    args: '[room]',
  });

  const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 } as const;
  const setCommands = (commands: string[]) =>
    direct(updateChannelType, { params: { name: 'gaming' }, body: { ...required, commands } });
  await setCommands(['upgrade']);
  await page.reload();
  await page.getByRole('button', { name: 'Actions for /upgrade' }).click();
  await page.getByRole('menuitem', { name: 'Delete /upgrade…' }).click();
  const refused = page.getByRole('alertdialog', { name: 'Delete /upgrade' });
  await expect(refused.getByRole('link', { name: 'gaming' })).toBeVisible();
  await expect(refused.getByRole('button', { name: 'Delete /upgrade' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await setCommands([]);
  await page.reload();
  await page.getByRole('button', { name: 'Actions for /upgrade' }).click();
  await page.getByRole('menuitem', { name: 'Delete /upgrade…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete /upgrade' }).click();
  await expectToast(page, 'Deleted /upgrade');
  expect((await direct(listCommands, {})).commands.map(({ name }) => name)).not.toContain('upgrade');
});

test('a command that somebody else changes meanwhile is not overwritten, and nothing typed is lost', async ({
  signIn,
  world,
  guard,
}) => {
  const direct = directClient(world.sandbox);
  await direct(createCommand, { body: { name: 'lost', description: 'Report something lost' } });
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/commands?find=lost');
  await page.getByRole('button', { name: 'Actions for /lost' }).click();
  await page.getByRole('menuitem', { name: 'Edit /lost…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit /lost' });
  await dialog.getByRole('textbox', { name: /^Description/ }).fill('Report lost luggage');
  guard.expectHttpError(400, '/commands/lost');
  await setFaults(world.sandbox, { operation: 'update_command', kind: 'status', status: 400, times: 1 });
  await dialog.getByRole('button', { name: 'Save /lost' }).click();
  await expect(dialog.getByRole('alert')).toContainText('a fault was asked for');
  await expect(dialog.getByRole('textbox', { name: /^Description/ })).toHaveValue('Report lost luggage');
  await direct(updateCommand, {
    params: { name: 'lost' },
    body: { description: 'Report lost things', args: '[what]' },
  });
  guard.expectHttpError(409, '/commands/lost');
  await dialog.getByRole('button', { name: 'Save /lost' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Somebody has changed it since you opened it.');
  await dialog.getByRole('button', { name: 'Read it again' }).click();
  const changes = dialog.getByRole('region', { name: 'What changes' });
  await expect(changes.getByText('"Report lost things"')).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: /^Description/ })).toHaveValue('Report lost luggage');
  await dialog.getByRole('textbox', { name: /^Arguments/ }).fill('[what]');
  await dialog.getByRole('button', { name: 'Save /lost' }).click();
  await expectToast(page, 'Saved /lost');
  expect(await direct(getCommand, { params: { name: 'lost' } })).toMatchObject({
    description: 'Report lost luggage',
    args: '[what]',
  });

  await page.getByRole('button', { name: 'Actions for /lost' }).click();
  await page.getByRole('menuitem', { name: 'History of /lost' }).click();
  const history = page.getByRole('dialog', { name: 'History of /lost' });
  await expect(history.getByRole('listitem').filter({ hasText: 'Version 2' })).toContainText('Outside');
  await expect(history.getByRole('listitem').filter({ hasText: 'Version 3' })).toContainText(
    'Adaeze Okonkwo',
  );
  await expectNoViolations(page);
  await history.getByRole('button', { name: 'Go back to version 2…' }).click();
  const back = page.getByRole('dialog', { name: 'Edit /lost' });
  await expect(back.getByRole('textbox', { name: /^Description/ })).toHaveValue('Report lost things');
  await expect(back.getByRole('textbox', { name: 'Why' })).toHaveValue('Back to version 2');
});

test('a block list is made and its words are shown as what went and what came', async ({ signIn, world }) => {
  const page = await signIn('admin');
  await page.goto('/apps/sandbox/configure/block-lists');
  await expectRow(page, 'profanity_en_2020_v1', 'Built-in');
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Create a block list' }).click();
  const creating = page.getByRole('dialog', { name: 'Create a block list' });
  await creating.getByRole('textbox', { name: /^Name/ }).fill('rivals');
  await creating.getByRole('textbox', { name: /^Entries/ }).fill('northwind\ncontoso\ncontoso\n');
  await expect(creating.getByText('2 entries')).toBeVisible();
  await creating.getByRole('button', { name: 'Create rivals' }).click();
  await expectToast(page, 'Created rivals');
  await page.getByRole('button', { name: 'Actions for rivals' }).click();
  await page.getByRole('menuitem', { name: 'Edit rivals…' }).click();
  const editing = page.getByRole('dialog', { name: 'Edit rivals' });
  await editing.getByRole('textbox', { name: /^Entries/ }).fill('northwind\nfabrikam');
  const changes = editing.getByRole('region', { name: 'What changes' });
  await expect(changes.getByText('"contoso"')).toBeVisible();
  await expect(changes.getByText('"fabrikam"')).toBeVisible();
  await expectNoViolations(page);
  await editing.getByRole('button', { name: 'Save rivals' }).click();
  await expectToast(page, 'Saved rivals');

  await test.step('one of a team is told from the others, and has a history too', async () => {
    const ofTeam = { name: 'dares', team: 'red', words: ['jump'] };
    await directClient(world.sandbox)(createBlockList, { body: ofTeam });
    await page.reload();
    await expectRow(page, 'dares', 'Team red', 'channels of its team');
    await page.getByRole('button', { name: 'Actions for dares of team red' }).click();
    await page.getByRole('menuitem', { name: 'Edit dares of team red…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit dares' });
    await dialog.getByRole('textbox', { name: /^Entries/ }).fill('jump\nrun');
    await dialog.getByRole('button', { name: 'Save dares' }).click();
    await expectToast(page, 'Saved dares');
    await page.getByRole('button', { name: 'Actions for dares of team red' }).click();
    await page.getByRole('menuitem', { name: 'History of dares of team red' }).click();
    const history = page.getByRole('dialog', { name: 'History of dares' });
    await expect(history.getByRole('listitem').filter({ hasText: 'Version 2' })).toContainText('Adaeze');
    await page.keyboard.press('Escape');
    // A channel type names the lists of the whole app.
    await page.goto(`${typesAddress}/team/config`);
    const lists = page.getByRole('combobox', { name: 'Main block list' }).getByRole('option');
    await expect(lists.filter({ hasText: 'rivals' })).toHaveCount(1);
    await expect(lists.filter({ hasText: 'dares' })).toHaveCount(0);
  });
});

test('grants are asked and changed by keyboard alone', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.goto(`${typesAddress}/team/grants`);
  const grid = page.getByRole('grid', { name: 'Grants' });
  await expect(grid).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('/');
  await page.keyboard.type('truncate');
  await expect(page.getByRole('status').filter({ hasText: /^1 of / })).toBeVisible();
  const cell = grid.getByRole('gridcell', { name: 'moderator, truncate-channel: own, on their own' });
  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(cell).toBeFocused();
  await page.keyboard.press('Space');
  await expect(
    grid.getByRole('gridcell', { name: 'moderator, truncate-channel: any, on everyone’s, changed' }),
  ).toBeFocused();
  const answer = page.getByRole('status', { name: 'Answer' });
  await expect(answer).toContainText('moderator could truncate channel, their own, before your change');
  await expect(page.getByText('1 change', { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('Space');
  await expect(cell).toBeFocused();

  // In one task, so that nothing can be written down in between but what the page writes on its way out.
  await page.evaluate(() => {
    const pressed = document.activeElement;
    if (pressed instanceof HTMLElement) pressed.click();
    location.reload();
  });
  await expect(page.getByText('1 change', { exact: true }).first()).toBeVisible();
  await expect(
    grid.getByRole('gridcell', { name: 'moderator, truncate-channel: any, on everyone’s, changed' }),
  ).toBeVisible();
});

test('of one person it is said what each of their roles gives, and what they could as a member', async ({
  signIn,
  world,
}) => {
  const { channels } = await directClient(world.sandbox)(queryChannels, {
    body: { filter_conditions: { type: 'team', member_count: { $gt: 1 } }, limit: 1, state: true },
  });
  const [found] = channels;
  const cid = found?.channel?.cid ?? '';
  const member = found?.members.find(({ user }) => user?.role === 'guest' || user?.role === 'user');
  const page = await signIn('admin');
  await page.goto(`${typesAddress}/team/grants`);
  await page.getByRole('combobox', { name: 'Do what' }).selectOption('read-channel');
  await page.getByRole('button', { name: 'Check a person…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who can read channel: one person' });
  const user = dialog.getByRole('textbox', { name: /^User id/ });
  const channel = dialog.getByRole('textbox', { name: /^Channel id/ });
  const check = dialog.getByRole('button', { name: 'Check this person' });
  await user.fill('nobody-at-all');
  await check.click();
  await expect(dialog.getByText('There is no user nobody-at-all.')).toBeVisible();

  const answer = dialog.getByRole('status');
  await user.fill(member?.user_id ?? '');
  await check.click();
  await expect(answer).toContainText('their role in the app: only their own');
  await expect(answer).toContainText('As a member of a channel: yes.');
  await channel.fill(cid);
  await check.click();
  await expect(answer).toContainText(/^Yes, .* can read channel, anybody’s/);
  await expect(answer).toContainText('as every member of the channel: yes');
  await expectNoViolations(page);
});

test('who may not change settings sees every page with the reason, and is refused by the server', async ({
  signIn,
  guard,
}) => {
  const page = await signIn('moderator');
  const reason = page.getByText(
    /^You can read these settings, not change them. Needs config\.write, which Admin has and Moderator lacks/,
  );
  const compared = encodeURIComponent(JSON.stringify(['sandbox~team', 'sandbox~livestream']));
  /** Each page, and what of it is only there, or only works, for who may change something. */
  const pages: readonly (readonly [path: string, shown: Locator, act: Locator])[] = [
    ['channel-types', row(page, 'livestream'), page.getByRole('button', { name: 'Create a channel type' })],
    [
      'channel-types/team/grants',
      page.getByRole('grid', { name: 'Grants' }),
      page.getByRole('button', { name: /^Set / }),
    ],
    [
      'channel-types/team/history',
      page.getByRole('list', { name: 'Versions' }),
      page.getByRole('button', { name: /^Go back to/ }),
    ],
    [
      `configure/compare?types=${compared}`,
      page.getByRole('region', { name: 'What differs' }),
      page.getByRole('checkbox', { name: /^Make / }),
    ],
    ['commands', row(page, '/giphy'), page.getByRole('button', { name: 'Create a command' })],
    [
      'configure/block-lists',
      row(page, 'ticket-touts'),
      page.getByRole('button', { name: 'Create a block list' }),
    ],
    [
      'configure/file',
      page.getByRole('textbox', { name: 'Configuration, as YAML' }),
      page.getByRole('button', { name: /^Make \d/ }),
    ],
  ];
  for (const [path, shown, act] of pages) {
    await page.goto(`/apps/sandbox/${path}`);
    await expect(shown.first()).toBeVisible();
    await expect(reason).toBeVisible();
    for (const each of await act.all()) await expect(each).toHaveAttribute('aria-disabled', 'true');
  }
  await expectNoViolations(page);
  // What a file would do may be seen; only making it is not for them.
  const editor = page.getByRole('textbox', { name: 'Configuration, as YAML' });
  await editor.fill('version: 1\ncommands:\n  mine:\n    description: Not mine to make\n');
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByRole('button', { name: 'Make 1 change' })).toHaveAttribute('aria-disabled', 'true');
  guard.expectHttpError(403, '/commands');
  const status = await page.evaluate(async () => {
    const response = await fetch('/api/apps/sandbox/chat/api/v2/chat/commands', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'mine', description: 'Not mine to make' }),
    });
    return response.status;
  });
  expect(status).toBe(403);
});

const sorted = (grants: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(grants)
      .filter(([, ids]) => ids.length > 0)
      .map(([role, ids]) => [role, ids.toSorted()]),
  );
