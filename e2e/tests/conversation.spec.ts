import { ban, sendMessage, updateUsers } from '@backchannel/chat-api/operations';
import type { Page } from '@playwright/test';
import { directClient } from '../direct.ts';
import { expectNoViolations } from '../expect.ts';
import { expect, test } from '../fixtures.ts';

const channels = '/apps/sandbox/channels';
/** A featured channel of the demo: 420 messages, pins, threads, deletions, 214 members. */
const cid = 'messaging:support-nordics-eap';
const own = `${channels}/${cid}`;
const beside = `${channels}/beside/${cid}`;

interface Message {
  id: string;
  text: string;
  created_at: number;
  deleted_at?: number;
  reply_count: number;
}

/** The newest messages of the channel as the API has them, oldest first. */
async function messagesOf(page: Page): Promise<Message[]> {
  const [type, id] = cid.split(':');
  const path = `/api/apps/sandbox/chat/api/v2/chat/channels/${type}/${id}?messages_limit=300`;
  const answer: unknown = await (await page.request.get(path)).json();
  // As the contract says.
  return (answer as { messages: Message[] }).messages;
}

function find(messages: Message[], is: (message: Message) => boolean): Message {
  const found = messages.find(is);
  if (!found) throw new Error('the demo has no such message in this channel');
  return found;
}

const feed = (page: Page) => page.getByRole('feed', { name: 'Messages' });
const marked = (page: Page) => page.locator('article[aria-current=true]');
const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id);
const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

test('begins at the newest message and is read back to its beginning, without a jump', async ({ signIn }) => {
  const page = await signIn('moderator');
  const all = await messagesOf(page);
  await page.goto(own);
  await expect(page.getByRole('heading', { level: 1, name: 'Støtte · Nordics early access' })).toBeVisible();
  await expect(page.locator(`#message-${all.at(-1)?.id}`)).toBeInViewport();
  await expect(page.getByText('The beginning:')).toBeHidden();

  await feed(page).hover();
  let most = 0;
  await expect(async () => {
    const moved = await page.evaluate(async () => {
      const list = document.querySelector('[role=feed]');
      const scroller = list?.parentElement;
      if (!list || !scroller) throw new Error('no feed');
      const middle = scroller.getBoundingClientRect().top + scroller.clientHeight / 2;
      const at = [...list.querySelectorAll('article')].find(
        (article) => article.getBoundingClientRect().bottom > middle,
      );
      const before = at?.getBoundingClientRect().top ?? 0;
      const from = scroller.scrollTop;
      scroller.scrollTop -= 400;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      // Never farther than was scrolled, whatever came in above meanwhile.
      return (at?.getBoundingClientRect().top ?? 0) - before - Math.min(400, from);
    });
    most = Math.max(most, moved);
    const beginning = page.getByText('The beginning:');
    expect(await beginning.count()).toBe(1);
    await expect(beginning).toBeInViewport({ timeout: 10 });
  }).toPass({ timeout: 30_000, intervals: [10] });
  expect(most).toBeLessThan(60);
  expect(await nodes(page)).toBeLessThan(1200);

  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page.locator(`#message-${all.at(-1)?.id}`)).toBeInViewport();
});

test('beside the list, both full, the page stays small', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(beside);
  await expect(feed(page).getByRole('article').first()).toBeVisible();
  const scroll = (selector: string, by: number) =>
    page.locator(selector).evaluate((list, top) => list.parentElement?.scrollBy({ top }), by);
  await scroll('[role=feed]', -1500);
  await scroll('[role=grid]', 600);
  await expect(page.getByRole('grid').getByRole('row').nth(30)).toBeAttached();
  expect(await nodes(page)).toBeLessThanOrEqual(1200);
});

test('Tab passes a conversation in one message, whatever can be pressed in the others', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  await page.goto(own);
  await expect(feed(page).getByRole('article').first()).toBeVisible();
  await page.mouse.move(0, 0);
  const stops = () =>
    feed(page).evaluate((list) => {
      const all = [...list.querySelectorAll('article')];
      const pressed = 'a, button, [tabindex]';
      return all.filter(
        (article) =>
          article.tabIndex === 0 ||
          [...article.querySelectorAll<HTMLElement>(pressed)].some(({ tabIndex }) => tabIndex === 0),
      ).length;
    });
  expect(await feed(page).getByRole('button').count()).toBeGreaterThan(1);
  expect(await stops()).toBe(1);
  await page.getByRole('article').last().focus();
  for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowUp');
  expect(await stops()).toBe(1);
});

