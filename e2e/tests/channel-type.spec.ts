import { getChannelType, updateChannelType } from '@backchannel/chat-api/operations';
import type { Client } from '@backchannel/chat-api';
import type { GetChannelTypeResponse, UpdateChannelTypeRequest } from '@backchannel/chat-api/types';
import type { Locator, Page } from '@playwright/test';
import { directClient, setFaults } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

const address = (name: string, part = 'config'): string => `/apps/sandbox/channel-types/${name}/${part}`;
const typeCall = '/api/v2/chat/channeltypes/';
const readCall = '/settings/channel_type/';

test.afterEach(({ world }) => setFaults(world.sandbox));

test('an admin changes a field of every group; the API holds exactly that, and the way back is a review too', async ({
  signIn,
  world,
}) => {
  test.setTimeout(120_000);
  const direct = directClient(world.sandbox);
  const before = await typeOf(direct, 'messaging');
  const page = await signIn('admin');
  await openForm(page, 'messaging');

  await test.step('changes', async () => {
    await page.getByRole('switch', { name: 'Link previews' }).click();
    await page.getByRole('textbox', { name: 'Longest message' }).fill('2,000');
    await limited(page, 'Keep messages').check();
    await page.getByRole('textbox', { name: 'Keep messages: days' }).fill('365');
    await choice(page, 'Automatic moderation', 'AI').check();
    await choice(page, 'What it does', 'Shadow block').check();
    await page.getByRole('textbox', { name: 'Toxic, flag from' }).fill('0.65');
    await page.getByRole('textbox', { name: 'Toxic, block from' }).fill('0,8');
    await page.getByRole('button', { name: 'Add a reason' }).click();
    await page.keyboard.type('Spam');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Rude');
    await page.getByRole('combobox', { name: 'Main block list' }).selectOption('ticket-touts');
    await choice(page, 'What the main list does', 'Block').check();
    await page.getByRole('combobox', { name: 'Add a block list' }).selectOption('known-scams');
    await page.getByRole('combobox', { name: 'known-scams: what it does' }).selectOption('Shadow block');
    await page.getByRole('combobox', { name: 'Push for' }).selectOption('Mentions');
    await page.getByRole('combobox', { name: /^Replies in threads/ }).selectOption('No push');
    await page.getByRole('checkbox', { name: /^\/itinerary/ }).check();
    await page.getByRole('checkbox', { name: /^\/ban/ }).uncheck();
    await expect(page.getByText('Does nothing while')).toHaveCount(1);
    await page.getByRole('textbox', { name: 'Messages per partition' }).fill('500');
    await limited(page, 'Keep a partition').check();
    await page.getByRole('textbox', { name: 'Keep a partition: how many' }).fill('30');
    await expect(field(page, 'partition_ttl')).toContainText('deleted 30 days after its last message');
    await page.getByRole('switch', { name: 'Unread reminders' }).click();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByRole('textbox', { name: 'Rule 1: name' }).fill('Read');
    await page.getByRole('textbox', { name: 'Read: resources, with commas between' }).fill('ReadChannel');
    await expect(page.getByRole('link', { name: /changed/ })).toHaveCount(9);
    await expectNoViolations(page);
  });

  const review = page.getByRole('complementary', { name: 'Review 18 changes' });
  await test.step('reviews', async () => {
    await page.keyboard.press('Control+s');
    await expect(review.getByRole('heading', { name: 'Review 18 changes' })).toBeFocused();
    await expect(review.getByText('19 fields stay as they are')).toBeVisible();
    const length = review.getByRole('listitem').filter({ hasText: 'max_message_length' });
    await expect(length).toContainText('Members can no longer send messages over 2,000 characters.');
    await expect(length).toContainText(/-\s*5000\s*\+\s*2000/);
    const kept = review.getByRole('listitem').filter({ hasText: 'message_retention' });
    await expect(kept.getByText('Loses messages')).toBeVisible();
    await expect(review.getByText('Toxic: block from')).toBeVisible();
    await expectNoViolations(page);
    await review.getByRole('textbox', { name: /^Why/ }).fill('Quieter nights, OPS-2231');
  });

  await test.step('saves exactly that', async () => {
    const sent = page.waitForRequest(
      (request) => request.method() === 'PUT' && request.url().includes(typeCall),
    );
    await page.keyboard.press('Control+Enter');
    expect((await sent).postDataJSON()).toEqual(changes);
    await expectToast(page, 'Saved messaging as version 2');
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toHaveCount(0);
    await expect(page.getByText(/version 2, saved .* by Adaeze Okonkwo/)).toBeVisible();
    expect(await typeOf(direct, 'messaging')).toEqual({ ...before, ...changes });
  });

  await test.step('takes it back by the toast: another review, another version', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(review.getByRole('textbox', { name: /^Why/ })).toHaveValue(
      'Back to what was before version 2',
    );
    await review.getByRole('button', { name: 'Save as version 3' }).click();
    await expectToast(page, 'Saved messaging as version 3');
    // What had never been set is nothing now: the API has no other way back.
    const nothing = { allowed_flag_reasons: [], automod_thresholds: {}, blocklists: [], push_level: 'all' };
    expect(await typeOf(direct, 'messaging')).toEqual({ ...before, ...nothing });
    await expect(page.getByText('4 fields differ from the defaults.')).toBeVisible();
  });

  await test.step('the history says who, when and why', async () => {
    await page.getByRole('tab', { name: /^History/ }).click();
    await expect(page.getByText('Quieter nights, OPS-2231')).toBeVisible();
    await expect(page.getByText('Back to what was before version 2')).toBeVisible();
  });
});

