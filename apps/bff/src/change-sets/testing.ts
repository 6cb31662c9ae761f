import { expect } from 'vitest';
import { z } from 'zod';
import type { TestProxy } from '../chat-proxy/testing.ts';
import { look, outside, required } from '../history/testing.ts';
import type { TestAnswer, TestBrowser } from '../testing.ts';

const changeSetSchema = z.object({
  changeSet: z.object({
    id: z.string(),
    title: z.string(),
    reason: z.string().nullable(),
    by: z.object({ id: z.string(), name: z.string() }),
    createdAt: z.number(),
    state: z.string(),
    steps: z.array(
      z.looseObject({
        index: z.number(),
        name: z.string(),
        state: z.string(),
        version: z.number().optional(),
        error: z
          .looseObject({ status: z.number(), code: z.string(), message: z.string(), requestId: z.string() })
          .optional(),
      }),
    ),
  }),
});
type ChangeSetSeen = z.infer<typeof changeSetSchema>['changeSet'];

export const changeSetIn = ({ body }: TestAnswer): ChangeSetSeen => changeSetSchema.parse(body).changeSet;

export const plan = (steps: object[], more: object = {}) => ({
  title: 'Quieter',
  reason: 'Too loud',
  steps,
  ...more,
});

/** Begins with a change set. Resolves to its id. */
export async function begin(browser: TestBrowser, steps: object[]): Promise<string> {
  const answer = await browser.post('/api/change-sets', plan(steps));
  expect([answer.status, answer.body]).toMatchObject([202, { changeSet: { state: 'running' } }]);
  return changeSetIn(answer).id;
}

export const get = async (browser: TestBrowser, id: string): Promise<ChangeSetSeen> =>
  changeSetIn(await browser.get(`/api/change-sets/${id}`));

/** How a change set stands once nobody is at it: its state, and those of its steps. */
export async function settled(browser: TestBrowser, id: string): Promise<string[]> {
  let found: ChangeSetSeen | undefined;
  await expect
    .poll(
      async () => {
        found = await get(browser, id);
        return found.state;
      },
      { timeout: 15_000, interval: 20 },
    )
    .not.toBe('running');
  return found ? [found.state, ...found.steps.map(({ state }) => state)] : [];
}

export async function resume(browser: TestBrowser, id: string): Promise<string[]> {
  expect((await browser.post(`/api/change-sets/${id}/resume`)).status).toBe(202);
  return settled(browser, id);
}

/** Makes channel types, each for one test alone, and a step that changes it. */
export function newTypes(where: () => readonly [TestProxy, TestBrowser]) {
  let types = 0;
  return async (change: object = { replies: false }) => {
    types += 1;
    const name = `type-${types}`;
    const [proxy, browser] = where();
    await outside(proxy, 'POST', '/api/v2/chat/channeltypes', { ...required, name });
    const { fingerprint } = await look(browser, 'channel_type', name);
    const step = {
      app: 'sandbox',
      kind: 'channel_type',
      name,
      act: 'update',
      fingerprint,
      body: { ...required, ...change },
    };
    return { name, step };
  };
}

export const newCommand = (name: string) => ({
  app: 'sandbox',
  kind: 'command',
  name,
  act: 'create',
  fingerprint: 'none',
  body: { description: 'Open one' },
});
