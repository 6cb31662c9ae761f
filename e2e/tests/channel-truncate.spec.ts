import { toMillis } from '@backchannel/chat-api';
import { getChannel } from '@backchannel/chat-api/operations';
import type { Locator, Page } from '@playwright/test';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { busy, dialogOf, openTruncation, state } from '../truncation.ts';

const arabic = { type: 'messaging', id: 'bk-8810-elshenawy' };
const uncounted = { type: 'livestream', id: 'live-harbour' };

/** Moves on with Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 10_000 });
}

test.afterEach(({ world }) => setFaults(world.sandbox));

test.describe('softly, for everyone', () => {
  test.use({ worldPer: 'test' });

  test('with the keyboard alone: seen, counted, done, read back, in the audit log', async ({
    signIn,
    world,
  }) => {
    const before = (await state(world, busy)).channel?.message_count ?? 0;
    const page = await signIn('moderator');
    await page.goto(`/apps/sandbox/channels/${busy.type}:${busy.id}`);
    const ask = page.getByRole('button', { name: 'Truncate…' });
    await expect(ask).toBeVisible();
    await tabTo(page, ask);
    await page.keyboard.press('Enter');

    const dialog = dialogOf(page);
    await expect(dialog.getByRole('button', { name: 'Keep messages' })).toBeFocused();
    const act = dialog.getByRole('button', { name: `Hide all ${before} messages` });
    await expect(act).toBeVisible();
    await expect(dialog.getByText('Still in use')).toBeVisible();
    await expect(dialog).toHaveAccessibleDescription(
      new RegExp(`${before} messages, all that the channel has`),
    );
    await tabTo(page, dialog.getByRole('textbox', { name: 'System message' }));
    await page.keyboard.type('Cleared on request.');
    await tabTo(page, act);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Enter does not confirm')).toBeVisible();
    expect((await state(world, busy)).channel?.message_count).toBe(before);

    await page.keyboard.press('Space');
    await expectToast(page, `Hid all ${before} messages`);
    await expectToast(page, 'The API now reports 1 message');
    await expect(ask).toBeFocused();
    await expect(page.getByText('Cleared on request.')).toBeVisible();

    const { channel, messages } = await state(world, busy);
    expect(channel).toMatchObject({ message_count: 1, truncated_by: { name: 'Maja Lindqvist' } });
    expect(messages.map(({ type, text }) => ({ type, text }))).toEqual([
      { type: 'system', text: 'Cleared on request.' },
    ]);

    await page.getByRole('button', { name: 'Audit record' }).click();
    await expect(
      page.getByRole('heading', { name: `Maja Lindqvist truncated ${busy.type}:${busy.id}` }),
    ).toBeVisible();
  });
});

test('hard, up to a date: the name is asked for, and what is later stays', async ({ signIn, world }) => {
  const all = (await state(world, busy)).messages;
  const times = all.map(({ created_at }) => toMillis(created_at));
  const date = new Date(times[Math.floor(times.length / 2)] ?? 0).toISOString();
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, busy);
  await dialog.getByRole('radio', { name: 'Up to a date and time' }).check();
  await dialog.getByRole('combobox', { name: 'Up to: time zone' }).fill('UTC');
  await dialog.getByLabel('Up to', { exact: true }).fill(date.slice(0, 16));
  await expect(dialog.getByText(/^Part of/)).toBeVisible();
  await dialog.getByRole('radio', { name: 'Hard delete' }).check();
  const act = dialog.getByRole('button', { name: /^Hard delete messages before/ });
  await expect(act).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByRole('textbox', { name: /^Type/ }).fill('support-nordics-');
  await expect(dialog.getByText('3 more characters')).toBeVisible();
  await dialog.getByRole('textbox', { name: /^Type/ }).fill('Støtte · Nordics early access');
  await act.click();
  await expectToast(page, 'Hard deleted messages before');

  const { messages, channel } = await state(world, busy);
  const until = Date.parse(`${date.slice(0, 16)}Z`);
  expect(channel?.truncated_at && toMillis(channel.truncated_at)).toBe(until);
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.every(({ created_at }) => toMillis(created_at) > until)).toBe(true);
});

test('a moment that is not clear yet has no number, and one of another zone stands in that zone everywhere', async ({
  signIn,
  world,
}) => {
  const { messages } = await state(world, busy);
  const times = messages.map(({ created_at }) => toMillis(created_at));
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  const inTokyo = new Date(middle + 9 * 60 * 60_000).toISOString();
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, busy);
  await dialog.getByRole('radio', { name: 'Up to a date and time' }).check();
  await dialog.getByRole('combobox', { name: 'Up to: time zone' }).fill('Asia/Tok');
  const what = dialog.getByRole('region', { name: 'What will go' });
  await expect(what.getByText('Choose a date, a time and a zone.')).toBeVisible();
  await expect(what).not.toContainText(/\d/);
  await expect(dialog.getByRole('button', { name: 'Hide messages up to a date' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );

  await dialog.getByRole('combobox', { name: 'Up to: time zone' }).fill('Asia/Tokyo');
  const act = dialog.getByRole('button', { name: /^Hide messages before .* Asia\/Tokyo$/ });
  await dialog.getByLabel('Up to', { exact: true }).fill(`${inTokyo.slice(0, 13)}:30`);
  await expect(what.getByText(/^Part of/)).toBeVisible();
  const moment = (await act.innerText()).replace('Hide messages before ', '');
  expect(moment).toContain(`${inTokyo.slice(11, 13)}:30 Asia/Tokyo`);
  await expect(what.getByText(`Everything after ${moment} stays.`)).toBeVisible();
  await expect(what.getByRole('definition').filter({ hasText: 'Asia/Tokyo' })).toHaveCount(2);

  await page.setViewportSize({ width: 360, height: 740 });
  // Whatever of it is in view.
  await expect(dialog.getByRole('button', { name: 'Keep messages' })).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('radio', { name: 'Hard delete' }).check();
  const [name, number] = await Promise.all([
    dialog.getByRole('textbox', { name: /^Type/ }).boundingBox(),
    what.boundingBox(),
  ]);
  expect(name?.y).toBeGreaterThan((number?.y ?? 0) + (number?.height ?? Infinity));
});

test('for some members: only they lose sight of it, and hard cannot be chosen with it', async ({
  signIn,
  world,
}) => {
  const before = await state(world, arabic);
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, arabic);
  await dialog.getByRole('radio', { name: 'Some members…' }).check();
  await expect(dialog.getByRole('radio', { name: 'Hard delete' })).toBeDisabled();
  await expect(dialog.getByText('Only for everyone')).toBeVisible();
  await expect(dialog.getByText('Choose at least one member.')).toBeVisible();
  await expect(dialog.getByText('Only a system message sends one.')).toBeVisible();
  await dialog.getByRole('searchbox', { name: 'Find members by name or id' }).fill('hala-yasmini');
  await dialog.getByRole('checkbox', { name: /hala-yasmini/ }).check();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Hide history for 1 member' }).click();
  await expectToast(page, 'Hid the history of');
  await expectToast(page, 'nothing of it is shown any more');

  const call = directClient(world.sandbox);
  const theirs = await call(getChannel, { params: arabic, query: { user_id: 'hala-yasmini' } });
  expect(theirs.messages).toEqual([]);
  const after = await state(world, arabic);
  expect(after.channel?.message_count).toBe(before.channel?.message_count);
});

test('a dialog that the browser closes without asking is closed for the page, too', async ({ signIn }) => {
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, busy);
  // As a browser does on a second Escape to a page that has not let the first one close it.
  await dialog.evaluate((element) => element instanceof HTMLDialogElement && element.close());
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Truncate…' }).click();
  await expect(dialog).toBeVisible();
});

test('a type that does not count its messages is said to be so, never numbered', async ({ signIn }) => {
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, uncounted);
  await expect(dialog.getByText('Not counted')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Hide all messages' })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await expectNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('the palette names the channel, and truncates it', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(`/apps/sandbox/channels/${uncounted.type}:${uncounted.id}`);
  await expect(page.getByRole('button', { name: 'Truncate…' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Truncate “Live');
  await page.keyboard.press('Enter');
  await expect(dialogOf(page).getByRole('button', { name: 'Keep messages' })).toBeFocused();
});