test('a picture of another host is fetched only when asked for', async ({ signIn, world }) => {
  const src = 'https://pictures.elsewhere.example/who-looks.svg';
  await directClient(world.sandbox)(sendMessage, {
    params: { type: 'messaging', id: 'bk-8810-elshenawy' },
    body: {
      message: {
        text: 'Have a look',
        user_id: 'elshenawy',
        attachments: [{ type: 'image', title: 'who-looks.svg', image_url: src, custom: {} }],
      },
    },
  });
  const page = await signIn('moderator');
  const fetched: string[] = [];
  await page.route(src, async (route) => {
    fetched.push(route.request().url());
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    await route.fulfill({ contentType: 'image/svg+xml', body });
  });
  await page.goto(`${channels}/messaging:bk-8810-elshenawy`);
  const show = page.getByRole('button', { name: 'Show picture from pictures.elsewhere.example' });
  await expect(show).toBeInViewport();
  await expectNoViolations(page);
  expect(fetched).toEqual([]);
  await show.press('Enter');
  await expect(page.locator(`article:focus img[src="${src}"]`)).toBeVisible();
  expect(fetched).toHaveLength(1);
});

test('a link to a message leads to it, and so do a typed id and a date', async ({ signIn, guard }) => {
  const page = await signIn('moderator');
  const all = await messagesOf(page);
  const old = find(all, ({ deleted_at }) => deleted_at === undefined);
  await page.goto(`${beside}?message=${old.id}`);
  await expect(marked(page)).toBeInViewport();
  await expect(marked(page)).toHaveAttribute('id', `message-${old.id}`);

  const other = find(all.slice(150), ({ deleted_at }) => deleted_at === undefined);
  const field = page.getByRole('textbox', { name: 'Jump to a date, time or message id' });
  await page.keyboard.press('Shift+J');
  await expect(field).toBeFocused();
  await field.fill(other.id);
  await field.press('Enter');
  await expect(marked(page)).toHaveAttribute('id', `message-${other.id}`);
  await expect(marked(page)).toBeInViewport();
  await expect(page).toHaveURL(new RegExp(`message=${other.id}`));

  const at = new Date(old.created_at / 1e6);
  await field.fill(at.toISOString());
  await expect(page.getByText(/Enter goes to .*Europe\/Berlin/)).toBeVisible();
  await field.press('Enter');
  await expect(marked(page)).toHaveAttribute('id', `message-${old.id}`);
  expect(await focusedId(page)).toBe(`message-${old.id}`);
  await page.goBack();
  await expect(marked(page)).toHaveAttribute('id', `message-${other.id}`);

  await field.fill('1 Jan 2020');
  await field.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Nothing from Wed 1 Jan 2020' })).toBeVisible();
  await field.fill('when it all began');
  await expect(page.getByText('No date that is understood here, and no message id')).toBeVisible();

  await page.getByRole('button', { name: 'Newest' }).click();
  const last = page.locator(`#message-${all.at(-1)?.id}`);
  // At the very end, which is then kept.
  await expect(last).toBeInViewport({ ratio: 1 });
  guard.expectHttpError(404, '31.02.2026');
  await field.fill('31.02.2026');
  await field.press('Enter');
  const failure = page.getByRole('alert').filter({ hasText: 'No message has the id “31.02.2026”' });
  await expect(failure).toBeVisible();
  await expect(last).toBeInViewport({ ratio: 1 });
  const top = (await failure.boundingBox())?.y ?? 0;
  await expect
    .poll(async () => {
      const box = await last.boundingBox();
      return box ? box.y + box.height : Infinity;
    })
    .toBeLessThanOrEqual(top);
});

