import type { Locator, Page } from '@playwright/test';
import { setFaults } from '../direct.ts';
import { expectNoViolations, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import {
  askToTruncate,
  auditAddress,
  channelAddress,
  channelsAddress,
  filteredAddress,
  openChannel,
  openChannels,
  seasonCrewCid,
  seasonFilter,
} from '../people.ts';

const sizes = [
  { width: 1280, height: 800, themes: ['light', 'dark'] },
  // Most colours are those of the wide page, so one theme does.
  { width: 360, height: 740, themes: ['dark'] },
] as const;

/** The state as it stands has nothing that axe objects to, wide in light and dark, and narrow; nor does the page scroll
 *  sideways. `sign` tells that it stands. */
async function expectAccessible(page: Page, sign: Locator): Promise<void> {
  for (const { themes, ...size } of sizes) {
    await page.setViewportSize(size);
    await expect(sign.filter({ visible: true }).first()).toBeVisible();
    await expectNoViolations(page, themes);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(tooWide, `pixels too wide at ${size.width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** Goes there as a link of the page does, without loading all of it anew. */
const goOn = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => history.pushState(undefined, '', to), address);

test.use({ viewport: { width: 1280, height: 800 } });
test.describe.configure({ timeout: 120_000 });

test('sign-in and first admin', async ({ page, guard, world }) => {
  await page.goto('/sign-in?redirect=%2Fsettings%2Fappearance');
  await expectAccessible(page, page.getByRole('button', { name: 'Continue as admin' }));
  guard.expectHttpError(401, '/api/auth/sign-in');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.com');
  await page.getByRole('textbox', { name: 'Password' }).fill('not a password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expectAccessible(page, page.getByRole('alert'));
  await page.goto(world.firstAdminUrl ?? '');
  await expectAccessible(page, page.getByRole('button', { name: 'Create admin and sign in' }));
  await page.goto('/first-admin?token=spent');
  await expectAccessible(page, page.getByRole('heading', { name: 'This link does not work' }));
});

test.describe('channels', () => {
  test('the list: full, selected, nothing matches, an address that cannot be read', async ({ signIn }) => {
    const page = await signIn('moderator');
    await openChannels(page, filteredAddress({ frozen: true }));
    await expectAccessible(page, page.getByText('Season crew · Nordics').or(page.getByText('Frozen')));
    await page.getByRole('grid', { name: 'Channels' }).focus();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expectAccessible(page, page.getByText('1 selected'));
    await goOn(page, filteredAddress({ frozen: true, type: 'no-such-type' }));
    await expectAccessible(page, page.getByText('No channel matches these 2 filters'));
    await goOn(page, `${channelsAddress}?filter=%7B`);
    await expectAccessible(page, page.getByText('The filter in this address cannot be read'));
  });

  test('the filter editors, the columns and the sort', async ({ signIn }) => {
    const page = await signIn('moderator');
    await openChannels(page, filteredAddress(seasonFilter));
    const fields = page.getByRole('dialog', { name: 'Field' });
    // Keys are heard a moment after the first rows are seen.
    await expect(async () => {
      if (!(await fields.isVisible())) await page.keyboard.press('f');
      await expect(fields).toBeVisible({ timeout: 2000 });
    }).toPass();
    await expectAccessible(page, fields);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Value: seasonal' }).click();
    await expectAccessible(page, page.getByRole('dialog', { name: 'Value of filter_tags' }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^JSON/ }).click();
    const editor = page.getByRole('textbox', { name: 'Filter as JSON' });
    await editor.fill('{\n  "type": "team",\n  "member_count": {"$gt": "two"}\n}');
    await expectAccessible(page, editor);
    await goOn(page, filteredAddress(seasonFilter));
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('checkbox', { name: 'Team' })).toBeVisible();
    await expectNoViolations(page);
  });

  test('the list failed and rate-limited', async ({ signIn, guard, world }) => {
    const page = await signIn('moderator');
    guard.expectHttpError(400, '/chat/channels');
    guard.expectHttpError(429, '/chat/channels');
    await setFaults(world.sandbox, { operation: 'query_channels', kind: 'status', status: 400 });
    await page.goto(filteredAddress(seasonFilter));
    await expectAccessible(page, page.getByText('Channels could not be read'));
    await setFaults(world.sandbox, { operation: 'query_channels', kind: 'rate_limit', retry_after_s: 300 });
    await goOn(page, filteredAddress({ frozen: true }));
    await expectAccessible(page, page.getByText('Too many calls this minute'));
    await setFaults(world.sandbox);
  });
});

test.describe('one channel', () => {
  test('beside the list', async ({ signIn }) => {
    const page = await signIn('moderator');
    await page.goto(`${channelsAddress}/beside/${encodeURIComponent(seasonCrewCid)}`);
    await expectAccessible(page, page.getByRole('feed', { name: 'Messages' }).getByRole('article'));
  });

  test('its own page: conversation, actions, inspector, each tab', async ({ signIn }) => {
    const page = await signIn('moderator');
    await openChannel(page);
    await page.getByRole('feed', { name: 'Messages' }).getByRole('article').last().focus();
    await expectAccessible(page, page.getByRole('button', { name: 'More for this message' }));
    await page.keyboard.press('Enter');
    await expectAccessible(page, page.getByRole('region', { name: 'Message', exact: true }));
    await page.goto(channelAddress(seasonCrewCid));
    await page.getByRole('tab', { name: /Members/ }).click();
    await expectAccessible(page, page.getByRole('searchbox').or(page.getByRole('textbox')));
    await page.getByRole('tab', { name: 'Data' }).click();
    await expectAccessible(page, page.getByText('cost_centre'));
    await page.getByRole('tab', { name: 'Danger' }).click();
    await expectAccessible(page, page.getByRole('button', { name: 'Truncate…' }));
  });

  test('a channel that is not there, and what a role may not do', async ({ signIn, guard }) => {
    guard.expectHttpError(404, '/no-such-channel');
    const page = await signIn('marketer');
    await page.goto(channelAddress('messaging:no-such-channel'));
    await expectAccessible(page, page.getByText('There is no such channel'));
    await goOn(page, `${channelAddress(seasonCrewCid)}?tab=danger`);
    await expectAccessible(page, page.getByText(/Needs channels\.truncate/));
  });

  test('the truncate dialog, with members and hard, and the one for deleting', async ({ signIn }) => {
    const page = await signIn('moderator');
    await page.goto(`${channelAddress(seasonCrewCid)}?tab=danger`);
    await askToTruncate(page);
    await expectAccessible(page, page.getByRole('button', { name: 'Hide all 640 messages' }));
    await page.getByRole('radio', { name: 'Up to a date and time' }).check();
    await page.getByRole('radio', { name: 'Some members…' }).check();
    await expectAccessible(page, page.getByRole('searchbox', { name: 'Find members by name or id' }));
    await page.getByRole('radio', { name: 'Everyone' }).check();
    await page.getByRole('radio', { name: 'Hard delete' }).check();
    await expectAccessible(page, page.getByRole('textbox', { name: /to hard delete/ }));
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Delete…' }).click();
    await expectAccessible(page, page.getByRole('button', { name: /^Delete channel with/ }));
  });
});

test('palette, shortcut help, operator menu, pages on a phone', async ({ signIn }) => {
  const page = await signIn('moderator');
  await openChannels(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Page, channel name or cid' }).fill('season');
  await expectAccessible(page, page.getByRole('option', { name: /season-crew-nordics/ }));
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expectAccessible(page, page.getByRole('dialog', { name: 'Keyboard shortcuts' }));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Operator menu' }).click();
  await expect(page.getByRole('menu', { name: 'Operator' })).toBeVisible();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: 'Pages' }).click();
  await expect(page.getByRole('link', { name: 'Audit log' }).filter({ visible: true })).toBeVisible();
  await expectNoViolations(page);
});

test('audit log, settings, and no page at all', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.goto(`${auditAddress}?scope=everything`);
  await expectAccessible(page, page.getByRole('table', { name: 'Audit log' }));
  await row(page, /signed in|sign/i)
    .first()
    .getByRole('link')
    .click();
  await expectAccessible(page, page.getByRole('textbox', { name: 'Request as JSON' }));
  await goOn(page, `${auditAddress}?target=nobody`);
  await expectAccessible(page, page.getByText('No record matches this filter'));
  await goOn(page, '/settings/appearance');
  await expectAccessible(page, page.getByRole('combobox', { name: 'Time zone' }));
  await goOn(page, '/settings/operators');
  await expectAccessible(page, page.getByText('Adaeze Okonkwo'));
  await page.getByRole('button', { name: 'Invite an operator' }).click();
  await expectAccessible(page, page.getByRole('dialog', { name: 'Invite an operator' }));
  await goOn(page, '/no/such/page');
  await expectAccessible(page, page.getByText('There is no such page'));
});

test('a page that cannot be shown, and the way back', async ({ signIn, guard, world }) => {
  const page = await signIn('moderator');
  guard.expectHttpError(431, '/api/');
  guard.expectConsoleError(/^ContractError: \/api\/session/);
  // More cookies than a server takes, as other products on the same name leave them.
  const crumbs = Array.from({ length: 5 }, (_, index) => ({
    name: `crumb${index}`,
    value: 'x'.repeat(3900),
    domain: new URL(world.url).hostname,
    path: '/api',
  }));
  await page.context().addCookies(crumbs);
  await page.goto('/settings/appearance');
  await expectAccessible(page, page.getByText('This page could not be shown'));
  await page.context().clearCookies({ path: '/api' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
});

// Every page that needs a permission has the same gate before it. Of roles as they are, this is the one that some lack; the
// guard would complain of anything that was asked of the server and refused.
test('operators, for who may not see them', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto('/settings/operators');
  await expectAccessible(page, page.getByText('You may not see operators', { exact: true }));
  await expect(page).toHaveTitle(/^You may not see operators/);
  await expect(page.getByText(/^Needs operators\.manage, which Admin has and Moderator lacks/)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Channel types' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Operators and roles' })).toHaveCount(0);
});

test.describe('an app without channels', () => {
  test.use({ worldSettings: { content: 'empty' } });

  test('says so', async ({ signIn }) => {
    const page = await signIn('moderator');
    await page.goto('/');
    await expectAccessible(page, page.getByText('No channels yet'));
    await goOn(page, auditAddress);
    await expectAccessible(page, page.getByText('Nothing has been changed yet').or(page.getByRole('table')));
  });
});

test('one channel fits a phone, whichever of its parts is shown', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.setViewportSize({ width: 360, height: 740 });
  const cid = 'messaging:support-nordics-eap';
  const own = channelAddress(cid);
  for (const address of [own, `${channelsAddress}/beside/${cid}`, `${own}?tab=members`, `${own}?tab=data`]) {
    await page.goto(address);
    await expect(page.getByRole('tab', { name: 'Conversation' })).toBeVisible();
    await expect(page.locator('[aria-busy=true]:not([role=feed])')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await expectNoViolations(page);
  }
});
