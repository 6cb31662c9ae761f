import { getChannel, getMessage } from '@backchannel/chat-api/operations';
import type { Locator, Page } from '@playwright/test';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectRow, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { onFarServer } from '../far-server.ts';
import { channelAddress, openChannel } from '../people.ts';
import type { World } from '../world.ts';

const params = { type: 'messaging', id: 'bk-8810-elshenawy' };
const cid = `${params.type}:${params.id}`;

/** Opens the channel and finds one of its newest messages: 1 is the newest. */
async function openMessage(
  page: Page,
  world: World,
  newest: number,
): Promise<{ message: Locator; id: string; text: string }> {
  const { messages } = await directClient(world.sandbox)(getChannel, {
    params,
    query: { messages_limit: 10 },
  });
  const found = messages.filter(({ type }) => type === 'regular').at(-newest);
  const { id = '', text = '' } = found ?? {};
  await openChannel(page, cid);
  const message = page.getByRole('article').filter({ hasText: text }).last();
  await expect(message).toBeVisible();
  return { message, id, text };
}

/** Focuses a message and waits until its acts are at hand. */
async function focusOn(message: Locator): Promise<void> {
  await message.focus();
  await expect(message.getByRole('button', { name: 'More for this message' })).toBeVisible();
}

/** Chooses from the menu of a message. */
async function choose(page: Page, message: Locator, name: string | RegExp): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: 'More for this message' }).click();
  await page.getByRole('menuitem', { name }).click();
}

const read = async (world: World, id: string) =>
  (await directClient(world.sandbox)(getMessage, { params: { id }, query: { show_deleted_message: true } }))
    .message;

test.afterEach(({ world }) => setFaults(world.sandbox));

test('is edited as the operator; a failure keeps what was typed; undo takes it back', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(400, '/messages/');
  guard.expectHttpError(401, '/api/');
  const page = await signIn('moderator');
  const { message, id, text } = await openMessage(page, world, 1);
  await focusOn(message);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: /^Edit message by/ }).or(page.getByRole('alertdialog'));
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toBeFocused();
  await expect(dialog.getByText('Edited as you, Maja Lindqvist.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Changed by hand');
  await page.keyboard.press('Escape');
  await expect(dialog.getByText('not saved yet')).toBeVisible();
  await expectNoViolations(page);

  await setFaults(world.sandbox, {
    operation: 'update_message_partial',
    kind: 'status',
    status: 400,
    times: 1,
  });
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert').filter({ hasText: 'The text was not saved' })).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue('Changed by hand');
  await page.keyboard.press('Control+Enter');
  await expectToast(page, 'Edited a message by');
  const changed = page.getByRole('article').filter({ hasText: 'Changed by hand' });
  await expect(changed).toBeVisible();
  expect((await read(world, id)).text).toBe('Changed by hand');
  // The focus came back as the dialog went, and the message's keys with it.
  await page.keyboard.press('p');
  await expectToast(page, 'Pinned a message by');
  await page.keyboard.press('u');
  await expect.poll(async () => (await read(world, id)).pinned).toBe(false);

  await page.keyboard.press('u');
  await expect(changed).toHaveCount(0);
  expect((await read(world, id)).text).toBe(text);

  await focusOn(message);
  await page.keyboard.press('e');
  const field = dialog.getByRole('textbox', { name: 'Text' });
  await field.fill('Not to be lost');
  await page.context().clearCookies();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Continue as moderator' }).click();
  await expect(field).toHaveValue('Not to be lost');
  await expect(field).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expectToast(page, 'Edited a message by');
  expect((await read(world, id)).text).toBe('Not to be lost');
  await page.keyboard.press('u');
  await expect.poll(async () => (await read(world, id)).text).toBe(text);
});

test('its keys, and what is typed after them, wait for what they need', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  await page.goto(`${channelAddress(cid)}?tab=members`);
  await expect(page.getByRole('tab', { name: /Members/, selected: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Truncate…' })).toBeVisible();
  const back = await onFarServer(page, 2000);
  await page.getByRole('tab', { name: 'Conversation' }).click();
  const { messages } = await directClient(world.sandbox)(getChannel, {
    params,
    query: { messages_limit: 1 },
  });
  const { text = '' } = messages[0] ?? {};
  const message = page.getByRole('article').filter({ hasText: text }).last();
  await message.focus();
  await page.keyboard.press('e');
  // Pressed before it was there.
  expect(await message.getByRole('button', { name: 'More for this message' }).count()).toBe(0);
  await page.keyboard.type(' Once more: ');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('New tex!t');
  for (const key of ['ArrowLeft', 'Backspace', 'End', '?', 'Home', 'Delete', 'n'])
    await page.keyboard.press(key);
  const field = page.getByRole('dialog', { name: /^Edit message by/ }).or(page.getByRole('alertdialog'));
  await expect(field.getByRole('textbox', { name: 'Text' })).toHaveValue('new text?');
  await back();
});

test('its keys hold nobody who has no connection', async ({ signIn, guard }) => {
  guard.expectFailure('net::ERR_INTERNET_DISCONNECTED');
  // In which nothing is in the cache.
  const page = await signIn('moderator', 'new');
  await page.goto(`${channelAddress(cid)}?tab=members`);
  // What presses keys again is there from now on.
  await page.getByRole('button', { name: 'Truncate…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.context().setOffline(true);
  const lost = page.waitForEvent('requestfailed', (request) => request.url().includes('message-actions'));
  await page.getByRole('tab', { name: 'Conversation' }).click();
  await lost;
  const message = page.getByRole('article').last();
  await message.focus();
  await page.keyboard.press('e');
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(message).not.toBeFocused({ timeout: 100 });
  }).toPass({ timeout: 10_000 });
});

test('what was typed waits until its message can be read, whatever is asked meanwhile', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(400, '/messages/');
  guard.expectHttpError(401, '/api/');
  const page = await signIn('moderator');
  const { message, text } = await openMessage(page, world, 1);
  await focusOn(message);
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: /^Edit message by/ }).or(page.getByRole('alertdialog'));
  const field = dialog.getByRole('textbox', { name: 'Text' });
  await field.fill('Not to be lost');
  await page.context().clearCookies();
  await setFaults(world.sandbox, { operation: 'get_message', kind: 'status', status: 400 });
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Continue as moderator' }).click();
  await expectToast(page, 'What was typed for a message waits until that can be read');
  await setFaults(world.sandbox);

  await page.getByRole('button', { name: 'Truncate…' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await focusOn(page.getByRole('article').filter({ hasNotText: text }).last());
  await page.keyboard.press('e');
  await expect(field).not.toHaveValue('Not to be lost');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(field).toHaveValue('Not to be lost');
});

test('a key that is held down acts once', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  const { message } = await openMessage(page, world, 6);
  await focusOn(message);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'DELETE') sent.push(request.url());
  });
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Delete');
  await page.keyboard.up('Delete');
  await expectToast(page, 'Deleted a message by');
  expect(sent).toHaveLength(1);
  // The tests below begin with nothing deleted.
  await page.keyboard.press('u');
  await expect(page.getByRole('article').getByText('Undelete')).toHaveCount(0);
});

