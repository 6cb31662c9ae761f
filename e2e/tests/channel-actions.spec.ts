import { getChannel, queryChannels, updateChannelPartial } from '@backchannel/chat-api/operations';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { openChannel } from '../people.ts';

const params = { type: 'messaging', id: 'bk-8810-elshenawy' };
const cid = `${params.type}:${params.id}`;

test.afterEach(({ world }) => setFaults(world.sandbox));

test('freezes at once, and undo takes it back', async ({ signIn, world }) => {
  const call = directClient(world.sandbox);
  const frozen = async () => (await call(getChannel, { params })).channel?.frozen;
  const page = await signIn('moderator');
  await openChannel(page, cid);
  await page.getByRole('button', { name: 'Freeze' }).click();
  await expectToast(page, 'Froze “');
  await expect(page.getByRole('button', { name: 'Unfreeze' })).toBeVisible();
  expect(await frozen()).toBe(true);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Go to or do' })).toHaveCSS('border-top-width', '3px');
  // Over what is open, and in reach.
  await page.getByRole('button', { name: 'Undo' }).click({ trial: true });
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(page.getByRole('button', { name: 'Freeze' })).toBeVisible();
  await expect.poll(frozen).toBe(false);
  await expect(page.getByText(/^Unfroze “[^”]+”$/)).toBeVisible();
});

test('a double click freezes once, also when its answer is lost', async ({ signIn, world, guard }) => {
  guard.expectHttpError(502, `/channels/${params.type}/${params.id}`);
  const call = directClient(world.sandbox);
  const page = await signIn('moderator');
  await openChannel(page, cid);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PATCH') sent.push(request.url());
  });
  await setFaults(world.sandbox, { operation: 'update_channel_partial', kind: 'cut', done: true });
  await page.getByRole('button', { name: 'Freeze' }).dblclick();
  await expectToast(page, 'Froze “');
  expect(sent).toHaveLength(1);
  await expect(page.getByRole('button', { name: 'Unfreeze' })).toBeVisible();

  await setFaults(world.sandbox, { operation: 'update_channel_partial', kind: 'cut', times: 1 });
  await page.getByRole('button', { name: 'Unfreeze' }).click();
  await expectToast(page, 'was not unfrozen');
  await expectToast(page, /Looked again at .*: nothing of it has been done so far/);
  await expect(page.getByRole('button', { name: 'Unfreeze' })).toBeVisible();
  await page.keyboard.press('u');
  await expect.poll(async () => (await call(getChannel, { params })).channel?.frozen).toBe(false);
});

test('disables and enables from the menu', async ({ signIn, world }) => {
  const call = directClient(world.sandbox);
  const page = await signIn('moderator');
  await openChannel(page, cid);
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await expectToast(page, 'Disabled “');
  expect((await call(getChannel, { params })).channel?.disabled).toBe(true);
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await expectToast(page, 'Enabled “');
  expect((await call(getChannel, { params })).channel?.disabled).toBe(false);
});

test('hides from chosen members, and undo shows it again', async ({ signIn, world }) => {
  const call = directClient(world.sandbox);
  const hidden = async () =>
    (await call(getChannel, { params, query: { user_id: 'hala-yasmini' } })).channel?.hidden ?? false;
  const was = (await call(getChannel, { params })).channel?.custom['name'];
  const rename = (name: unknown) => call(updateChannelPartial, { params, body: { set: { name } } });
  await rename('Booking 8810 '.repeat(30));
  const page = await signIn('moderator');
  await openChannel(page, cid);
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Hide or show…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Hide or show/ });
  await expect(dialog.getByRole('button', { name: 'Hide from 0 members' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(dialog.getByText('up to 10 at once')).toBeVisible();
  await dialog.getByRole('checkbox', { name: /hala-yasmini/ }).check();
  await expectNoViolations(page);
  await dialog.getByRole('button', { name: 'Hide from 1 member' }).click();
  await expectToast(page, 'The API reports it as hidden from them.');
  expect(await hidden()).toBe(true);
  const title = page.getByText(/^Hid “Booking .*…” from .+/);
  expect(await title.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
  await page.keyboard.press('u');
  await expect.poll(hidden).toBe(false);
  await expect(page.getByText(/^Showed “.+” to .+(?<! again)$/)).toBeVisible();
  await rename(was);
});

test('hard deletes after the name was typed, and the list no longer has it, also when the answer is lost', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(502, `/channels/${params.type}/${params.id}`);
  const page = await signIn('moderator');
  await openChannel(page, cid);
  await page.getByRole('button', { name: 'More acts' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('button', { name: 'Keep channel' })).toBeFocused();
  await dialog.getByRole('radio', { name: 'Hard delete' }).check();
  await dialog.getByRole('textbox', { name: /^Type/ }).fill(params.id);
  await expectNoViolations(page);
  guard.expectHttpError(401, '/api/');
  await page.context().clearCookies();
  await dialog.getByRole('button', { name: /^Hard delete channel/ }).click();
  await page.getByRole('button', { name: 'Continue as moderator' }).click();
  await expect(dialog.getByRole('textbox', { name: /^Type/ })).toHaveValue(params.id);
  await setFaults(world.sandbox, { operation: 'delete_channel', kind: 'cut', done: true });
  await dialog.getByRole('button', { name: /^Hard delete channel with \d+ messages/ }).click();
  await expectToast(page, 'Its answer was lost, but it is done. The API no longer lists it.');
  await expect(page).toHaveURL(/\/channels$/);
  const { channels } = await directClient(world.sandbox)(queryChannels, {
    body: { filter_conditions: { cid: { $eq: cid } } },
  });
  expect(channels).toEqual([]);
});
