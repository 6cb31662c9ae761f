import { findInFiles, findInLines } from '../world.ts';
import { setFaults } from '../direct.ts';
import { expect, test } from '../fixtures.ts';
import { askToTruncate, channelsAddress, openChannel, openChannels, signInByClick } from '../people.ts';

// Each world is searched when it ends, whatever happened in it, and each answer as it comes; here the search is held
// to its word, on a world in which something was done, refused and broken.
test('the API secret is in no answer, no printed line and no row; the search would find it', async ({
  somebody,
  guard,
  world,
}) => {
  const page = await somebody();
  await signInByClick(page, 'moderator');
  await openChannels(page);
  await openChannel(page);
  await askToTruncate(page);
  await page.getByRole('button', { name: 'Hide all 640 messages' }).click();
  await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article')).toHaveCount(0);
  guard.expectHttpError(502, '/chat/channels');
  await setFaults(world.sandbox, { operation: 'query_channels', kind: 'not_json', times: 1 });
  await page.goto(`${channelsAddress}?sort=-created_at`);
  await expect(page.getByRole('alert').getByText('Channels could not be read')).toBeVisible();

  expect(world.log.length).toBeGreaterThan(10);
  expect(findInLines(world.canaries, world.log)).toEqual([]);
  expect(findInLines(['/season-crew-nordics/truncate'], world.log).length).toBeGreaterThan(0);
  expect(findInFiles(world.canaries, world.folder)).toEqual([]);
  expect(findInFiles(['maja.lindqvist@demo.invalid'], world.folder)).toContainEqual(
    expect.stringContaining('bff'),
  );
  expect(findInFiles(['Season crew'], world.folder)).toContain('sandbox.db');
});
