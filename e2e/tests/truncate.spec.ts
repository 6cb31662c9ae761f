import { toMillis } from '@backchannel/chat-api';
import { getChannel, queryMembers, sendMessage } from '@backchannel/chat-api/operations';
import type { Locator, Page } from '@playwright/test';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import type { World } from '../world.ts';

const busy = { type: 'messaging', id: 'support-nordics-eap' };
const arabic = { type: 'messaging', id: 'bk-8810-elshenawy' };
const uncounted = { type: 'livestream', id: 'live-harbour' };

const dialogOf = (page: Page): Locator => page.getByRole('alertdialog');

/** Opens the channel's own page and its truncation, and waits until what would go is counted. */
async function openTruncation(page: Page, { type, id }: { type: string; id: string }): Promise<Locator> {
  await page.goto(`/apps/sandbox/channels/${type}:${id}`);
  await page.getByRole('button', { name: 'Truncate…' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText(/^counted/)).toBeVisible();
  return dialog;
}

/** Moves on with Tab until an element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(target).toBeFocused({ timeout: 50 });
  }).toPass({ intervals: [0], timeout: 10_000 });
}

const state = (world: World, params: { type: string; id: string }) =>
  directClient(world.sandbox)(getChannel, { params, query: { messages_limit: 300, members_limit: 5 } });

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
  await dialog.getByRole('searchbox', { name: 'Find members by name or id' }).fill('hala-yasmini');
  await dialog.getByRole('checkbox', { name: /hala-yasmini/ }).check();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Hide history for 1 member' }).click();
  await expectToast(page, 'Hid the history of');

  const call = directClient(world.sandbox);
  const theirs = await call(getChannel, { params: arabic, query: { user_id: 'hala-yasmini' } });
  expect(theirs.messages).toEqual([]);
  const after = await state(world, arabic);
  expect(after.channel?.message_count).toBe(before.channel?.message_count);
});

test('nothing is sent when it changed since it was counted', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, arabic);
  const call = directClient(world.sandbox);
  const { members } = await call(queryMembers, {
    query: { payload: { ...arabic, filter_conditions: {}, limit: 1 } },
  });
  await call(sendMessage, {
    params: arabic,
    body: { message: { text: 'One more', user_id: members[0]?.user_id ?? '' } },
  });
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  const drift = dialog.getByRole('alert');
  await expect(drift).toContainText('It changed since it was counted. Nothing was sent.');
  await expect(drift).toContainText(/messages now, \d+ before/);
  const again = dialog.getByRole('button', { name: 'Go on with the new count' });
  await expect(again).toBeFocused();
  await expect(dialog.getByRole('button', { name: /^Hide all/ })).toHaveAttribute('aria-disabled', 'true');
  expect((await state(world, arabic)).channel?.truncated_at).toBeUndefined();
  await expectNoViolations(page);
  await again.click();
  await expect(dialog.getByRole('button', { name: 'Keep messages' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await state(world, arabic)).channel?.truncated_at).toBeUndefined();
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

test('a failure stays in the dialog, with everything typed', async ({ signIn, world, guard }) => {
  guard.expectHttpError(400, '/truncate');
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, arabic);
  await dialog.getByRole('textbox', { name: 'System message' }).fill('Kept');
  await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'status', status: 400, times: 1 });
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
  await expect(dialog.getByRole('textbox', { name: 'System message' })).toHaveValue('Kept');
  await expectNoViolations(page);
});

test('when nobody knows whether it was done, it looks again and says what is there', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(500, '/truncate');
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, { type: 'messaging', id: 'great-autumn-journey' });
  await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'status', status: 500, times: 1 });
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nobody knows yet whether it was done');
  await expect(dialog.getByRole('alert')).toContainText(/Looked again at .*nothing of it has changed so far/);
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expectToast(page, /^Hid/);
});

test('the act waits until what goes is counted, and says so when it cannot be', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(400, '/api/v2/chat/channels/');
  const page = await signIn('moderator');
  await page.goto(`/apps/sandbox/channels/${arabic.type}:${arabic.id}?tab=danger`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Truncate' })).toBeVisible();
  await setFaults(world.sandbox, { operation: 'get_or_create_channel', kind: 'status', status: 400 });
  await page.getByRole('listitem').getByRole('button', { name: 'Truncate…' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText('What would go could not be counted')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Hide all messages' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await setFaults(world.sandbox);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByText(/^counted/)).toBeVisible();
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

test('a marketer is told what is missing, by the page and by the server', async ({ signIn, guard }) => {
  guard.expectHttpError(403, '/truncate');
  const page = await signIn('marketer');
  await page.goto(`/apps/sandbox/channels/${busy.type}:${busy.id}?tab=danger`);
  const truncate = page.getByRole('listitem').filter({ hasText: 'Truncate' });
  await expect(truncate).toContainText('Needs channels.truncate, which Moderator and Admin have');
  await expect(truncate.getByRole('button')).toHaveAttribute('aria-disabled', 'true');
  const refused = await page.evaluate(async (path) => {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return { status: answer.status, body: await answer.text() };
  }, `/api/apps/sandbox/chat/api/v2/chat/channels/${busy.type}/${busy.id}/truncate`);
  expect(refused.status).toBe(403);
  expect(refused.body).toContain('channels.truncate');
});

test('who loses the permission meanwhile is refused in words', async ({
  signIn,
  guard,
  browser,
  contextOptions,
  world,
}) => {
  guard.expectHttpError(403, '/truncate');
  const admin = await signIn('admin');
  const person = {
    name: 'Anh Tuấn',
    email: 'anh@example.com',
    role: 'moderator',
    password: 'correct horse battery',
  };
  await admin.goto('/settings/operators');
  await admin.evaluate(
    (body) =>
      fetch('/api/operators', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(({ ok }) => ok || Promise.reject(new Error('The operator was not added'))),
    person,
  );
  const context = await browser.newContext({ ...contextOptions, baseURL: world.url });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(person.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(person.password);
  await page.getByRole('textbox', { name: 'Password' }).press('Enter');
  await expect(page).toHaveURL(/channels/);
  const dialog = await openTruncation(page, arabic);

  await admin.reload();
  await admin.getByRole('combobox', { name: `Role of ${person.name}` }).selectOption('marketer');
  await expectToast(admin, `${person.name} is now marketer`);
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
  await expect(dialog.getByRole('alert')).toContainText('channels.truncate');
  await context.close();
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
