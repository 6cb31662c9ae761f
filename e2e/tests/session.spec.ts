import type { Page } from '@playwright/test';
import { expectRow, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import {
  channelAddress,
  channelsAddress,
  filteredAddress,
  openChannels,
  seasonCrewCid,
  seasonFilter,
} from '../people.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Channels' });
const feed = (page: Page) => page.getByRole('feed', { name: 'Messages' });

test('a lapsed session is said at the next step, and signing in comes back to the same place', async ({
  signIn,
  guard,
}) => {
  guard.expectHttpError(401, '/api/');
  const page = await signIn('moderator');
  const place = `${filteredAddress(seasonFilter)}&sort=-member_count`;
  await openChannels(page, place);
  const before = page.url();
  await page.context().clearCookies();
  const note = page.getByText('Your session has ended. You come back to where you were.');
  // What the page reads by itself may hear of it before the click.
  await expect(async () => {
    if (!(await note.isVisible()))
      await page.getByRole('button', { name: 'Read again' }).click({ timeout: 1000 });
    await expect(note).toBeVisible({ timeout: 3000 });
  }).toPass();
  await expect(page.getByRole('textbox', { name: 'E-mail' })).toBeFocused();
  await page.getByRole('button', { name: 'Continue as moderator' }).click();
  await expectRow(page, seasonCrewCid);
  expect(page.url()).toBe(before);

  // An address that is opened while signed out, too.
  await page.context().clearCookies();
  await page.goto(`${channelAddress(seasonCrewCid)}?tab=members`);
  await page.getByRole('button', { name: 'Continue as moderator' }).click();
  await expect(page.getByRole('tab', { name: /Members/, selected: true })).toBeVisible();
});

test('signing out everywhere ends the other sessions, too', async ({ signIn, guard }) => {
  guard.expectHttpError(401, '/api/');
  const here = await signIn('marketer');
  const there = await signIn('marketer');
  await openChannels(here);
  await openChannels(there);
  await here.getByRole('button', { name: 'Operator menu' }).click();
  await here.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await expect(here.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(here.getByRole('button', { name: 'Continue as marketer' })).toBeVisible();
  // Not a click: what the page reads by itself may hear of it before.
  await there.reload();
  await expect(there.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await here.goto(channelsAddress);
  await expect(here.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a page that shows one operator does nothing as another, and says who is signed in', async ({
  signIn,
  guard,
  world,
}) => {
  guard.expectHttpError(409, '/api/apps/sandbox/chat/');
  const page = await signIn('moderator');
  await page.goto(channelAddress(seasonCrewCid));
  const unfreeze = page.getByRole('button', { name: 'Unfreeze' });
  await unfreeze.hover();
  const mark = await page.evaluate(() => localStorage.getItem('backchannel.signed-in') ?? '');
  const note = page.getByRole('alert').getByText('Somebody else is signed in now');
  await test.step('another tab tells', async () => {
    const tab = await page.context().newPage();
    await tab.goto('/api/sign-in-options');
    const say = (text: string) =>
      tab.evaluate((value) => localStorage.setItem('backchannel.signed-in', value), text);
    await expect(async () => {
      await say(mark);
      await say('sandbox somebody-else');
      await expect(note).toBeVisible({ timeout: 500 });
    }).toPass();
    await say(mark);
    await expect(note).toBeHidden();
    await tab.close();
  });
  await test.step('nobody told, and the server refuses', async () => {
    const headers = { origin: new URL(world.url).origin };
    const answer = await page
      .context()
      .request.post('/api/demo/sign-in', { headers, data: { role: 'admin' } });
    expect(answer.status()).toBe(200);
    await unfreeze.click();
    await expectToast(page, 'was not unfrozen');
    await expect(note).toBeVisible();
    await expect(unfreeze).toBeVisible();
  });
  await page.getByRole('button', { name: 'Load the page again' }).last().click();
  await expect(page.getByText('Admin', { exact: true })).toBeVisible();
});

test('people of the demo have no passwords, and are not to be changed', async ({ signIn }) => {
  const page = await signIn('admin');
  await openChannels(page);
  await page.getByRole('button', { name: 'Operator menu' }).click();
  const item = page.getByRole('menuitem', { name: /^Change password/ });
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toContainText('sign in without a password');
  await page.goto('/settings/operators');
  await expect(page.getByRole('row', { name: /Maja Lindqvist/ })).toContainText('Moderator');
  await expect(page.getByRole('button', { name: /^Role of/ })).toHaveCount(0);
});

test('theme and density are the operator’s, on every machine, from the first paint', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto('/settings/appearance');
  const saved = (value: string) =>
    page.waitForResponse((response) => {
      const sent = response.request().postData() ?? '';
      return response.url().endsWith('/api/preferences') && sent.includes(value) && response.ok();
    });
  const dark = saved('dark');
  await page.getByRole('radio', { name: 'Dark' }).check();
  await dark;
  const compact = saved('compact');
  await page.getByRole('radio', { name: 'Compact' }).check();
  await compact;
  const root = (of: Page) => of.locator('html');
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');
  await page.reload({ waitUntil: 'commit' });
  await expect(root(page)).toHaveAttribute('data-theme', 'dark');

  const elsewhere = await signIn('moderator');
  await openChannels(elsewhere);
  await expect(root(elsewhere)).toHaveAttribute('data-theme', 'dark');
  await expect(elsewhere.getByRole('button', { name: 'Comfortable rows' })).toBeVisible();
  const other = await signIn('marketer');
  await openChannels(other);
  await expect(root(other)).not.toHaveAttribute('data-theme', 'dark');
  await page.goto('/settings/appearance');
  await page.getByRole('radio', { name: 'As the system' }).check();
  await expect(root(page)).not.toHaveAttribute('data-theme', 'dark');
});

test('a lost connection is said, old rows stay, and it recovers by itself', async ({ signIn, guard }) => {
  guard.expectFailure('net::ERR_INTERNET_DISCONNECTED');
  const page = await signIn('moderator');
  await openChannels(page, filteredAddress(seasonFilter));
  await page.context().setOffline(true);
  const bar = page.getByRole('status').filter({ hasText: 'No connection to the server' });
  await expect(bar).toBeVisible();
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(row(page, seasonCrewCid)).toBeVisible();
  // What was never loaded is asked for all the same, and is there as soon as there is a connection.
  await page.keyboard.press('?');
  await row(page, 'messaging:season-ferries-desk').getByRole('link').first().click();
  await expect(row(page, seasonCrewCid)).toBeVisible();
  await page.context().setOffline(false);
  await expect(bar).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(feed(page).getByRole('article').first()).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-busy', 'false');
});
