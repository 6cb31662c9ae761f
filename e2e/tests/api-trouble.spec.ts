import { getChannel } from '@backchannel/chat-api/operations';
import { directClient, type Fault, setFaults } from '../direct.ts';
import { expectNoViolations, expectRow, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import {
  askToTruncate,
  channelAddress,
  filteredAddress,
  openChannel,
  openChannels,
  seasonCrew,
  seasonCrewCid,
  seasonFilter,
} from '../people.ts';

const list = filteredAddress(seasonFilter);
const listCall = '/chat/api/v2/chat/channels';

test.afterEach(({ world }) => setFaults(world.sandbox));

const troubles: readonly { name: string; fault: Fault; status: number; said: RegExp }[] = [
  { name: 'is cut in the middle', fault: { kind: 'cut' }, status: 200, said: /the answer broke off/ },
  {
    name: 'is not JSON',
    fault: { kind: 'not_json' },
    status: 502,
    said: /is not what its description says|not JSON/,
  },
  {
    name: 'breaks every time',
    fault: { kind: 'status', status: 500 },
    status: 500,
    said: /a fault was asked for/,
  },
];

for (const { name, fault, status, said } of troubles) {
  test(`an answer that ${name}: said once, and trying again helps`, async ({ signIn, guard, world }) => {
    guard.expectHttpError(status, listCall);
    // A read is passed on as it comes, so the browser itself sees where it ends.
    if (fault.kind === 'cut') guard.expectFailure('net::ERR_CONTENT_LENGTH_MISMATCH');
    const page = await signIn('moderator');
    await setFaults(world.sandbox, { operation: 'query_channels', ...fault });
    await page.goto(list);
    const alert = page.getByRole('alert').filter({ hasText: 'Channels could not be read' });
    await expect(alert.getByText(said)).toBeVisible({ timeout: 20_000 });
    await expect(alert.getByText(new RegExp(`^${status} · `))).toBeVisible();
    await expect(alert.getByText(/^Request \S/)).toBeVisible();
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(1);
    await setFaults(world.sandbox);
    const again = alert.getByRole('button', { name: 'Try again' });
    await expect(async () => {
      // The page itself reads again, too, once it hears that the API is well.
      if (await again.isVisible()) await again.click({ timeout: 1000 });
      await expect(alert).toBeHidden({ timeout: 1000 });
    }).toPass();
    await expectRow(page, seasonCrewCid);
  });
}

test('an answer that breaks once and then comes: nobody hears of it', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  await setFaults(world.sandbox, { operation: 'query_channels', kind: 'status', status: 500, times: 1 });
  await page.goto(list);
  await expectRow(page, seasonCrewCid);
  await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
});

test('a slow answer: rows are on their way, old ones stay until it is here', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  await openChannels(page, filteredAddress({ type: 'messaging' }));
  await setFaults(world.sandbox, { operation: 'query_channels', kind: 'delay', delay_ms: 2500 });
  const rows = row(page, 'messaging:');
  const before = await rows.first().textContent();
  await page.getByRole('button', { name: 'Read again' }).click();
  await expect(page.getByRole('grid', { name: 'Channels' })).toHaveAttribute('aria-busy', 'true');
  await expect(rows.first()).toHaveText(before ?? '');
  await expect(page.getByRole('grid', { name: 'Channels' })).toHaveAttribute('aria-busy', 'false');
  await page.goto(list);
  await expect(page.getByText('Reading channels')).toBeAttached();
  await expectRow(page, seasonCrewCid);
});

test('too many calls: counts down and reads again by itself, with and without a hint', async ({
  signIn,
  guard,
  world,
}) => {
  guard.expectHttpError(429, listCall);
  const page = await signIn('moderator');
  await setFaults(world.sandbox, { operation: 'query_channels', kind: 'rate_limit', retry_after_s: 4 });
  await page.goto(list);
  const limited = page.getByRole('status').filter({ hasText: 'Too many calls this minute' });
  await expect(limited.getByText(/takes no more calls of query_channels for now\.$/)).toBeVisible();
  await setFaults(world.sandbox);
  await expectRow(page, seasonCrewCid);
  await setFaults(world.sandbox, { operation: 'query_channels', kind: 'rate_limit', times: 1 });
  await page.goto(filteredAddress({ frozen: true }));
  await expect(limited.getByText(/Reads again in \d+ s/)).toBeAttached();
  await limited.getByRole('button', { name: 'Stop waiting' }).click();
  await limited.getByRole('button', { name: 'Read again' }).click();
  await expectRow(page, 'Frozen');
  await expect(page.getByRole('grid', { name: 'Channels' })).toBeFocused();
});

