import type { Page } from '@playwright/test';
import { expectRow, expectToast, row } from '../expect.ts';
import { onFarServer } from '../far-server.ts';
import { expect, test } from '../fixtures.ts';
import {
  auditAddress,
  channelAddress,
  channelsAddress,
  filteredAddress,
  openChannels,
  seasonCrew,
  seasonCrewCid,
  seasonFilter,
} from '../people.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Channels' });
const feed = (page: Page) => page.getByRole('feed', { name: 'Messages' });

test('an app that is not here: said so, and nothing is asked of it', async ({ signIn }) => {
  const page = await signIn('moderator');
  await openChannels(page, channelsAddress);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/apps/nowhere/channels');
  await expect(page.getByText('There is no such app')).toBeVisible();
  await expect(page.getByText('No app here is called nowhere')).toBeVisible();
  expect(asked.filter((path) => path.startsWith('/api/apps/nowhere/'))).toEqual([]);
});

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

test('back, forward, reload and a shared address give the same view', async ({ signIn }) => {
  const page = await signIn('moderator');
  await openChannels(page, filteredAddress(seasonFilter));
  await row(page, seasonCrewCid).getByRole('link', { name: seasonCrew.name }).click();
  const pane = page.getByRole('region', { name: seasonCrew.name });
  await expect(feed(page).getByRole('article').first()).toBeVisible();
  await pane.getByRole('tab', { name: /Members/ }).click();
  await expect(page).toHaveURL(/tab=members/);
  const shared = page.url();
  await page.goBack();
  await expect(pane.getByRole('tab', { name: 'Conversation', selected: true })).toBeVisible();
  await page.goBack();
  await expect(pane).toBeHidden();
  await expect(row(page, 'messaging:season-')).toHaveCount(5);
  await page.goForward();
  await page.goForward();
  await expect(pane.getByRole('tab', { name: /Members/, selected: true })).toBeVisible();
  await page.reload();
  await expect(pane.getByRole('tab', { name: /Members/, selected: true })).toBeVisible();
  await expect(row(page, 'messaging:season-')).toHaveCount(5);

  const colleague = await signIn('marketer');
  await colleague.goto(shared);
  await expect(colleague.getByRole('tab', { name: /Members/, selected: true })).toBeVisible();
  await expect(row(colleague, 'messaging:season-')).toHaveCount(5);
});

const badAddresses: readonly (readonly [address: string, sign: RegExp])[] = [
  [`${channelsAddress}?filter=%7B%22type&sort=%3B%3B&view=none&as=`, /cannot be read/],
  [`${channelsAddress}?filter=%5B1%5D`, /cannot be read|channels?, all loaded|loaded/],
  [`${channelsAddress}?filter=null&sort=-`, /loaded/],
  [`${channelsAddress}?filter=%7B%22constructor%22%3A%22x%22%7D`, /No channel matches/],
  [channelAddress('no-colon'), /There is no such channel/],
  [channelAddress('%00:%2F..%2F'), /There is no such channel|could not be read/],
  [
    `${channelAddress(seasonCrewCid)}?tab=%F0%9F%8F%B4&message=%20&at=yesterday-ish&thread=&inspect=`,
    /640 messages/,
  ],
  [`${channelAddress(seasonCrewCid)}?at=2999-01-01`, /640 messages/],
  [`${channelsAddress}/beside/nonsense`, /There is no such channel/],
  [`${auditAddress}?outcome=maybe&from=never&to=%00&person=%27`, /Audit log/],
  [`${auditAddress}/no-such-record`, /record could not be read|no such record/i],
  ['/apps/no-such-app/channels', /no such|not found|No app/i],
  ['/settings/nothing', /There is no such page/],
  ['/%7Bbad', /There is no such page/],
];

test('no address breaks the product', async ({ signIn, guard }) => {
  guard.expectHttpError(400, '/api/');
  guard.expectHttpError(404, '/api/');
  const page = await signIn('moderator');
  for (const [address, sign] of badAddresses) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.getByRole('main').or(page.getByRole('banner')).getByText(sign).first()).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Could not be shown' })).toHaveCount(0);
      await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
    });
  }
});

test('the palette goes to any channel by its cid, also where the list does not reach', async ({ signIn }) => {
  const page = await signIn('moderator');
  await openChannels(page);
  // The field is loaded when somebody first does something; what is typed before it is there goes into it all the same.
  const back = await onFarServer(page, 2000);
  // A menu whose items are on their way says so.
  await page.getByRole('button', { name: 'Sort' }).click();
  await expect(page.getByText('Loading…')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${seasonCrewCid}s`);
  await page.keyboard.press('Backspace');
  // Typed before it was there.
  expect(await page.getByRole('dialog').count()).toBe(0);
  await expect(page.getByRole('combobox', { name: 'Page, channel name or cid' })).toHaveValue(seasonCrewCid);
  await back();
  await expect(page.getByRole('option', { name: new RegExp(seasonCrewCid) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${channelAddress(seasonCrewCid)}$`));
  await expect(page.getByRole('heading', { level: 1, name: seasonCrew.name })).toBeFocused();
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
