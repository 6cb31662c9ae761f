import { bar, field, formAddress, typeCall, typeOf } from '../channel-type.ts';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

const readCall = '/settings/channel_type/';

test.afterEach(({ world }) => setFaults(world.sandbox));

test('an upstream in trouble: said where one looks, nothing typed is lost', async ({
  signIn,
  guard,
  world,
}) => {
  test.setTimeout(180_000);
  const direct = directClient(world.sandbox);
  const page = await signIn('admin');
  const review = page.getByRole('complementary', { name: /^Review/ });
  const save = review.getByRole('button', { name: /^Save/ });

  await test.step('a load that fails, and then does not', async () => {
    guard.expectHttpError(500, readCall);
    await setFaults(world.sandbox, { operation: 'get_channel_type', kind: 'status', status: 500 });
    await page.goto(formAddress('livestream'));
    const alert = page.getByRole('alert').filter({ hasText: 'The channel type could not be read' });
    await expect(alert).toContainText('a fault was asked for', { timeout: 20_000 });
    await expectNoViolations(page);
    await setFaults(world.sandbox);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('textbox', { name: 'Longest message' })).toHaveValue('5,000');
  });

  await test.step('a load that the API limits: waited for', async () => {
    guard.expectHttpError(429, readCall);
    await setFaults(world.sandbox, { operation: 'get_channel_type', kind: 'rate_limit', retry_after_s: 4 });
    await page.reload();
    const limited = page.getByRole('status').filter({ hasText: 'Too many calls this minute' });
    await expect(limited.getByText(/takes no more calls of get_channel_type/)).toBeVisible();
    await setFaults(world.sandbox);
    await expect(page.getByRole('textbox', { name: 'Longest message' })).toHaveValue('5,000');
  });

  await test.step('commands that cannot be read: the rest of the form goes on', async () => {
    guard.expectHttpError(400, '/commands');
    await setFaults(world.sandbox, { operation: 'list_commands', kind: 'status', status: 400 });
    await page.reload();
    const commands = field(page, 'commands');
    await expect(commands.getByRole('alert')).toContainText('Commands could not be read');
    await expect(commands.getByRole('checkbox', { name: '/giphy' })).toBeChecked();
    await setFaults(world.sandbox);
    await commands.getByRole('button', { name: 'Try again' }).click();
    await expect(commands.getByRole('checkbox', { name: /^\/weather/ })).not.toBeChecked();
  });

  await test.step('the pages around it, each with the way back', async () => {
    guard.expectHttpError(400, '/api/apps/sandbox/');
    for (const [operation, path, title] of [
      ['list_channel_types', 'channel-types', 'Channel types could not be read'],
      ['list_commands', 'commands', 'Commands could not be read'],
      ['list_block_lists', 'configure/block-lists', 'Block lists could not be read'],
      ['list_roles', 'channel-types/livestream/grants', 'Permissions and roles could not be read'],
      ['get_app', 'configure/file', 'The configuration could not be read'],
    ] as const) {
      await setFaults(world.sandbox, { operation, kind: 'status', status: 400 });
      await page.goto(`/apps/sandbox/${path}`);
      const alert = page.getByRole('alert').filter({ hasText: title });
      await expect(alert).toContainText('a fault was asked for');
      await setFaults(world.sandbox);
      await alert.getByRole('button', { name: 'Try again' }).click();
      await expect(alert).toHaveCount(0);
    }
    await page.goto(formAddress('livestream'));
  });

  await page.getByRole('switch', { name: 'Quotes' }).click();
  await page.keyboard.press('Control+s');
  await review.getByRole('textbox', { name: /^Why/ }).fill('Trying');
  const isKept = async () => {
    await expect(bar(page)).toContainText('1 change');
    await expect(review.getByRole('textbox', { name: /^Why/ })).toHaveValue('Trying');
  };
  await test.step('a save that the API refuses', async () => {
    guard.expectHttpError(400, typeCall);
    await setFaults(world.sandbox, { operation: 'update_channel_type', kind: 'status', status: 400 });
    await save.click();
    await expect(review.getByRole('alert')).toContainText('Nothing was saved');
    await expect(review.getByRole('alert')).toContainText('a fault was asked for');
    await isKept();
  });
  await test.step('a save that the API limits, or before which the type cannot be read', async () => {
    guard.expectHttpError(429, typeCall);
    await setFaults(world.sandbox, {
      operation: 'update_channel_type',
      kind: 'rate_limit',
      retry_after_s: 30,
    });
    await save.click();
    await expect(review.getByRole('alert')).toContainText(/Try again in (?:30|2\d) s\./);
    await isKept();
    guard.expectHttpError(502, typeCall);
    await setFaults(world.sandbox, { operation: 'get_channel_type', kind: 'not_json' });
    await save.click();
    await expect(review.getByRole('alert')).toContainText('Nothing was sent, since the channel type could');
    await expect(review.getByRole('alert')).not.toContainText('Nobody knows');
    await isKept();
  });
  await test.step('a save whose answer breaks off: somebody looks again', async () => {
    guard.expectHttpError(502, typeCall);
    await setFaults(world.sandbox, { operation: 'update_channel_type', kind: 'cut' });
    await save.click();
    await expect(review.getByRole('alert')).toContainText('Nothing was saved');
    await expect(review.getByRole('alert')).toContainText(
      /Looked again at .*: nothing of it has been done so far/,
    );
    await isKept();
  });
  await test.step('a save that hangs', async () => {
    guard.expectHttpError(504, typeCall);
    await setFaults(world.sandbox, { operation: 'update_channel_type', kind: 'hang' });
    await save.click();
    await expect(save).toHaveAttribute('aria-busy', 'true');
    await expect(review.getByRole('alert')).toContainText(/did not answer within/, { timeout: 35_000 });
    await isKept();
    expect((await typeOf(direct, 'livestream')).quotes).toBe(true);
  });
  await test.step('and one that works, though its answer is lost: the type itself tells', async () => {
    await setFaults(world.sandbox, { operation: 'update_channel_type', kind: 'cut', done: true });
    await save.click();
    await expectToast(page, /^Saved livestream/);
    await expect(bar(page)).toHaveCount(0);
    expect((await typeOf(direct, 'livestream')).quotes).toBe(false);
  });
});

