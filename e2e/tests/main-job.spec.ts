import type { Client } from '@backchannel/chat-api';
import { toMillis } from '@backchannel/chat-api';
import { getChannel, getOrCreateChannel, getPinnedMessages } from '@backchannel/chat-api/operations';
import type { MessageResponse } from '@backchannel/chat-api/types';
import type { Page } from '@playwright/test';
import { directClient } from '../direct.ts';
import { expectRow, expectToast, row } from '../expect.ts';
import { expect, test } from '../fixtures.ts';
import {
  askToTruncate,
  auditAddress,
  channelAddress,
  openChannels,
  seasonCrew,
  seasonCrewCid,
  seasonFilter,
  signInAsFirstAdmin,
  signInByClick,
} from '../people.ts';

const params = { type: seasonCrew.type, id: seasonCrew.id };
const farewell = 'Season is over. Thank you all, see you in May.';

// Nothing of the one is needed by the other, which has a product of its own.
test.describe.configure({ mode: 'parallel' });

test('a moderator clears a channel, an admin sees who did it, a marketer may not', async ({
  somebody,
  guard,
  world,
}) => {
  test.setTimeout(90_000);
  const direct = directClient(world.sandbox);
  const before = await direct(getChannel, { params });
  const messages = await allMessages(direct);

  const moderator = await somebody();
  await signInByClick(moderator, 'moderator');
  await test.step('narrows 2,000 channels to five by chips', async () => {
    await openChannels(moderator);
    await addChip(moderator, 'type', { value: 'messaging' });
    await addChip(moderator, 'team', { value: 'emea' });
    await addChip(moderator, 'frozen', { choice: 'true' });
    await addChip(moderator, 'filter_tags', { list: 'seasonal' });
    await expect(moderator.getByText('5 matching channels, all loaded')).toBeVisible();
    await expect(row(moderator, 'messaging:season-')).toHaveCount(5);
    expect(JSON.parse(new URL(moderator.url()).searchParams.get('filter') ?? '')).toEqual(seasonFilter);
  });

  await test.step('opens one and reads it back to its beginning', async () => {
    await row(moderator, seasonCrewCid).getByRole('link', { name: seasonCrew.name }).click();
    const pane = moderator.getByRole('region', { name: seasonCrew.name });
    await expect(pane.getByText('640 messages')).toBeVisible();
    await pane.getByRole('link', { name: 'Open as its own page' }).click();
    await expect(moderator).toHaveURL(new RegExp(`${channelAddress(seasonCrewCid)}$`));
    const read = await readToBeginning(moderator);
    expect(read).toBe(messages.length);
    await expect(moderator.getByText('The beginning:')).toBeVisible();
    const [oldest] = messages;
    await expect(
      feed(moderator)
        .getByText(oldest?.text ?? '')
        .first(),
    ).toBeVisible();
  });

  await test.step('sees what a truncation would remove, as the API says it', async () => {
    await askToTruncate(moderator);
    const goes = moderator.getByRole('region', { name: 'What will go' });
    await expect(goes.getByText(String(before.channel?.message_count), { exact: true })).toBeVisible();
    await expect(goes.getByText('messages, all that the channel has')).toBeVisible();
    const pinned = await direct(getPinnedMessages, { params, query: { limit: 300 } });
    await expect(fact(goes, 'Pinned')).toHaveText(String(pinned.messages.length));
    await expect(fact(goes, 'Members')).toHaveText(String(before.channel?.member_count));
    await expect(fact(goes, 'Oldest')).toHaveText(minuteOf(messages[0]));
    await expect(fact(goes, 'Newest')).toHaveText(minuteOf(messages.at(-1)));
  });

  await test.step('truncates it with a system message, and sees it empty but for that', async () => {
    const dialog = moderator.getByRole('alertdialog', { name: `Truncate “${seasonCrew.name}”` });
    await dialog.getByRole('textbox', { name: 'System message' }).fill(farewell);
    await dialog.getByRole('button', { name: 'Hide all 640 messages' }).click();
    await expectToast(moderator, `Hid all 640 messages of “${seasonCrew.name}”`);
    await expectToast(moderator, /The API now reports 1 message, truncated at/);
    await expect(dialog).toBeHidden();
    await expect(feed(moderator).getByRole('article')).toHaveCount(1);
    await expect(feed(moderator).getByRole('article')).toContainText(farewell);
    await expect(moderator.getByText(/Truncated .* by Maja Lindqvist\. What came before/)).toBeVisible();
  });

  await test.step('finds the act in the audit log', async () => {
    await moderator
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: 'Audit log' })
      .click();
    await moderator.getByRole('searchbox', { name: 'Target' }).fill(seasonCrewCid);
    await expect(moderator).toHaveURL(/target=messaging/);
    const found = await expectRow(moderator, 'Maja Lindqvist', 'truncated', seasonCrewCid, 'Done');
    await found.getByRole('link').click();
    const record = moderator.getByRole('region', { name: 'Record', exact: true });
    await expect(
      record.getByRole('heading', { name: `Maja Lindqvist truncated ${seasonCrewCid}` }),
    ).toBeVisible();
    const request = await record.getByRole('textbox', { name: 'Request as JSON' }).inputValue();
    expect(request).toContain(farewell);
    await expect(moderator.getByText('Chain not checked')).toBeVisible();
  });

  const refusal =
    await test.step('a marketer is told what is missing, by the page and by the server', async () => {
      const marketer = await somebody();
      await signInByClick(marketer, 'marketer');
      await marketer.goto(channelAddress(seasonCrewCid));
      const button = marketer.getByRole('button', { name: 'Truncate…' });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await button.focus();
      const missing = /Needs channels\.truncate, which Moderator and Admin have and Marketer lacks\./;
      await expect(marketer.getByRole('tooltip', { name: missing })).toBeVisible();
      await marketer.getByRole('tab', { name: 'Danger' }).click();
      await expect(marketer.getByText(missing).first()).toBeVisible();
      guard.expectHttpError(403, '/truncate');
      return marketer.evaluate(async () => {
        const url = '/api/apps/sandbox/chat/api/v2/chat/channels/messaging/season-crew-nordics/truncate';
        const answer = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ hard_delete: true }),
        });
        const { error }: { error: Record<string, unknown> } = await answer.json();
        return { status: answer.status, error };
      });
    });
  expect(refusal).toMatchObject({
    status: 403,
    error: { code: 'not_permitted', permission: 'channels.truncate' },
  });

  await test.step('an admin sees who did it and who was refused, and that the chain is intact', async () => {
    const admin = await somebody();
    await signInByClick(admin, 'admin');
    await admin.goto(`${auditAddress}?target=${encodeURIComponent(seasonCrewCid)}`);
    await expectRow(admin, 'Tomás Ferreira', 'was not allowed to hard delete the messages of', 'Refused');
    const act = await expectRow(admin, 'Maja Lindqvist', 'truncated', 'Done');
    await expect(admin.getByText('Chain intact')).toBeVisible();
    await act.getByRole('link').click();
    const record = admin.getByRole('region', { name: 'Record', exact: true });
    await expect(record.getByText('truncate_channel')).toBeVisible();
    await record.getByRole('link', { name: seasonCrewCid }).click();
    await expect(feed(admin).getByRole('article')).toContainText(farewell);
  });

  await test.step('and a signed call to the API itself says the same', async () => {
    const after = await direct(getChannel, { params });
    expect(after.channel?.message_count).toBe(1);
    expect(after.channel?.truncated_by?.name).toBe('Maja Lindqvist');
    const truncatedAt = after.channel?.truncated_at;
    expect(truncatedAt && Date.now() - toMillis(truncatedAt)).toBeLessThan(120_000);
    expect(after.messages).toHaveLength(1);
    expect(after.messages[0]).toMatchObject({ type: 'system', text: farewell });
    expect(after.channel?.member_count).toBe(before.channel?.member_count);
  });
});

