import { createServer } from 'node:http';
import { expect, test } from '../fixtures.ts';
import { Guard } from '../guard.ts';

// Every other test relies on the guard; here it proves that it hears what it should.
test('the guard hears console errors, page errors, failed requests and HTTP errors', async ({
  browser,
  world,
}) => {
  const guard = new Guard(['no such secret']);
  const context = await browser.newContext({ baseURL: world.url });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.evaluate(async () => {
    // oxlint-disable-next-line no-console -- what the guard is to hear
    console.error('said aloud');
    setTimeout(() => {
      throw new Error('thrown');
    });
    await (await fetch('/api/preferences')).text();
    await fetch('http://127.0.0.1:1/').catch(() => undefined);
  });
  await expect.poll(() => guard.complaints()).toContainEqual('page error: thrown');
  await context.close();
  const complaints = (await guard.complaints()).join('\n');
  expect(complaints).toContain('console error: said aloud');
  expect(complaints).toMatch(/HTTP 401: GET .*\/api\/preferences/);
  expect(complaints).toMatch(/connect-src|ERR_CONNECTION_REFUSED|ERR_BLOCKED_BY_CSP/);
});

test('the guard excuses only the HTTP error that was announced', async ({ browser, world }) => {
  const guard = new Guard(['no such secret']);
  const context = await browser.newContext({ baseURL: world.url });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto('/sign-in');
  guard.expectHttpError(401, '/api/preferences');
  await page.evaluate(async () => (await fetch('/api/preferences')).text());
  expect(await guard.complaints()).toEqual([]);
  await page.evaluate(async () => (await fetch('/api/operators')).text());
  await expect.poll(() => guard.complaints()).toContainEqual(expect.stringContaining('HTTP 401'));
  await context.close();
});

test('the guard finds a secret in an answer', async ({ browser, world }) => {
  const guard = new Guard(['moderator']);
  const context = await browser.newContext({ baseURL: world.url });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.evaluate(async () => (await fetch('/api/sign-in-options')).text());
  await expect
    .poll(() => guard.complaints())
    .toContainEqual(expect.stringMatching(/^the API secret is in the answer of .*sign-in-options$/));
  await context.close();
});

test('the guard takes no answer for clean whose body did not come', async ({ browser, world }) => {
  // Says that there is more to come, and nothing after it.
  const server = createServer(
    (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('begun'),
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const guard = new Guard(['no such secret'], { bodyTimeoutMs: 500 });
  const context = await browser.newContext({ baseURL: world.url });
  guard.watch(context);
  const page = await context.newPage();
  const port = typeof address === 'object' ? address?.port : undefined;
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' });
  await expect
    .poll(() => guard.complaints())
    .toContainEqual(`the body of http://127.0.0.1:${port}/ did not come, and so was not searched`);
  await context.close();
  server.closeAllConnections();
  server.close();
});