test('what was typed outlives a reload, a lapsed sign-in and a change of mind', async ({
  signIn,
  guard,
  world,
}) => {
  const page = await signIn('admin');
  const length = page.getByRole('textbox', { name: 'Longest message' });
  await openForm(page, 'team');
  await length.fill('many');
  await page.getByRole('switch', { name: 'Quotes' }).click();
  await expect(field(page, 'max_message_length')).toContainText(
    'Give a whole number, 1 to 20,000 characters.',
  );
  await expect(length).toHaveAttribute('aria-invalid', 'true');

  await test.step('a reload', async () => {
    await page.reload();
    await expect(length).toHaveValue('many');
    await expect(bar(page)).toContainText('2 changes');
    await expect(bar(page)).toContainText('1 value to mend');
    await page.keyboard.press('Control+s');
    const save = page.getByRole('button', { name: 'Save as version 2' });
    await expect(save).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByText('Longest message: Give a whole number').first()).toBeVisible();
    await length.fill('3000');
    await expect(save).not.toHaveAttribute('aria-disabled');
  });

  await test.step('leaving asks, other parts of the type do not', async () => {
    await page.getByRole('tab', { name: 'JSON' }).click();
    await expect(page.getByRole('region', { name: 'JSON' })).toBeVisible();
    await expect(bar(page)).toContainText('2 changes');
    await page.getByRole('link', { name: 'Channels' }).click();
    const dialog = page.getByRole('alertdialog', { name: '2 changes of team are not saved' });
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Stay here' }).click();
    await expect(page).toHaveURL(/channel-types\/team\/json/);
    await page.getByRole('tab', { name: 'Config' }).click();
    await expect(length).toHaveValue('3,000');
  });

  await test.step('a sign-in that has ended', async () => {
    guard.expectHttpError(401, '/api/apps/sandbox/');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await page.getByRole('button', { name: 'Continue as admin' }).click();
    await expect(page).toHaveURL(/channel-types\/team\/config/);
    await expect(length).toHaveValue('3,000');
    await expect(bar(page)).toContainText('2 changes');
  });

  await test.step('discarding, with the way back', async () => {
    await bar(page).getByRole('button', { name: 'Discard' }).click();
    await expect(length).toHaveValue('5,000');
    await expect(bar(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(length).toHaveValue('3,000');
    await page.getByRole('button', { name: 'Reset Longest message' }).first().click();
    await expect(length).toHaveValue('5,000');
    await expect(bar(page)).toContainText('1 change');
  });

  await test.step('leaving them behind', async () => {
    await page.getByRole('link', { name: 'Channels' }).click();
    await page.getByRole('button', { name: 'Discard 1 change' }).click();
    await expect(page).toHaveURL(/\/channels$/);
    await openForm(page, 'team');
    await expect(bar(page)).toHaveCount(0);
  });
  expect((await typeOf(directClient(world.sandbox), 'team')).quotes).toBe(true);
});

test('a change behind the page’s back is not overwritten: both are put together, and saved', async ({
  signIn,
  guard,
  world,
}) => {
  guard.expectHttpError(409, typeCall);
  const direct = directClient(world.sandbox);
  const page = await signIn('admin');
  await openForm(page, 'commerce');
  await page.getByRole('textbox', { name: 'Longest message' }).fill('3000');
  await page.getByRole('switch', { name: 'Quotes' }).click();
  await change(direct, 'commerce', { max_message_length: 4000, uploads: false });
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Save as version 2' }).click();

  const dialog = page.getByRole('alertdialog', { name: 'Bring both changes together' });
  await test.step('is shown what they changed, and chooses where both did', async () => {
    await expect(dialog).toContainText('Somebody outside of Backchannel has changed this type');
    expect((await typeOf(direct, 'commerce')).quotes).toBe(true);
    const both = dialog.getByRole('row').filter({ hasText: 'max_message_length' });
    await expect(both).toContainText(/5000.*4000.*3000/);
    await expect(dialog.getByRole('listitem').filter({ hasText: 'uploads' })).toBeVisible();
    await expect(dialog.getByRole('listitem').filter({ hasText: 'quotes' })).toBeVisible();
    const merge = dialog.getByRole('button', { name: 'Merge and review' });
    await expect(merge).toHaveAttribute('aria-disabled', 'true');
    await expectNoViolations(page);
    await both.getByRole('radio', { name: /yours/ }).check();
    await merge.click();
  });
  await test.step('the merged changes go through the review, and are all that is sent', async () => {
    const review = page.getByRole('complementary', { name: 'Review 2 changes' });
    await expect(review.getByRole('listitem').filter({ hasText: 'max_message_length' })).toContainText(
      /-\s*4000\s*\+\s*3000/,
    );
    await review.getByRole('button', { name: 'Save as version 3' }).click();
    await expectToast(page, 'Saved commerce as version 3');
    expect(await typeOf(direct, 'commerce')).toMatchObject({
      max_message_length: 3000,
      uploads: false,
      quotes: false,
    });
  });
  await test.step('what changes meanwhile is also noticed when the type is only read again', async () => {
    await page.getByRole('switch', { name: 'Polls' }).click();
    await change(direct, 'commerce', { max_message_length: 3500 });
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Read again' }).click();
    const banner = page.getByRole('alert').filter({ hasText: 'Somebody has changed this type' });
    await expect(banner).toContainText('none meets yours');
    await banner.getByRole('button', { name: 'Bring both together…' }).click();
    await dialog.getByRole('button', { name: 'Merge and review' }).click();
    await expect(page.getByRole('textbox', { name: 'Longest message' })).toHaveValue('3,500');
    await page.getByRole('button', { name: 'Save as version 5' }).click();
    await expectToast(page, 'Saved commerce as version 5');
    expect(await typeOf(direct, 'commerce')).toMatchObject({ max_message_length: 3500, polls: true });
  });
});

test('a moderator sees every setting and the reason why none can be changed', async ({ signIn }) => {
  const page = await signIn('moderator');
  await openForm(page, 'messaging');
  await expect(page.getByText(/Needs config\.write, which Admin has and Moderator lacks/)).toBeVisible();
  for (const control of ['Longest message', 'Explicit, flag from'])
    await expect(page.getByRole('textbox', { name: control })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'Polls' })).toBeDisabled();
  await expect(page.getByRole('switch', { name: 'Polls' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /^\/giphy/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^(Add|Create|Reset|Review)/ })).toHaveCount(0);
  await expectNoViolations(page);
});

