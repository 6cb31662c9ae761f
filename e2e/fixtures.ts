import { type BrowserContext, type Page, test as base } from '@playwright/test';
import { Browsers } from './browsers.ts';
import { Guard } from './guard.ts';
import { expect } from './matchers.ts';
import { startWorld, type World, type WorldSettings } from './world.ts';

export { expect } from './matchers.ts';

export type DemoRole = 'moderator' | 'marketer' | 'admin';

export interface WorldOptions {
  /** How long a world lasts: all tests of a file share one (default), or each has its own.
   *  Set with `test.use({ worldPer: 'test' })`. */
  worldPer: 'file' | 'test';
  /** How the world differs from the usual one. */
  worldSettings: WorldSettings;
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

interface Fixtures {
  /** The running product that this test works on; nobody else does at the same time. */
  world: World;
  /** Complaints of the browser fail the test; HTTP errors on purpose are announced here. */
  guard: Guard;
  /** A person of the demo with this role, signed in, in a browser of their own that shows nothing yet; several can be at
   *  work in one test. They have the session and the cache that they had in the test before, unless the browser is to be
   *  `new`, as for what is done to a browser for good. Signing in through the page has tests of its own. */
  signIn: (role: DemoRole, browser?: 'new') => Promise<Page>;
  /** A browser of its own for one more person, who has not signed in. */
  somebody: (storageState?: StorageState) => Promise<Page>;
}

interface WorkerFixtures {
  worlds: Worlds;
}

/** The worlds of one worker: at most one runs at a time, all at the same address where nobody else takes it. */
class Worlds {
  /** Of the people of all its worlds: what one has loaded and compiled, no later one has to load again. */
  readonly browsers = new Browsers<DemoRole>();
  #current: { key: string; world: World } | undefined;
  #port = 0;

  async get(place: string, settings: WorldSettings): Promise<World> {
    const key = `${place} ${JSON.stringify(settings)}`;
    if (this.#current?.key === key) return this.#current.world;
    await this.#end();
    const world = await startWorld({ ...settings, port: this.#port });
    const port = Number(new URL(world.url).port);
    // Somebody took it between two worlds: these browsers are at home where nobody is any more.
    if (port !== this.#port) await this.browsers.close();
    this.#port = port;
    this.#current = { key, world };
    return world;
  }

  async close(): Promise<void> {
    await this.browsers.close();
    await this.#end();
  }

  async #end(): Promise<void> {
    const world = this.#current?.world;
    this.#current = undefined;
    await world?.close();
  }
}

/** The cookies of the people of a world, from test to test. */
const sessionsByWorld = new WeakMap<World, Map<DemoRole, StorageState>>();

function sessionsOf(world: World): Map<DemoRole, StorageState> {
  const known = sessionsByWorld.get(world) ?? new Map<DemoRole, StorageState>();
  sessionsByWorld.set(world, known);
  return known;
}

export const test = base.extend<Fixtures & WorldOptions, WorkerFixtures>({
  worldPer: ['file', { option: true }],
  worldSettings: [{}, { option: true }],

  worlds: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern here
    async ({}, use) => {
      const worlds = new Worlds();
      await use(worlds);
      await worlds.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  world: async ({ worlds, worldPer, worldSettings }, use, { file, testId, retry }) => {
    await use(await worlds.get(`${worldPer === 'file' ? file : testId} ${retry}`, worldSettings));
  },

  baseURL: async ({ world }, use) => {
    await use(world.url);
  },

  guard: [
    async ({ world, context }, use) => {
      const guard = new Guard(world.canaries);
      guard.watch(context);
      await use(guard);
      const complaints = await guard.complaints();
      guard.end();
      expect(complaints, 'what the browser complained about').toEqual([]);
    },
    { auto: true },
  ],

  somebody: async ({ browser, contextOptions, guard, world }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (storageState) => {
      const context = await browser.newContext({ ...contextOptions, baseURL: world.url, storageState });
      contexts.push(context);
      guard.watch(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  signIn: async ({ browser, contextOptions, guard, somebody, viewport, world, worlds }, use, testInfo) => {
    const { browsers } = worlds;
    const sessions = sessionsOf(world);
    const used: { role: DemoRole; page: Page }[] = [];
    const ownPage = async (role: DemoRole): Promise<Page> => {
      const storageState = sessions.get(role);
      const known = browsers.take(role);
      const context =
        known?.context() ??
        (await browser.newContext({ ...contextOptions, baseURL: world.url, storageState }));
      // Whoever was signed in there at the end.
      if (known) await context.clearCookies();
      if (known && storageState) await context.addCookies(storageState.cookies);
      if (known && viewport) await known.setViewportSize(viewport);
      guard.watch(context);
      const page = known ?? (await context.newPage());
      used.push({ role, page });
      return page;
    };
    await use(async (role, which) => {
      const page = await (which === 'new' ? somebody(sessions.get(role)) : ownPage(role));
      const context = page.context();
      // 204 says that nobody is signed in.
      if (!sessions.has(role) || (await context.request.get('/api/session')).status() !== 200) {
        const headers = { origin: new URL(world.url).origin };
        const answer = await context.request.post('/api/demo/sign-in', { headers, data: { role } });
        expect(answer.status(), 'signing in').toBe(200);
        sessions.set(role, await context.storageState());
      }
      return page;
    });
    const hasPassed = testInfo.status === testInfo.expectedStatus;
    for (const { role, page } of used)
      await (hasPassed ? browsers.giveBack(role, page) : page.context().close());
  },
});
