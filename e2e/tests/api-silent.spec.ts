import { setFaults } from '../direct.ts';
import { expectRow } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import { filteredAddress, seasonCrewCid, seasonFilter } from '../people.ts';

// Waits most of its time, so it goes beside others.
test('an answer that never comes: given up in time, in words', async ({ signIn, guard, world }) => {
  guard.expectHttpError(504, '/channels');
  const page = await signIn('moderator');
  await setFaults(world.sandbox, { operation: 'query_channels', kind: 'hang' });
  await page.goto(filteredAddress(seasonFilter));
  const alert = page.getByRole('alert').filter({ hasText: 'Channels could not be read' });
  await expect(alert.getByText(/did not answer within 20 s|No answer within/)).toBeVisible({
    timeout: 35_000,
  });
  await setFaults(world.sandbox);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expectRow(page, seasonCrewCid);
});