test('is pinned and unpinned by key, and until a time by menu', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  // Above where toasts lie, which would be waited for.
  const { message, id } = await openMessage(page, world, 5);
  await focusOn(message);
  await page.keyboard.press('p');
  await expectToast(page, 'Pinned a message by');
  await expect(page.getByText('1 pinned')).toBeVisible();
  await focusOn(message);
  await page.keyboard.press('p');
  await expectToast(page, 'Unpinned a message by');
  expect((await read(world, id)).pinned).toBe(false);

  await choose(page, message, 'Pin until a time…');
  const dialog = page.getByRole('dialog', { name: /^Pin message by/ });
  await expectNoViolations(page);
  await dialog.getByLabel('Pinned until', { exact: true }).fill('2000-01-01T00:00');
  await expect(dialog.getByRole('button', { name: 'Pin until then' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await dialog.getByLabel('Pinned until', { exact: true }).fill('2090-01-01T00:00');
  await dialog.getByRole('button', { name: 'Pin until then' }).click();
  await expectToast(page, /Until 1 Jan 2090/);
  expect(await read(world, id)).toMatchObject({ pinned: true, pin_expires: expect.any(Number) });
  await focusOn(message);
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('region', { name: 'Message', exact: true });
  await expect(inspector.getByText('something else was changed, such as a pin')).toHaveCount(3);
});

test('is deleted at once, brought back by undo and by its own line; a lost answer is looked after', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(502, '/messages/');
  const page = await signIn('moderator');
  const { message, id } = await openMessage(page, world, 3);
  await focusOn(message);
  await setFaults(world.sandbox, { operation: 'delete_message', kind: 'cut', times: 1 });
  await page.keyboard.press('Delete');
  await expectToast(page, 'The message was not deleted');
  await expectToast(page, /Looked again at .*: nothing of it has been done so far/);
  await setFaults(world.sandbox, { operation: 'delete_message', kind: 'cut', done: true, times: 1 });
  await page.keyboard.press('Delete');
  await expectToast(page, 'Deleted a message by');
  expect((await read(world, id)).type).toBe('deleted');
  const undelete = page.getByRole('article').getByText('Undelete');
  await expect(undelete).toHaveCount(1);
  await page.keyboard.press('u');
  await expect(undelete).toHaveCount(0);
  await expect.poll(async () => (await read(world, id)).type).toBe('regular');

  await message.hover();
  await message.getByRole('button', { name: 'Delete', exact: true }).click();
  await undelete.press('Enter');
  await expectToast(page, 'Brought back a message by');
  await expect(message).toBeFocused();
  expect((await read(world, id)).type).toBe('regular');
});

test('is hard deleted only after asking', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  const { message, id } = await openMessage(page, world, 4);
  await choose(page, message, 'Hard delete…');
  const dialog = page.getByRole('alertdialog', { name: /^Hard delete message by/ });
  await expect(dialog.getByRole('button', { name: 'Keep message' })).toBeFocused();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Hard delete message' }).click();
  await expectToast(page, 'Hard deleted a message by');
  await expect(read(world, id)).rejects.toThrow(/./);
  await page.getByRole('button', { name: 'Audit record' }).click();
  await expect(page.getByRole('heading', { name: `hard deleted the message ${id}` })).toBeVisible();
  // The channel's own part of the audit log has it, although the request named the message alone.
  await page.goto(`${channelAddress(cid)}?tab=danger`);
  await page.getByRole('link', { name: 'audit log of this channel' }).click();
  await expectRow(page, 'Maja Lindqvist', 'hard deleted the message', id, `in ${cid}`);
  await row(page, 'hard deleted the message').getByRole('link').click();
  await expect(page.getByRole('link', { name: cid })).toBeVisible();
});

test('a marketer sees the acts, and why they are not theirs', async ({ signIn, world }) => {
  const page = await signIn('marketer');
  const { message } = await openMessage(page, world, 1);
  await message.hover();
  const edit = message.getByRole('button', { name: 'Edit' });
  await expect(edit).toHaveAttribute('aria-disabled', 'true');
  await edit.hover();
  await expect(page.getByRole('tooltip')).toContainText('Needs messages.write');
  await focusOn(message);
  await page.keyboard.press('Delete');
  await expectToast(page, 'Needs messages.delete');
});