test('arrows move between messages, Enter tells all about one, Escape comes back', async ({ signIn }) => {
  const page = await signIn('moderator');
  const all = await messagesOf(page);
  const [before, last] = all.slice(-2);
  await page.goto(own);
  await page.locator(`#message-${last?.id}`).focus();
  await page.keyboard.press('ArrowUp');
  expect(await focusedId(page)).toBe(`message-${before?.id}`);
  await page.keyboard.press('Enter');
  const inspector = page.getByRole('region', { name: 'Message', exact: true });
  await expect(inspector.getByText(before?.id ?? '', { exact: true })).toBeVisible();
  await expect(inspector.getByText('Never changed.').or(inspector.getByText(/ by /)).first()).toBeVisible();
  await expect(inspector.getByRole('region', { name: 'JSON' })).toContainText(`"id": "${before?.id}"`);
  await page.keyboard.press('Escape');
  await expect(inspector).toBeHidden();
  await expect.poll(() => focusedId(page)).toBe(`message-${before?.id}`);
  await page.keyboard.press('End');
  await expect.poll(() => focusedId(page)).toBe(`message-${last?.id}`);
});

test('a thread opens in place, has an address, and leads back', async ({ signIn }) => {
  const page = await signIn('moderator');
  const parent = find((await messagesOf(page)).toReversed(), ({ reply_count }) => reply_count > 1);
  await page.goto(`${beside}?message=${parent.id}`);
  await marked(page)
    .getByRole('button', { name: /repl(y|ies)/ })
    .press('Enter');
  await expect(page).toHaveURL(new RegExp(`thread=${parent.id}`));
  const thread = page.getByRole('region', { name: 'Thread' });
  await expect(thread.getByRole('heading', { name: 'Thread' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedId(page)).toBe(`message-${parent.id}`);
  await page.goBack();
  await expect(thread.getByRole('feed', { name: 'Replies' }).getByRole('article')).toHaveCount(
    parent.reply_count,
  );
  await expectNoViolations(page);
  await page.reload();
  await expect(thread.getByRole('article').first()).toBeVisible();
  await thread.getByRole('button', { name: 'Conversation' }).click();
  await expect(marked(page)).toHaveAttribute('id', `message-${parent.id}`);
});

test('out of a thread by the browser’s Back, with no message in the address, the keyboard stays in the channel', async ({
  signIn,
}) => {
  const page = await signIn('moderator');
  const parent = find((await messagesOf(page)).toReversed(), ({ reply_count }) => reply_count > 1);
  await page.goto(`${beside}?message=${parent.id}`);
  await marked(page).focus();
  await page.getByRole('button', { name: 'Newest' }).click();
  await expect(page).not.toHaveURL(/message=/);
  await page
    .getByRole('feed', { name: 'Messages' })
    .getByRole('button', { name: /repl(y|ies)/ })
    .last()
    .press('Enter');
  const thread = page.getByRole('region', { name: 'Thread' });
  await expect(thread.getByRole('heading', { name: 'Thread' })).toBeFocused();
  await page.goBack();
  await expect(thread).toBeHidden();
  await expect(page.locator('[data-pane]').last()).toBeFocused();
});

test('pinned messages are listed and lead to where they stand', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(beside);
  await page.getByRole('button', { name: /\d+ pinned/ }).click();
  await page.locator('[data-pane] ul').first().getByRole('button').last().click();
  await expect(marked(page)).toBeInViewport();
  await expect(marked(page).getByText('Pinned')).toBeAttached();
});

test('what was deleted is shown to who asks', async ({ signIn }) => {
  const page = await signIn('moderator');
  const gone = find(await messagesOf(page), ({ deleted_at }) => deleted_at !== undefined);
  await page.goto(`${own}?message=${gone.id}`);
  await expect(marked(page)).toContainText('deleted');
  await expect(marked(page)).toContainText('soft');
  await marked(page).getByRole('button', { name: 'Show' }).click();
  await expect(marked(page).getByRole('button', { name: 'Hide' })).toBeVisible();
  await expect(marked(page).getByText('Reading what it said…')).toBeHidden();
});

test('a shadowed message stands in the conversation; a pending one, which no list has, is opened by its id', async ({
  signIn,
  world,
}) => {
  const call = directClient(world.sandbox);
  const users = Object.fromEntries(['warden', 'shade'].map((id) => [id, { id, name: id, custom: {} }]));
  await call(updateUsers, { body: { users } });
  await call(ban, { body: { target_user_id: 'shade', banned_by_id: 'warden', shadow: true } });
  const params = { type: 'messaging', id: 'bk-8810-elshenawy' };
  const say = (text: string, user_id: string, rest = {}) =>
    call(sendMessage, { params, body: { message: { text, user_id }, ...rest } });
  await say('Nobody hears me', 'shade');
  const { message } = await say('Not said yet', 'warden', {
    pending: true,
    pending_message_metadata: { check: 'by hand' },
  });
  const page = await signIn('moderator');
  await page.goto(`${channels}/messaging:bk-8810-elshenawy`);
  const shadowed = feed(page).getByRole('article').filter({ hasText: 'Nobody hears me' });
  await expect(shadowed.getByText('Shadowed')).toBeVisible();
  await expect(feed(page).getByText('Not said yet')).toHaveCount(0);

  const field = page.getByRole('textbox', { name: 'Jump to a date, time or message id' });
  await field.fill(message.id);
  await field.press('Enter');
  const inspector = page.getByRole('region', { name: 'Message', exact: true });
  await expect(inspector.getByText('Pending', { exact: true })).toBeVisible();
  await expect(inspector.getByText('by hand')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`inspect=${message.id}`));
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expectNoViolations(page);
});

