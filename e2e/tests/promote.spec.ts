import { getChannelType, listChannelTypes, updateChannelType } from '@backchannel/chat-api/operations';
import type { Page } from '@playwright/test';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectRow } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { signInAsFirstAdmin } from '../people.ts';

test.use({ worldSettings: { apps: 'two' } });

const compareAddress = (...types: string[]): string =>
  `/apps/staging/configure/compare?types=${encodeURIComponent(JSON.stringify(types))}`;

test('three cells go from one app to the other, and nothing else; a failure half-way is said and gone on with', async ({
  page,
  guard,
  world,
}) => {
  if (!world.production) throw new Error('this world has one app');
  const [staging, production] = [directClient(world.sandbox), directClient(world.production)];
  const required = { automod: 'disabled', automod_behavior: 'flag', max_message_length: 5000 } as const;
  await staging(updateChannelType, {
    params: { name: 'messaging' },
    body: { ...required, max_message_length: 2000, replies: false, polls: true, search: false },
  });
  await signInAsFirstAdmin(page, world.firstAdminUrl);

  guard.expectHttpError(400, '/api/apps/production/settings/channel_type');
  await setFaults(world.production, { operation: 'list_channel_types', kind: 'status', status: 400 });
  await page.goto(compareAddress('staging~messaging', 'production~messaging', 'production~team'));
  const unread = page.getByRole('alert').filter({ hasText: 'Not all channel types could be read' });
  await expect(unread).toContainText('a fault was asked for');
  await setFaults(world.production);
  await unread.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('region', { name: 'What differs' })).toBeVisible();
  await expectRow(page, 'Longest message', '2000', '5000');
  await expectNoViolations(page);
  await page
    .getByRole('checkbox', { name: 'Make max_message_length of messaging in production as in the first' })
    .check();
  await page
    .getByRole('checkbox', { name: 'Make replies of messaging in production as in the first' })
    .check();
  await page.getByRole('checkbox', { name: 'Make replies of team in production as in the first' }).check();
  await expect(page.getByText('3 cells in 2 channel types')).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  const review = page.getByRole('dialog', { name: 'Review what changes' });
  await expect(review.getByRole('region', { name: 'messaging in Lumen production' })).toContainText(
    'Members can no longer send messages over 2,000 characters.',
  );
  await expect(review.getByRole('region', { name: 'team in Lumen production' })).toContainText(
    'Switches off',
  );
  await expectNoViolations(page);
  await review.getByRole('textbox', { name: 'Why' }).fill('As agreed on Monday');

  const before = (await production(listChannelTypes, {})).channel_types;
  // The first of the two targets is refused, once.
  await setFaults(world.production, {
    operation: 'update_channel_type',
    kind: 'status',
    status: 400,
    code: 4,
    times: 1,
  });
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/change-sets'));
  await review.getByRole('button', { name: 'Change 3 cells in 2 channel types' }).click();
  await answered;
  const result = page.getByRole('dialog', { name: 'What was done' });
  await expect(result.getByText('Stopped: 0 of 2 changes done')).toBeVisible();
  await expect(result.getByRole('listitem').filter({ hasText: 'messaging' })).toContainText('Failed');
  await expect(result.getByRole('listitem').filter({ hasText: 'team' })).toContainText('Not done');
  await expectNoViolations(page);

  // The sign-in ends in the middle: what was and was not done is found again, and gone on with.
  guard.expectHttpError(401, '/api/');
  await page.context().clearCookies();
  await result.getByRole('button', { name: 'Go on with the other 2' }).click();
  await signInByPassword(page);
  await expect(page).toHaveURL(/\/configure\/compare/);
  const unfinished = page.getByRole('list', { name: 'Changes that are not finished' });
  await expect(unfinished).toContainText('Stopped: 0 of 2 changes done.');
  await expectNoViolations(page);
  await unfinished.getByRole('button', { name: 'See what was done' }).click();
  await expect(result.getByText('Stopped: 0 of 2 changes done')).toBeVisible();
  await setFaults(world.production, {
    operation: 'update_channel_type',
    kind: 'rate_limit',
    retry_after_s: 3,
    times: 1,
  });
  await result.getByRole('button', { name: 'Go on with the other 2' }).click();
  await expect(result.getByText(/waiting for the API’s limit, goes on at \d\d:\d\d:\d\d/)).toBeVisible();
  await expect(result.getByRole('button', { name: 'Leave the rest undone' })).toBeVisible();
  await expect(result.getByRole('listitem').filter({ hasText: 'messaging' })).toContainText('Waits');
  await expectNoViolations(page);
  await expect(result.getByText('All 2 changes done')).toBeVisible();

  const after = (await production(listChannelTypes, {})).channel_types;
  const changed = (name: string) => after[name]?.updated_at;
  expect(after).toEqual({
    ...before,
    messaging: {
      ...before['messaging'],
      max_message_length: 2000,
      replies: false,
      updated_at: changed('messaging'),
    },
    team: { ...before['team'], replies: false, updated_at: changed('team') },
  });
  await result.getByRole('button', { name: 'Close' }).last().click();
  await expect(unfinished).toHaveCount(0);
  await page.goto('/apps/production/audit');
  await expectRow(page, 'Ines Moreau', 'messaging', 'Done');
  expect((await production(getChannelType, { params: { name: 'team' } })).replies).toBe(false);
});

test('the configuration leaves as a file, is changed, planned, and comes in again', async ({
  page,
  world,
}) => {
  if (!world.production) throw new Error('this world has one app');
  const production = directClient(world.production);
  await page.goto('/sign-in');
  await signInByPassword(page);
  await page.goto('/apps/production/configure/file');
  const editor = page.getByRole('textbox', { name: 'Configuration, as YAML' });
  await expect(editor).toHaveValue(/^version: 1\n/);
  await expectNoViolations(page);
  const exported = await editor.inputValue();
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByText('The app is as the file says')).toBeVisible();

  await editor.fill(exported.replace('    quotes: true', '    quotes: true\n    qoutes: true'));
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no setting "qoutes" here.');
  await expectNoViolations(page);

  const team = exported.indexOf('  team:');
  await editor.fill(
    exported.slice(0, team) + exported.slice(team).replace('    quotes: true', '    quotes: false'),
  );
  await page.getByRole('button', { name: 'See what it would do' }).click();
  await expect(page.getByText('1 change to make')).toBeVisible();
  await expect(page.getByText('Members can no longer quote a message.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Why' }).fill('From the file');
  await page.getByRole('button', { name: 'Make 1 change' }).click();
  await expect(page.getByText('All 1 change done')).toBeVisible();
  expect((await production(getChannelType, { params: { name: 'team' } })).quotes).toBe(false);
  await page.goto('/apps/production/channel-types/team/history');
  await expect(page.getByText('“From the file”')).toBeVisible();
});

/** As the one who began with the product, where the sign-in stands. */
async function signInByPassword(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ines@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
