import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoViolations, expectRow, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { auditAddress, openChannel } from '../people.ts';

const cid = 'messaging:bk-8810-elshenawy';

/** Leaves three records: frozen, unfrozen, and a marketer refused. */
async function leaveRecords(moderator: Page, marketer: Page): Promise<void> {
  await openChannel(moderator, cid);
  await moderator.getByRole('button', { name: 'Freeze' }).click();
  await expectToast(moderator, 'Froze “');
  await moderator.getByRole('button', { name: 'Unfreeze' }).click();
  await expectToast(moderator, 'Unfroze “');
  // As a page of theirs would.
  await marketer.goto('/');
  await marketer.evaluate(
    (path) =>
      fetch(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: '{"set":{"frozen":true}}',
      }),
    `/api/apps/sandbox/chat/api/v2/chat/channels/${cid.replace(':', '/')}`,
  );
}

test('before anything was done, it says what will stand here', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.goto(auditAddress);
  await expect(page.getByText('Nothing has been changed yet')).toBeVisible();
  await expectNoViolations(page);
});

test('who did what is found by filters that live in the address', async ({ signIn, guard }) => {
  guard.expectHttpError(403, '/bk-8810-elshenawy');
  const moderator = await signIn('moderator');
  const marketer = await signIn('marketer');
  await leaveRecords(moderator, marketer);

  const page = await signIn('admin');
  await page.goto(auditAddress);
  await expectRow(page, 'Maja Lindqvist', 'froze', cid, 'Done');
  await expectRow(page, 'Tomás Ferreira', 'was not allowed to freeze', 'Refused');
  await expectNoViolations(page);
  const filters = page.getByRole('search', { name: 'Filter the log' });
  const height = async () => (await filters.boundingBox())?.height;
  const before = await height();
  await page.getByRole('combobox', { name: 'Outcome' }).selectOption('refused');
  await expect(page).toHaveURL(/outcome=refused/);
  await expect(row(page, 'Maja Lindqvist', 'froze')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'Maja Lindqvist' });
  await expect(page.getByText('No record matches these 2 filters')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No record matches these 2 filters')).toBeVisible();
  await expect(page.getByText('person Maja Lindqvist · outcome Refused')).toBeVisible();
  await expect(page.getByText(/Without them there are \d+\./)).toBeVisible();
  await expect(page.getByText('0 match', { exact: true })).toBeVisible();
  await expectNoViolations(page);
  for (const width of [1180, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expect(filters.getByRole('button', { name: 'Clear' })).toBeVisible();
    expect(await height(), `at ${width}`).toBe(before);
  }
  await page.getByRole('button', { name: 'Clear 2 filters' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Records' })).toBeFocused();
  await expectRow(page, 'Maja Lindqvist', 'unfroze', cid);

  await page.getByRole('searchbox', { name: 'Target' }).fill('elshenawy');
  await expect(page).toHaveURL(/target=elshenawy/);
  await page.getByRole('combobox', { name: 'Operation' }).selectOption('update_channel_partial');
  await page.getByRole('button', { name: 'Any time' }).click();
  await page.getByRole('button', { name: 'Last hour' }).click();
  await expect(page).toHaveURL(/from=/);
  await expectRow(page, 'Maja Lindqvist', 'froze', cid);
  await filters.getByRole('button', { name: 'Clear' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Records' })).toBeFocused();
});

test('a record has an address of its own, with its request and its links', async ({ signIn }) => {
  const moderator = await signIn('moderator');
  await moderator.goto(auditAddress);
  await expectRow(moderator, 'unfroze');
  await moderator.keyboard.press('j');
  await moderator.keyboard.press('j');
  await moderator.keyboard.press('Enter');
  await expect(moderator).toHaveURL(/\/audit\/[\w-]+/);
  const record = moderator.getByRole('region', { name: 'Record' });
  await expect(record.getByRole('heading', { level: 2 })).toBeFocused();
  await moderator.keyboard.press('Escape');
  await expect(moderator.getByRole('table', { name: 'Audit log' }).locator('a:focus')).toHaveCount(1);
  await moderator.keyboard.press('Enter');
  await expect(record.getByRole('heading', { level: 2 })).toBeFocused();
  await moderator.reload();
  await expect(record.getByRole('heading', { level: 2 })).toContainText(cid);
  await expect(record.getByRole('textbox', { name: 'Request as JSON' })).toHaveValue(/"frozen"/);
  await expect(record.getByText(/^Link \d+$/)).toHaveCount(2);
  await expectNoViolations(moderator);
  await moderator.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await record.getByRole('button', { name: 'Copy as curl' }).click();
  await expectToast(moderator, 'Copied as curl');
  const curl = await moderator.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain('$STREAM_TOKEN');
  expect(curl).toContain('/channels/messaging/bk-8810-elshenawy');
  await record.getByRole('link', { name: cid }).click();
  await expect(moderator).toHaveURL(/channels\/messaging/);
});

test('the chain is checked for who may, and the CSV has the same records', async ({ signIn }) => {
  const admin = await signIn('admin');
  await admin.goto(`${auditAddress}?outcome=refused`);
  await expect(admin.getByText('Chain intact')).toBeVisible();
  await expect(admin.getByText(/links · checked/)).toBeVisible();
  await admin.getByRole('button', { name: 'Verify' }).click();
  await expect(admin.getByText('Chain intact')).toBeVisible();
  const download = admin.waitForEvent('download');
  await admin.getByRole('link', { name: 'CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv).toContain('Tomás Ferreira');
  expect(csv).not.toContain('Maja Lindqvist');

  const moderator = await signIn('moderator');
  await moderator.goto(auditAddress);
  await expect(moderator.getByText('Chain not checked')).toBeVisible();
});

test('on a phone a record covers the list', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(auditAddress);
  await expectRow(page, 'unfroze');
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByRole('region', { name: 'Record' })).toBeVisible();
  await expect(page.getByRole('table')).toBeHidden();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});

test('a record that is opened while the filter is still being typed stays open', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.goto(auditAddress);
  await expectRow(page, 'Maja Lindqvist', 'unfroze', cid);
  await page.getByRole('searchbox', { name: 'Target' }).fill('elshenawy');
  await row(page, 'Maja Lindqvist', 'unfroze').getByRole('link').click();
  await expect(page).toHaveURL(/audit\/[^/?]+\?.*target=elshenawy/);
  await expect(page.getByRole('button', { name: /^Close/ })).toBeVisible();
});
