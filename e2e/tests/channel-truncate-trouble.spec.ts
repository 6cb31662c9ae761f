import { queryMembers, sendMessage } from '@backchannel/chat-api/operations';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { busy, dialogOf, openTruncation, state } from '../truncation.ts';

const arabic = { type: 'messaging', id: 'bk-8810-elshenawy' };

test.afterEach(({ world }) => setFaults(world.sandbox));

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

test('a failure stays in the dialog, with everything typed, and so it is when the session has lapsed', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(400, '/truncate');
  guard.expectHttpError(401, '/api/');
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, arabic);
  await dialog.getByRole('textbox', { name: 'System message' }).fill('Kept');
  await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'status', status: 400, times: 1 });
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
  await expect(dialog.getByRole('textbox', { name: 'System message' })).toHaveValue('Kept');
  await expectNoViolations(page);

  await page.context().clearCookies();
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await page.getByRole('button', { name: 'Continue as moderator' }).click();
  await expect(dialog.getByRole('textbox', { name: 'System message' })).toHaveValue('Kept');
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Truncate…' })).toBeVisible();
  await expect(dialog).toBeHidden();
});

test('when the answer is lost, it looks again before it says anything, and a double click is one act', async ({
  signIn,
  world,
  guard,
}) => {
  guard.expectHttpError(500, '/truncate');
  guard.expectHttpError(502, '/truncate');
  const page = await signIn('moderator');
  const dialog = await openTruncation(page, { type: 'messaging', id: 'great-autumn-journey' });
  await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'status', status: 500, times: 1 });
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
  await expect(dialog.getByRole('alert')).toContainText(
    /Looked again at .*nothing of it has been done so far/,
  );

  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/truncate')) sent.push(request.url());
  });
  await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'cut', done: true });
  await dialog.getByRole('button', { name: /^Hide all/ }).dblclick();
  await expectToast(page, /” is truncated/);
  await expectToast(
    page,
    /The answer was lost\. The API now reports 0 messages, truncated at .* by Maja Lindqvist/,
  );
  await expect(page.getByText(/· 0 messages ·/)).toBeVisible();
  expect(sent).toHaveLength(1);
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
  await admin.getByRole('button', { name: `Role of ${person.name}` }).click();
  await admin.getByRole('menuitemcheckbox', { name: 'Marketer' }).click();
  await expectToast(admin, `${person.name} is now marketer`);
  await dialog.getByRole('button', { name: /^Hide all/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
  await expect(dialog.getByRole('alert')).toContainText('channels.truncate');
  await context.close();
});