test.describe('with e-mail and password', () => {
  test.use({ worldPer: 'test' });

  test('the first admin comes by the one-time link, and makes the operators', async ({
    browser,
    contextOptions,
    guard,
    page,
    world,
  }) => {
    await signInAsFirstAdmin(page, world.firstAdminUrl);
    await expect(page.getByRole('grid', { name: 'Channels' })).toBeVisible();

    await page.goto(world.firstAdminUrl ?? '');
    await expect(page.getByRole('heading', { name: 'This link does not work' })).toBeVisible();
    await expect(page.getByText('If there is one, sign in, or ask them to invite you')).toBeVisible();

    await page.goto('/settings/operators');
    await page.getByRole('button', { name: 'Invite an operator' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Anh Tuấn');
    await page.getByRole('textbox', { name: 'E-mail' }).fill('anh@example.com');
    await page.getByRole('radio', { name: /Moderator/ }).check();
    await page.getByRole('button', { name: 'Invite Anh Tuấn' }).click();
    const handover = page.getByRole('alertdialog', { name: 'Anh Tuấn can sign in' });
    const password = await handover.getByRole('textbox', { name: 'Temporary password' }).inputValue();
    await handover.getByRole('button', { name: 'I have the password' }).click();
    await expectRow(page, 'Anh Tuấn', 'anh@example.com');

    const context = await browser.newContext({ ...contextOptions, baseURL: world.url });
    guard.watch(context);
    const operator = await context.newPage();
    await operator.goto(channelAddress(seasonCrewCid));
    await expect(operator.getByText('Then the page opens that you asked for.')).toBeVisible();
    await operator.getByRole('textbox', { name: 'E-mail' }).fill('anh@example.com');
    await operator.getByRole('textbox', { name: 'Password' }).fill('not this one');
    guard.expectHttpError(401, '/api/auth/sign-in');
    await operator.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(operator.getByRole('alert')).toContainText(/e-mail|password/i);
    await expect(operator.getByRole('textbox', { name: 'E-mail' })).toHaveValue('anh@example.com');
    await operator.getByRole('textbox', { name: 'Password' }).fill(password);
    await operator.getByRole('textbox', { name: 'Password' }).press('Enter');
    await expect(operator).toHaveURL(new RegExp(`${channelAddress(seasonCrewCid)}$`));
    await expect(operator.getByRole('button', { name: 'Truncate…' })).not.toHaveAttribute('aria-disabled');

    await page.goto(`${auditAddress}?scope=everything`);
    await expectRow(page, 'Ines Moreau', 'anh@example.com', 'Done');
    await context.close();
  });
});

const feed = (page: Page) => page.getByRole('feed', { name: 'Messages' });

const fact = (inside: ReturnType<Page['getByRole']>, name: string) =>
  inside.getByRole('definition').and(inside.locator(`dt:text-is("${name}") + dd`));

/** Adds one condition through the “Filter” button. */
async function addChip(
  page: Page,
  field: string,
  to: { value?: string; choice?: string; list?: string },
): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const find = page.getByRole('textbox', { name: 'Find a field, or name a custom one' });
  await find.fill(field);
  await page.getByRole('option', { name: new RegExp(`^${field} `) }).click();
  const panel = page.getByRole('dialog', { name: `Value of ${field}` });
  if (to.choice !== undefined) await panel.getByRole('button', { name: to.choice, exact: true }).click();
  if (to.value !== undefined) {
    await panel.getByRole('combobox', { name: 'Value', exact: true }).fill(to.value);
    await panel.getByRole('button', { name: 'Apply' }).click();
  }
  if (to.list !== undefined) {
    await panel.getByRole('combobox', { name: 'Operator' }).selectOption('$in');
    await panel.getByRole('textbox', { name: 'Values, one on each line' }).fill(to.list);
    await panel.getByRole('button', { name: 'Apply' }).click();
  }
  await expect(page.getByRole('group', { name: new RegExp(`^Filter: ${field} `) })).toBeVisible();
}

/** Goes up by key until nothing older is left. Resolves to how many messages were read. */
async function readToBeginning(page: Page): Promise<number> {
  const articles = feed(page).getByRole('article');
  await articles.last().focus();
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(page.getByText('The beginning:')).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 30_000, intervals: [50] });
  await page.keyboard.press('End');
  await expect(articles.last()).toBeFocused();
  const read = Number(await articles.last().getAttribute('aria-posinset'));
  await page.keyboard.press('Home');
  await expect(articles.first()).toBeFocused();
  return read;
}

/** All messages that a conversation shows, oldest first, by signed calls. */
async function allMessages(direct: Client): Promise<MessageResponse[]> {
  const found: MessageResponse[] = [];
  for (;;) {
    const before = found[0]?.id;
    const { messages } = await direct(getOrCreateChannel, {
      params,
      body: { state: true, messages: { limit: 300, ...(before !== undefined && { id_lt: before }) } },
    });
    found.unshift(...messages);
    if (messages.length < 300) return found;
  }
}

/** As the page shows it, in the browser's zone. */
function minuteOf(message: MessageResponse | undefined): RegExp {
  const at = new Date(message ? toMillis(message.created_at) : NaN);
  const parts = { timeZone: 'Europe/Berlin', day: 'numeric', month: 'short', year: 'numeric' } as const;
  return new RegExp(new Intl.DateTimeFormat('en-GB', parts).format(at));
}
