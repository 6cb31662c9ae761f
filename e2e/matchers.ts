import { expect as base, type ExpectMatcherState, type Locator } from '@playwright/test';

/** Playwright's `expect`, whose `toBeVisible` waits before it looks. What does not hold yet makes `expect` describe the
 *  whole page as a tree of roles, at every look, in case that was the last: pages that were still loading were described
 *  hundreds of times in a run. */
export const expect = base.extend({
  async toBeVisible(this: ExpectMatcherState, locator: Locator, options: { timeout?: number } = {}) {
    const state = this.isNot ? 'hidden' : 'visible';
    await locator.waitFor({ state, timeout: options.timeout ?? this.timeout });
    return { pass: state === 'visible', message: () => `${locator.toString()} is ${state}` };
  },
});
