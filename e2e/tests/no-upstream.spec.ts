import type { Page } from '@playwright/test';
import { row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { channelAddress, filteredAddress, openChannels, seasonCrewCid, seasonFilter } from '../people.ts';

const list = filteredAddress(seasonFilter);

test.describe('when the API refuses connections', () => {
  test.use({ worldPer: 'test' });

  test('old rows stay with the reason over them; when it is back, all is well', async ({
    signIn,
    guard,
    world,
  }) => {
    test.setTimeout(120_000);
    guard.expectHttpError(502, '/api/apps/sandbox/');
    const page = await signIn('moderator');
    await openChannels(page, list);
    await world.sandbox.stop();
    await page.getByRole('button', { name: 'Read again' }).click();
    const notice = page.getByRole('alert').filter({ hasText: 'Channels could not be read again' });
    await expect(notice).toContainText('cannot be reached: it refuses the connection');
    await expect(row(page, seasonCrewCid)).toBeVisible();
    await world.sandbox.restart();
    // Nobody presses anything: the next look at the Chat API finds it well.
    await expect(notice).toBeHidden({ timeout: 40_000 });
    await world.sandbox.stop();
    await page.goto(channelAddress('messaging:season-ferries-desk'));
    const failed = page.getByRole('alert').filter({ hasText: 'The channel could not be read' });
    await expect(failed).toContainText('it refuses the connection');
    await page.goto('/settings/appearance');
    await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeVisible();
    await page.goto(channelAddress('messaging:season-ferries-desk'));
    await expect(failed).toBeVisible();
    await world.sandbox.restart();
    await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article').first()).toBeVisible({
      timeout: 40_000,
    });
  });
});

test.describe('when the secret is wrong', () => {
  test.use({ worldSettings: { secret: 'wrong' } });

  const said = async (page: Page, words: RegExp): Promise<void> => {
    await page.goto(list);
    const alert = page.getByRole('alert').filter({ hasText: 'Channels could not be read' });
    await expect(alert).toContainText(words);
    const meter = page.getByRole('region', { name: 'Chat API' });
    await expect(meter).toContainText('refuses us');
    await expect(meter).toContainText(words);
    await expect(page).toHaveURL(/\/channels/);
  };

  test('an admin reads what is to be done, a moderator whom to ask', async ({ signIn, guard }) => {
    guard.expectHttpError(502, '/api/apps/sandbox/');
    await said(await signIn('admin'), /says that the API secret of “.+” is wrong\. Set the right one/);
    await said(await signIn('moderator'), /does not accept the credentials of “.+”\. Ask an admin/);
  });
});
