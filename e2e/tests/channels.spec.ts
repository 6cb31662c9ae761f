import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations, expectRow, row } from '../expect.ts';
import { onFarServer } from '../far-server.ts';
import { expect, test } from '../fixtures.ts';

const list = '/apps/sandbox/channels';
const withFilter = (filter: object): string => `${list}?filter=${encodeURIComponent(JSON.stringify(filter))}`;
const grid = (page: Page) => page.getByRole('grid', { name: 'Channels' });
const filterOf = (page: Page): unknown => JSON.parse(new URL(page.url()).searchParams.get('filter') ?? '{}');

/** Opens a page of the list and waits for its first rows. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(grid(page).getByRole('row').first()).toBeVisible();
}

test('chips narrow the list; reload and back say the same', async ({ signIn }) => {
  const page = await signIn('moderator');
  await open(page, list);
  // What edits the filter, and the panel that it opens, are loaded one after the other; the keys wait for both.
  const back = await onFarServer(page);
  await page.keyboard.press('f');
  await page.keyboard.type('type');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Value' }).fill('messaging');
  await back();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Filter: type is messaging' })).toBeVisible();
  await page.keyboard.press('f');
  await page.getByRole('textbox', { name: 'Find a field' }).fill('frozen');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'true', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Filter: frozen is true' })).toBeVisible();
  await expectRow(page, 'Frozen');
  expect(filterOf(page)).toEqual({ type: 'messaging', frozen: true });

  await page.reload();
  await expect(page.getByRole('group', { name: 'Filter: frozen is true' })).toBeVisible();
  await expectRow(page, 'Frozen');
  await page.goBack();
  await expect(page.getByRole('group', { name: 'Filter: frozen is true' })).toBeHidden();
  expect(filterOf(page)).toEqual({ type: 'messaging' });
  await page.getByRole('button', { name: 'Value: messaging' }).press('Enter');
  await page.getByRole('combobox', { name: 'Value' }).fill('');
  await page.keyboard.press('Backspace');
  await expect(page.getByRole('button', { name: 'Filter', exact: true })).toBeFocused();
  await expectRow(page, 'livestream');
  expect(new URL(page.url()).search).toBe('');
});

test('an address that says the usual, or nonsense, is read once', async ({ signIn }) => {
  const page = await signIn('moderator');
  await open(page, list);
  const reads: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v2/chat/channels'))
      reads.push(request.url());
  });
  for (const search of ['sort=-last_message_at', 'sort=%3B%3B', 'filter={}&as=']) {
    await open(page, `${list}?${search}`);
    await page.waitForLoadState('networkidle');
    expect(reads.splice(0), search).toHaveLength(1);
  }
});

test('JSON and chips say the same; what is wrong is said at its place, and chips wait', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  await open(page, withFilter({ type: 'messaging' }));
  await page.getByRole('button', { name: /^JSON/ }).click();
  const editor = page.getByRole('textbox', { name: 'Filter as JSON' });
  await expect(editor).toBeFocused();
  await editor.fill('{\n  "type": "team",\n  "member_count": {"$gt": "two"}\n}');
  await expect(page.getByRole('group', { name: 'Filter: type is team' })).toBeVisible();
  await expect(page.getByText('The rows below are still those of the filter before.')).toBeVisible();
  await expect(page.getByText('Line 3, column 20')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Apply' })).toHaveAttribute('aria-disabled', 'true');
  await editor.fill('{\n  "type": "team",\n  "member_count": {"$gt": 2}');
  await expect(page.getByText('Chips wait.')).toBeVisible();
  await editor.press('Escape');
  await expect(page.getByText('Press Esc once more to discard it.')).toBeVisible();
  await expect(editor).toHaveValue(/"\$gt": 2/);
  await editor.press('Escape');
  await expect(editor).toHaveValue('{\n  "type": "messaging"\n}');
  await expect(editor).toBeFocused();
  await editor.fill('{"type": "team", "$or": [{"team": "emea"}, {"team": "apac"}]}');
  await editor.press('Control+Enter');
  await expectRow(page, 'team:');
  expect(filterOf(page)).toEqual({ type: 'team', $or: [{ team: 'emea' }, { team: 'apac' }] });
  await expect(page.getByRole('group', { name: 'Filter as JSON: $or' })).toBeVisible();
  await expectNoViolations(page);
});

test('keys move, select, open and close; the opened channel is in the address', async ({ signIn }) => {
  const page = await signIn('moderator');
  await open(page, list);
  await grid(page).evaluate((rows) => rows.parentElement?.scrollTo({ top: 400 }));
  await expect(grid(page).getByRole('row').first()).not.toBeInViewport();
  await page.getByRole('columnheader', { name: 'Created' }).getByRole('button').focus();
  await page.keyboard.press('Tab');
  await expect(grid(page)).toBeFocused();
  expect(await grid(page).evaluate((rows) => rows.parentElement?.scrollTop)).toBe(400);
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', /./);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy channel id' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Read again' })).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByText('3 selected')).toBeVisible();
  await expect(grid(page).getByRole('row', { selected: true })).toHaveCount(3);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/channels\/beside\//);
  // The address is there first; Escape closes what can be seen.
  await expect(page.locator('[data-pane]')).toHaveCount(2);
  await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article').first()).toBeVisible();
  const active = await grid(page).getAttribute('aria-activedescendant');
  await page.keyboard.press('j');
  await expect(grid(page)).toBeFocused();
  await expect(grid(page)).not.toHaveAttribute('aria-activedescendant', active ?? '');
  await page.keyboard.press('Shift+J');
  await expect(page.getByRole('textbox', { name: 'Jump to a date, time or message id' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/beside/);
  // What is open above the page goes first.
  await page.getByRole('button', { name: 'Sort' }).click();
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear the selection' }).press('Enter');
  await expect(page.getByText('3 selected')).toBeHidden();
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByText('1 selected')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('1 selected')).toBeHidden();
});

test('only what the API sorts has a sort; it is in the address and in the rows', async ({ signIn }) => {
  const page = await signIn('moderator');
  await open(page, list);
  await expect(page.getByRole('columnheader', { name: 'Messages' }).getByRole('button')).toHaveCount(0);
  await page.getByRole('columnheader', { name: 'Members' }).getByRole('button').click();
  await expect(page).toHaveURL(/sort=-member_count/);
  await expect(page.getByRole('columnheader', { name: 'Members' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page.keyboard.press('s');
  await page.getByRole('menuitemcheckbox', { name: 'Created, newest first' }).click();
  await expect(page).toHaveURL(/sort=-created_at/);
  await page.reload();
  const created = page.getByRole('columnheader', { name: 'Created' });
  await expect(created).toHaveAttribute('aria-sort', 'descending');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Open as its own page' }).click();
  await page.locator('header').getByRole('link', { name: 'Channels' }).click();
  await expect(page).toHaveURL(/channels\?sort=-created_at$/);
  await expect(created).toHaveAttribute('aria-sort', 'descending');
});

test('reads on as far as the API lists, says where it ends, also in a file, and keeps the document small', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  await open(page, list);
  await grid(page).focus();
  const end = page.getByText('The API lists the first 1,030 channels of a filter.');
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(page.getByText(/^1–[3-9]\d\d loaded/)).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 45_000, intervals: [50] });
  // What is still missing, the CSV of the whole view reads by itself.
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV of the whole view…' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/-first-1030-/);
  expect(readFileSync(await file.path(), 'utf8').split('\r\n')).toHaveLength(1032);
  await expect(page.getByText('CSV of the first 1,030 channels')).toBeVisible();
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(end).toBeVisible();
  await expect(page.getByText('1–1,030 loaded, as far as the API lists')).toBeVisible();
  expect(await page.locator('*').count()).toBeLessThan(1200);
});

test('a view is saved, changed, shared and deleted', async ({ signIn }) => {
  const page = await signIn('moderator');
  await open(page, withFilter({ frozen: true }));
  await page.getByRole('button', { name: 'Save as a new view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Frozen ones');
  await page.getByRole('checkbox', { name: /Share with everyone/ }).check();
  await page.getByRole('button', { name: 'Save view' }).click();
  const views = page.getByRole('navigation', { name: 'Views' });
  await expect(views.getByRole('link', { name: /Frozen ones/ })).toHaveAttribute('aria-current', 'page');

  await page.getByRole('columnheader', { name: 'Members' }).getByRole('button').click();
  await expect(page.getByText('View changed')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  await expect(page.getByText('View changed')).toBeHidden();
  await expect(page.getByRole('button', { name: 'More about this view' })).toBeFocused();

  const other = await signIn('admin');
  await open(other, list);
  await other.getByRole('link', { name: /Frozen ones/ }).click();
  await expect(other.getByRole('group', { name: 'Filter: frozen is true' })).toBeVisible();
  await expect(other).toHaveURL(/sort=-member_count/);
  await expect(other.getByRole('button', { name: 'More about this view' })).toHaveCount(0);

  await page.getByRole('button', { name: 'More about this view' }).click();
  await page.getByRole('menuitem', { name: 'Delete view…' }).click();
  await page.getByRole('button', { name: 'Delete view' }).click();
  await expect(views.getByRole('link', { name: /Frozen ones/ })).toHaveCount(0);
  await expect(page.getByRole('group', { name: 'Filter: frozen is true' })).toBeVisible();
});

test('channels as one user sees them are for those alone who may read what is personal', async ({
  guard,
  signIn,
}) => {
  const needed = /Needs personal\.read, which Moderator and Admin have and Marketer lacks/;
  const marketer = await signIn('marketer');
  await open(marketer, list);
  await marketer.keyboard.press('f');
  await marketer.getByRole('textbox', { name: 'Find a field' }).fill('hid');
  await expect(marketer.getByText(needed)).toBeVisible();
  await expect(marketer.getByRole('option', { name: 'hidden' })).toHaveCount(0);
  await expectNoViolations(marketer);
  await marketer.goto(withFilter({ hidden: true }));
  await expect(marketer.getByText('The filter is about one user')).toBeVisible();
  await expect(marketer.getByText(needed)).toBeVisible();
  guard.expectHttpError(403, '/api/v2/chat/channels');
  const hidden = `${withFilter({ hidden: true })}&as=hala-yasmini`;
  await marketer.goto(hidden);
  await expect(marketer.getByText('You may not see channels as one user sees them')).toBeVisible();
  await expect(marketer.getByText(needed)).toBeVisible();
  await expectNoViolations(marketer);

  await open(await signIn('moderator'), hidden);
});

test('columns and density are kept for the operator', async ({ signIn }) => {
  const page = await signIn('marketer');
  await open(page, list);
  await page.getByRole('button', { name: 'Columns' }).click();
  // The choice shows with the next drawing, which `uncheck` does not wait for.
  const team = page.getByRole('checkbox', { name: 'Team' });
  await team.click();
  await expect(team).not.toBeChecked();
  await page.keyboard.press('Escape');
  // The column is saved before.
  const saved = page.waitForResponse(
    (response) =>
      response.url().endsWith('/api/preferences') &&
      Boolean(response.request().postData()?.includes('density')),
  );
  await page.getByRole('button', { name: 'Compact rows' }).click();
  await saved;
  await page.reload();
  await expect(page.getByRole('button', { name: 'Comfortable rows' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Type' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Team' })).toBeHidden();
});

test('a CSV has the columns of the list, ids are copied, and a selection ends with its list', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(
    page,
    withFilter({ cid: { $in: ['messaging:support-nordics-eap', 'livestream:live-harbour'] } }),
  );
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV of 2 channels' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8').split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv[0]).toMatch(/cid,name,type,team,member_count,message_count,last_message_at,created_at,state$/);
  expect(csv.find((line) => line.startsWith('livestream:live-harbour'))).toMatch(/,396,,/);
  await grid(page).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Copy 2 ids' }).click();
  await expect(page.getByText('Copied 2 ids')).toBeVisible();
  await page.getByLabel('Notifications').getByRole('button', { name: 'Close' }).first().press('Enter');
  await expect(page.getByRole('button', { name: 'Copy 2 ids' })).toBeFocused();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').toSorted()).toEqual(['livestream:live-harbour', 'messaging:support-nordics-eap']);
  await page
    .getByRole('button', { name: /^Remove/ })
    .first()
    .click();
  await expect(page.getByText('2 channels no longer selected')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy 2 ids' })).toBeHidden();
});

test('nothing matches, and the way back', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(withFilter({ frozen: true, type: 'no-such-type' }));
  await expect(page.getByText('No channel matches these 2 filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear 2 filters' }).press('Enter');
  await expectRow(page, 'not counted');
  await expect(grid(page)).toBeFocused();
  await page.goBack();
  await page.getByRole('button', { name: 'Drop “type”' }).click();
  await expectRow(page, 'Frozen');
});

test('no address breaks the page', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(`${list}?filter={"type"&sort=;;&view=none&as=`);
  await expect(page.getByText('The filter in this address cannot be read')).toBeVisible();
  await page.getByRole('button', { name: 'Show all channels' }).click();
  await expectRow(page, 'not counted');
});

test.describe('when the API fails', () => {
  const faults = async (address: string, list: object[]): Promise<void> => {
    const answer = await fetch(`${address}/__sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(list),
    });
    expect(answer.ok).toBe(true);
  };
  test.afterEach(({ world }) => faults(world.sandbox.url, []));

  test('its words are shown with code and request id, and trying again helps', async ({
    signIn,
    world,
    guard,
  }) => {
    guard.expectHttpError(400, '/chat/channels');
    const page = await signIn('moderator');
    await open(page, list);
    await faults(world.sandbox.url, [{ operation: 'query_channels', kind: 'status', status: 400, times: 1 }]);
    await page.goto(`${list}?sort=-created_at`);
    const alert = page.getByRole('alert');
    await expect(alert.getByText('Channels could not be read')).toBeVisible();
    await expect(alert.getByText(/400 · code/)).toBeVisible();
    await expect(alert.getByText(/^Request/)).toBeVisible();
    await alert.getByRole('button', { name: 'Try again' }).press('Enter');
    await expectRow(page, 'messaging:');
    await expect(grid(page)).toBeFocused();
  });

  test('rows stay when reading again fails, with the reason over them', async ({ signIn, world, guard }) => {
    guard.expectHttpError(429, '/chat/channels');
    const page = await signIn('moderator');
    // The list reads on by itself as long as its end is near; here it is not, and the failure is for reading again.
    await page.setViewportSize({ width: 1440, height: 700 });
    await page.reload();
    await open(page, list);
    await expect(page.getByRole('checkbox', { name: 'Select the 30 loaded' })).toBeAttached();
    await faults(world.sandbox.url, [
      { operation: 'query_channels', kind: 'rate_limit', retry_after_s: 3, times: 1 },
    ]);
    const first = row(page, 'messaging:').first();
    const before = await first.boundingBox();
    await page.getByRole('button', { name: 'Read again' }).click();
    const limited = page.getByRole('status').filter({ hasText: 'Too many calls this minute' });
    await expect(limited.getByText(/Reads again in \d+ s/)).toBeVisible();
    expect(await first.boundingBox()).toEqual(before);
    // It counts down and reads again by itself.
    await expect(limited).toBeHidden();
  });
});

test('on a phone the table is a list', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(withFilter({ frozen: true }));
  const items = page.getByRole('list', { name: 'Channels' }).getByRole('listitem');
  await expect(items.first()).toBeVisible();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBe(0);
  await items.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/channels\/beside\//);
  await expect(page.getByRole('list', { name: 'Channels' })).toBeHidden();
});
