import { getChannelType } from '@backchannel/chat-api/operations';
import { bar, field, openForm } from '../channel-type.ts';
import { directClient } from '../direct.ts';
import { expectNoViolations, expectToast } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

test.use({ worldSettings: { api: 'newer' } });

test('what the API says and nobody here knows is shown, and told to it again by a save', async ({
  signIn,
  world,
}) => {
  const page = await signIn('admin');
  await openForm(page, 'messaging');
  const unknown = page.getByRole('region', { name: 'Not known here' });
  await expect(unknown.getByText('hologram', { exact: true })).toBeVisible();
  await expect(unknown).toContainText('"colour": "blue"');
  await expect(page.getByRole('radio', { name: 'holo', exact: true })).toBeChecked();
  await expect(field(page, 'chat_preferences').getByText('hologram_mentions').first()).toBeVisible();
  await expectNoViolations(page);

  await page.getByRole('combobox', { name: /^Replies in threads/ }).selectOption('No push');
  await page.getByRole('switch', { name: 'Quotes' }).click();
  await expect(bar(page)).toContainText('2 changes');
  await page.keyboard.press('Control+s');
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expectToast(page, 'Saved messaging as version 2');
  expect(world.newerApi?.updates).toEqual([
    {
      automod: 'holo',
      automod_behavior: 'flag',
      max_message_length: 5000,
      chat_preferences: { thread_replies: 'none', hologram_mentions: 'none' },
      quotes: false,
    },
  ]);
  await expect(unknown).toContainText('"colour": "blue"');
  const { quotes } = await directClient(world.sandbox)(getChannelType, { params: { name: 'messaging' } });
  expect(quotes).toBe(false);
});