test('members are found by name and role', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(own);
  await page.getByRole('tab', { name: /Members/ }).click();
  await expect(page).toHaveURL(/tab=members/);
  const members = page.getByRole('region', { name: 'Members' }).getByRole('listitem');
  await expect(members.first()).toBeVisible();
  await page.getByRole('searchbox', { name: 'Find members by name' }).fill('søren');
  await expect(members.filter({ hasNotText: /Søren/i })).toHaveCount(0);
  await expect(members.first()).toContainText('Søren');
  await page.getByRole('searchbox', { name: 'Find members by name' }).fill('');
  await page.getByRole('combobox', { name: 'Which members' }).selectOption('Role channel_moderator');
  await expect(members.filter({ hasNotText: 'channel_moderator' })).toHaveCount(0);
  await expect(members.first()).toContainText('channel_moderator');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^CSV of/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^members-.*\.csv$/);
});

test('the data is there to read and to copy, and no secret with it', async ({ signIn, world }) => {
  const page = await signIn('moderator');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${own}?tab=data`);
  await expect(page.getByRole('heading', { name: 'Custom data' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'JSON' })).toContainText(`"cid": "${cid}"`);
  await page.getByRole('button', { name: 'Copy curl' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('$STREAM_TOKEN');
  expect(copied).toContain('/api/v2/chat/channels/messaging/support-nordics-eap');
  expect(copied).not.toContain(world.sandbox.apiSecret);
});

test('the pane walks along the list, grows to a page, and closes', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(channels);
  await page.getByRole('link', { name: 'Støtte · Nordics early access' }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Støtte · Nordics early access' })).toBeVisible();
  await page.getByRole('button', { name: 'Channel below' }).click();
  await expect(page).not.toHaveURL(/support-nordics-eap/);
  await page.getByRole('button', { name: 'Channel above' }).click();
  await expect(page).toHaveURL(/support-nordics-eap/);
  await expect(feed(page).getByRole('article').first()).toBeVisible();
  await expectNoViolations(page);
  await page.getByRole('link', { name: 'Open as its own page' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Støtte · Nordics early access' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(page).toHaveURL(/\/channels(\?|$)/);
});

test('text stays text', async ({ signIn }) => {
  const page = await signIn('moderator');
  await page.goto(`${channels}/messaging:strange-texts`);
  await expect(feed(page).getByRole('article').first()).toBeVisible();
  await page.locator('article').last().focus();
  await page.keyboard.press('Home');
  await expect.poll(() => page.locator('article').count()).toBeGreaterThan(5);
  expect(
    await feed(page).locator('script, iframe, [onclick], [onerror], a:not([href^="http"])').count(),
  ).toBe(0);
  for (const link of await feed(page).getByRole('link').all()) {
    await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
    await expect(link).toHaveAttribute('target', '_blank');
  }
});