test('a limit without end: each step comes to a rest that says so, with the way on', async ({
  signIn,
  guard,
  world,
}) => {
  guard.expectHttpError(429, '/api/apps/sandbox/');
  const endless = (operation: string, seconds: number) =>
    setFaults(world.sandbox, { operation, kind: 'rate_limit', retry_after_s: seconds });
  const page = await signIn('admin');

  await test.step('the form: read by itself a few times, then when one says so', async () => {
    await endless('get_channel_type', 1);
    await page.goto(formAddress('gaming'));
    const limited = page.getByRole('status').filter({ hasText: 'Too many calls this minute' });
    await expect(limited.getByText(/Reads again in \d+ s/)).toBeAttached();
    await expect(limited).toContainText('Waited 3 times; not reading again by itself', { timeout: 20_000 });
    await expectNoViolations(page);
    await setFaults(world.sandbox);
    await limited.getByRole('button', { name: 'Read again' }).click();
    await expect(page.getByRole('textbox', { name: 'Longest message' })).toHaveValue('5,000');
  });

  await test.step('a save: the seconds are counted, and then it can be saved', async () => {
    await page.getByRole('switch', { name: 'Quotes' }).click();
    await page.keyboard.press('Control+s');
    await endless('update_channel_type', 5);
    const review = page.getByRole('complementary', { name: /^Review/ });
    await review.getByRole('button', { name: /^Save/ }).click();
    await expect(review.getByRole('alert')).toContainText(/Try again in [1-5] s\./);
    await expect(review.getByRole('alert')).toContainText('You can try again now.');
    await setFaults(world.sandbox);
    await review.getByRole('button', { name: /^Save/ }).click();
    await expectToast(page, /^Saved gaming/);
  });

  await test.step('changes that the server makes: until when it waits, what was done, and how to go on', async () => {
    await page.goto('/apps/sandbox/configure/file');
    const editor = page.getByRole('textbox', { name: 'Configuration, as YAML' });
    await editor.fill('version: 1\ncommands:\n  one:\n    description: One\n');
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await endless('create_command', 3600);
    await page.getByRole('button', { name: 'Make 1 change' }).click();
    await expect(page.getByText('Stopped: 0 of 1 change done')).toBeVisible();
    await expect(page.getByText(/longer than the 15 minutes that are waited here/)).toBeVisible();
    await endless('create_command', 600);
    await page.getByRole('button', { name: 'Go on with the other 1' }).click();
    const waits = page.getByRole('status').filter({ hasText: 'waiting for the API’s limit' });
    await expect(waits).toContainText(/goes on at \d\d:\d\d:\d\d .*\(in (?:10|9) min \d+ s\)/);
    await expect(waits).toContainText(/stops at \d\d:\d\d:\d\d .*at the latest/);
    await expectNoViolations(page);
    await page.getByRole('button', { name: 'Leave the rest undone' }).click();
    await expect(page.getByText('Ended short: 0 of 1 change done')).toBeVisible();
  });
});
