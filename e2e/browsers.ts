import type { BrowserContext, Page } from '@playwright/test';

/**
 * The browsers that nobody uses just now, by who was signed in there. A page in a browser that has shown the
 * product before costs a third of one in a new browser, which has all scripts to fetch and to compile.
 */
export class Browsers<Who> {
  readonly #free = new Map<Who, Page>();

  /** The page of a browser that this person has left, as if nobody had used it but for the session and the cache. */
  take(who: Who): Page | undefined {
    const page = this.#free.get(who);
    this.#free.delete(who);
    return page;
  }

  /** Keeps a browser for the next, at whatever size it is, unless there is one already or its page was closed. */
  async giveBack(who: Who, page: Page): Promise<void> {
    const context = page.context();
    if (this.#free.has(who) || !(await emptied(page))) return context.close();
    await context.clearPermissions();
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    this.#free.set(who, page);
  }

  async close(): Promise<void> {
    for (const page of this.#free.values()) await page.context().close();
    this.#free.clear();
  }
}

/** Leaves what the page shows, with all that it keeps in the browser. Not for one that was closed. */
async function emptied(page: Page): Promise<boolean> {
  if (page.isClosed()) return false;
  await closeOthers(page.context(), page);
  // A form that was not saved asks whether one means it.
  page.on('dialog', (dialog) => void dialog.accept());
  // On our origin, so that the process stays that has all compiled.
  await page.goto('/healthz');
  page.removeAllListeners();
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  return true;
}

async function closeOthers(context: BrowserContext, page: Page): Promise<void> {
  for (const other of context.pages()) if (other !== page) await other.close();
}