test('older messages that cannot be read: said at their place, what is read stays', async ({
  signIn,
  guard,
  world,
}) => {
  guard.expectHttpError(400, '/season-crew-nordics');
  const page = await signIn('moderator');
  await openChannel(page);
  const articles = page.getByRole('feed', { name: 'Messages' }).getByRole('article');
  await setFaults(
    world.sandbox,
    { operation: 'get_channel', kind: 'status', status: 400 },
    { operation: 'get_or_create_channel', kind: 'status', status: 400 },
  );
  await articles.last().focus();
  const alert = page.getByRole('alert').filter({ hasText: 'Older messages could not be read' });
  await expect(async () => {
    await page.keyboard.press('Home');
    // Long enough for a read on a busy machine: pressing again asks again, and takes the failure away meanwhile.
    await expect(alert).toBeVisible({ timeout: 2000 });
  }).toPass({ intervals: [50] });
  await expect(articles.first()).toBeVisible();
  await setFaults(world.sandbox);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(alert).toBeHidden();
});

test('a truncation that fails keeps all that was chosen and typed, and can be sent again', async ({
  signIn,
  guard,
  world,
}) => {
  const farewell = 'Cleared after the season';
  const page = await signIn('moderator');
  await openChannel(page);
  await askToTruncate(page);
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('textbox', { name: 'System message' }).fill(farewell);
  await dialog.getByRole('checkbox', { name: 'No push notification' }).check();
  await dialog.getByRole('radio', { name: 'Hard delete' }).check();
  await dialog.getByRole('textbox', { name: /to hard delete/ }).fill(seasonCrew.name);
  const act = dialog.getByRole('button', { name: 'Hard delete all 640 messages' });
  const isKept = async () => {
    await expect(dialog.getByRole('textbox', { name: 'System message' })).toHaveValue(farewell);
    await expect(dialog.getByRole('checkbox', { name: 'No push notification' })).toBeChecked();
    await expect(dialog.getByRole('radio', { name: 'Hard delete' })).toBeChecked();
    await expect(dialog.getByRole('textbox', { name: /to hard delete/ })).toHaveValue(seasonCrew.name);
  };
  const direct = directClient(world.sandbox);
  const params = { type: seasonCrew.type, id: seasonCrew.id };

  await test.step('refused by the API: nothing was truncated', async () => {
    guard.expectHttpError(400, '/truncate');
    await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'status', status: 400 });
    await act.click();
    await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
    await isKept();
  });
  await test.step('cut off: it looks again, and says that nothing was done so far', async () => {
    guard.expectHttpError(502, '/truncate');
    await setFaults(world.sandbox, { operation: 'truncate_channel', kind: 'cut' });
    await act.click();
    await expect(dialog.getByRole('alert')).toContainText('nothing of it has been done so far');
    await isKept();
  });
  await test.step('cut off, and looking fails as well: nobody knows, and the page does not guess', async () => {
    guard.expectHttpError(400, '/season-crew-nordics');
    // Counting reads the channel once before the act, which must not fail.
    await setFaults(
      world.sandbox,
      { operation: 'truncate_channel', kind: 'cut' },
      { operation: 'get_channel', kind: 'delay', delay_ms: 1, times: 1 },
      { operation: 'get_channel', kind: 'status', status: 400 },
    );
    await act.click();
    await expect(dialog.getByRole('alert')).toContainText('Nobody knows yet whether it was done');
    await isKept();
  });
  await test.step('counting again fails: nothing is sent', async () => {
    await setFaults(world.sandbox, { operation: 'get_channel', kind: 'status', status: 400 });
    await act.click();
    await expect(dialog.getByRole('alert')).toContainText('Nothing was truncated');
    await isKept();
  });
  await setFaults(world.sandbox);
  expect((await direct(getChannel, { params })).channel?.message_count).toBe(640);
  await act.click();
  await expectToast(page, `Hard deleted all 640 messages of “${seasonCrew.name}”`);
  const { channel, messages } = await direct(getChannel, { params });
  expect([channel?.message_count, messages[0]?.text]).toEqual([1, farewell]);
});

test.describe('a channel that cannot be read', () => {
  test('the API’s words stand there, and trying again helps', async ({ signIn, world, guard }) => {
    guard.expectHttpError(400, '/chat/channels/');
    const page = await signIn('moderator');
    await setFaults(world.sandbox, { operation: 'get_channel', kind: 'status', status: 400, times: 1 });
    await page.goto(channelAddress(seasonCrewCid));
    const alert = page.getByRole('alert');
    await expect(alert.getByText('The channel could not be read')).toBeVisible();
    await expect(alert.getByText(/400 · code/)).toBeVisible();
    await expectNoViolations(page);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article').first()).toBeVisible();
  });

  test('too many calls count down and read by themselves', async ({ signIn, world, guard }) => {
    guard.expectHttpError(429, '/chat/channels/');
    const page = await signIn('moderator');
    await setFaults(world.sandbox, {
      operation: 'get_channel',
      kind: 'rate_limit',
      retry_after_s: 5,
      times: 1,
    });
    await page.goto(channelAddress(seasonCrewCid));
    await expect(page.getByText('Too many calls this minute')).toBeVisible();
    await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article').first()).toBeVisible();
  });

  test('a channel that is not there is said to be gone', async ({ signIn, guard }) => {
    guard.expectHttpError(404, '/chat/channels/messaging/nowhere');
    const page = await signIn('moderator');
    await page.goto(channelAddress('messaging:nowhere'));
    await expect(page.getByText('There is no such channel')).toBeVisible();
  });
});