test('the threshold handles move by keys, and never past one another', async ({ signIn }) => {
  const page = await signIn('admin');
  await openForm(page, 'gaming');
  await page.getByRole('textbox', { name: 'Spam, flag from' }).fill('0.5');
  await page.getByRole('textbox', { name: 'Spam, block from' }).fill('0.9');
  const flag = page.getByRole('slider', { name: 'Spam, flag from' });
  const block = page.getByRole('slider', { name: 'Spam, block from' });
  await flag.press('ArrowRight');
  await flag.press('Shift+ArrowRight');
  await expect(flag).toHaveAttribute('aria-valuenow', '0.56');
  await expect(flag).toHaveAttribute('aria-valuetext', /^0\.56: .* flagged/);
  await flag.press('End');
  await expect(page.getByRole('textbox', { name: 'Spam, flag from' })).toHaveValue('0.90');
  await block.press('Home');
  await expect(block).toHaveAttribute('aria-valuenow', '0.9');
  await block.press('End');
  await expect(page.getByRole('textbox', { name: 'Spam, block from' })).toHaveValue('1.00');
  await page.getByRole('textbox', { name: 'Spam, block from' }).fill('0.2');
  await expect(field(page, 'automod_thresholds')).toContainText(
    'the flag mark cannot be above the block mark',
  );
  await page.getByRole('button', { name: 'Reset spam' }).click();
  await expect(bar(page)).toHaveCount(0);
});

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
    await page.goto(address('livestream'));
    const alert = page.getByRole('alert').filter({ hasText: 'The channel type could not be read' });
    await expect(alert).toContainText('a fault was asked for', { timeout: 20_000 });
    await expectNoViolations(page);
    await setFaults(world.sandbox);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('textbox', { name: 'Longest message' })).toHaveValue('5,000');
  });

  await test.step('a load that hangs: given up in time', async () => {
    guard.expectHttpError(504, readCall);
    await setFaults(world.sandbox, { operation: 'get_channel_type', kind: 'hang' });
    await page.reload();
    await expect(page.getByText('Reading the channel type')).toBeAttached();
    const alert = page.getByRole('alert').filter({ hasText: 'The channel type could not be read' });
    await expect(alert).toContainText(/did not answer within/, { timeout: 35_000 });
    await setFaults(world.sandbox);
    await alert.getByRole('button', { name: 'Try again' }).click();
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
  await test.step('a save whose answer breaks off: nobody knows, and somebody looks again', async () => {
    guard.expectHttpError(502, typeCall);
    await setFaults(world.sandbox, { operation: 'update_channel_type', kind: 'cut' });
    await save.click();
    await expect(review.getByRole('alert')).toContainText('Nobody knows yet whether it was done');
    await expect(review.getByRole('alert')).toContainText('Looked again: it is still as it was.');
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

test('on a phone it all fits, and the review takes the page', async ({ signIn }) => {
  const page = await signIn('admin');
  await page.setViewportSize({ width: 360, height: 740 });
  await openForm(page, 'messaging');
  await page.getByRole('switch', { name: 'Mutes' }).click();
  await expectNoSideways(page);
  await expectNoViolations(page);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('heading', { name: 'Review 1 change' })).toBeFocused();
  await expect(page.getByRole('switch', { name: 'Mutes' })).toBeHidden();
  await expectNoSideways(page);
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('switch', { name: 'Mutes' })).toBeVisible();
});

/** What the first test changes, as the API takes and answers it alike. */
const changes = {
  url_enrichment: false,
  max_message_length: 2000,
  message_retention: '365',
  automod: 'AI',
  automod_behavior: 'shadow_block',
  automod_thresholds: { toxic: { flag: 0.65, block: 0.8 } },
  allowed_flag_reasons: ['Spam', 'Rude'],
  blocklist: 'ticket-touts',
  blocklist_behavior: 'block',
  blocklists: [{ blocklist: 'known-scams', behavior: 'shadow_block' }],
  push_level: 'mentions',
  chat_preferences: { thread_replies: 'none' },
  commands: ['giphy', 'unban', 'mute', 'unmute', 'itinerary'],
  partition_size: 500,
  partition_ttl: '720h',
  reminders: true,
  permissions: [
    { name: 'Read', action: 'Allow', priority: 1, owner: false, resources: ['ReadChannel'], roles: [] },
  ],
};

/** What the API says of a type, but for what nobody sets; commands by name. */
async function typeOf(
  direct: Client,
  name: string,
): Promise<Omit<GetChannelTypeResponse, Frame> & { commands: unknown[] }> {
  const {
    created_at: _created,
    updated_at: _updated,
    duration: _duration,
    ...type
  } = await direct(getChannelType, {
    params: { name },
  });
  return { ...type, commands: type.commands.map((command) => command.name) };
}
type Frame = 'created_at' | 'updated_at' | 'duration' | 'commands';

/** Changes a type past the product. */
async function change(direct: Client, name: string, to: Partial<UpdateChannelTypeRequest>): Promise<void> {
  const now = await direct(getChannelType, { params: { name } });
  // What the API answers for these it also takes.
  const always = { automod: now.automod, automod_behavior: now.automod_behavior } as Pick<
    UpdateChannelTypeRequest,
    'automod' | 'automod_behavior'
  >;
  await direct(updateChannelType, {
    params: { name },
    body: { ...always, max_message_length: now.max_message_length, ...to },
  });
}

async function openForm(page: Page, name: string): Promise<void> {
  await page.goto(address(name));
  await expect(page.getByRole('textbox', { name: 'Longest message' })).toBeVisible();
}

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Unsaved changes' });
const field = (page: Page, key: string): Locator => page.locator(`[data-field="${key}"]`);
const choice = (page: Page, group: string, name: string): Locator =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name, exact: true });
const limited = (page: Page, group: string): Locator => choice(page, group, 'For a time');

/** Nothing makes the page scroll to the side. */
async function expectNoSideways(page: Page): Promise<void> {
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(width ?? 0);
}
