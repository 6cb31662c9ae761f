import type { Page } from '@playwright/test';
import { bar, change, choice, field, limited, openForm, typeCall, typeOf } from '../channel-type.ts';
import { directClient } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

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

test('two admins at one type: who saves second sees what the first changed, and neither change is lost', async ({
  signIn,
  somebody,
  guard,
  world,
}) => {
  guard.expectHttpError(409, typeCall);
  const [ada, bo] = [await signIn('admin'), await somebody()];
  const headers = { origin: new URL(world.url).origin };
  const person = { email: 'bo@example.com', password: 'correct horse battery' };
  const made = await ada.context().request.post('/api/operators', {
    headers,
    data: { ...person, name: 'Bo Andersson', role: 'admin' },
  });
  const signedIn = await bo.context().request.post('/api/auth/sign-in/email', { headers, data: person });
  expect([made.status(), signedIn.status()]).toEqual([201, 200]);
  await Promise.all([openForm(ada, 'gaming'), openForm(bo, 'gaming')]);
  await ada.getByRole('textbox', { name: 'Longest message' }).fill('3000');
  await ada.getByRole('switch', { name: 'Quotes' }).click();
  await bo.getByRole('textbox', { name: 'Longest message' }).fill('4000');
  await bo.getByRole('switch', { name: 'Polls' }).click();
  const polls = await bo.getByRole('switch', { name: 'Polls' }).isChecked();
  await ada.keyboard.press('Control+s');
  await ada.getByRole('button', { name: 'Save as version 2' }).click();
  await expectToast(ada, 'Saved gaming as version 2');

  await bo.keyboard.press('Control+s');
  await bo.getByRole('textbox', { name: /^Why/ }).fill('Longer stories');
  await bo.getByRole('button', { name: 'Save as version 2' }).click();
  const dialog = bo.getByRole('alertdialog', { name: 'Bring both changes together' });
  await expect(dialog).toContainText('Adaeze Okonkwo');
  const both = dialog.getByRole('row').filter({ hasText: 'max_message_length' });
  await expect(both).toContainText(/5000.*3000.*4000/);
  await expect(dialog.getByRole('listitem').filter({ hasText: 'quotes' })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'polls' })).toBeVisible();
  await both.getByRole('radio', { name: /yours/ }).check();
  await dialog.getByRole('button', { name: 'Merge and review' }).click();
  await bo.getByRole('button', { name: 'Save as version 3' }).click();
  await expectToast(bo, 'Saved gaming as version 3');
  expect(await typeOf(directClient(world.sandbox), 'gaming')).toMatchObject({
    max_message_length: 4000,
    quotes: false,
    polls,
  });

  await ada.getByRole('tab', { name: /^History/ }).click();
  const versions = ada.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions.filter({ hasText: 'Version 3' })).toContainText(/Bo Andersson.*Longer stories/s);
  await expect(versions.filter({ hasText: 'Version 2' })).toContainText('Adaeze Okonkwo');
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

/** Nothing makes the page scroll to the side. */
async function expectNoSideways(page: Page): Promise<void> {
  const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(width ?? 0);
}
