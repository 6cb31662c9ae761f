import type { Page } from '@playwright/test';
import { row } from '../expect.ts';
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

test('the list stands where it was left: after a page of its own, by Back and by link, and after a reload', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  const grid = page.getByRole('grid', { name: 'Channels' });
  await openChannels(page);
  await grid.focus();
  // So far that pages had to be read for it.
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByText(/^1–(?:[89]\d|\d{3}) loaded/)).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [50] });
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  const active = await grid.getAttribute('aria-activedescendant');
  const id = await page.locator(`[id="${active}"]`).getAttribute('data-id');
  const opened = page.locator(`[data-id="${id}"]`);
  const ownPage = page.getByRole('link', { name: 'Open as its own page' });
  const y = async () => (await opened.boundingBox())?.y;
  await expect(ownPage).toBeVisible();
  const before = await y();
  await ownPage.click();
  await expect(opened).toHaveCount(0);
  await page.goBack();
  await expect.poll(y).toBe(before);
  await ownPage.click();
  await page.locator('header').getByRole('link', { name: 'Channels' }).click();
  await expect.poll(y).toBe(before);
  // Another order begins at its top.
  await page.getByRole('columnheader', { name: 'Members' }).getByRole('button').click();
  await expect(page.getByRole('row', { name: 'Live: harbour camera, Bergen' })).toBeInViewport();

  await page.getByRole('columnheader', { name: 'Created' }).getByRole('button').click();
  await grid.focus();
  await page.keyboard.press('Home');
  for (let step = 0; step < 27; step += 1) await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(ownPage).toBeVisible();
  await page.reload();
  const late = decodeURIComponent(/beside\/([^?]+)/.exec(page.url())?.[1] ?? '');
  await expect(page.locator(`[data-id="${late}"]`)).toBeInViewport();
});

test('a conversation stands where it was left: from another part, and by Back; the newest stays the newest', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  const audit = async () => {
    await page.getByRole('link', { name: 'Audit log' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeVisible();
    await page.goBack();
  };
  await page.goto(channelAddress(seasonCrewCid));
  await expect(feed(page).getByRole('article').last()).toBeInViewport();
  const newest = await feed(page).getByRole('article').last().getAttribute('id');
  const last = page.locator(`[id="${newest}"]`);
  await audit();
  await expect(last).toBeInViewport({ ratio: 1 });
  await last.focus();
  for (let step = 0; step < 60; step += 1) await page.keyboard.press('ArrowUp');
  const left = page.locator(`[id="${await page.evaluate(() => document.activeElement?.id)}"]`);
  await expect(left).toBeInViewport();
  await expect(last).not.toBeInViewport();
  await page.getByRole('tab', { name: /Members/ }).click();
  await expect(page.getByRole('region', { name: 'Members' })).toBeVisible();
  await page.getByRole('tab', { name: 'Conversation' }).click();
  await expect(left).toBeInViewport();
  await audit();
  await expect(left).toBeInViewport();
  // Opened anew, it begins at the newest message.
  await audit();
  await page.goForward();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(seasonCrewCid);
  await expect(page.getByRole('option', { name: new RegExp(seasonCrewCid) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(last).toBeInViewport();
});
