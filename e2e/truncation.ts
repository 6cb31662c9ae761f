import { getChannel } from '@backchannel/chat-api/operations';
import type { Locator, Page } from '@playwright/test';
import { directClient } from './direct.ts';
import { expect } from './fixtures.ts';
import type { World } from './world.ts';

/** A channel of the demo in which much is written. */
export const busy = { type: 'messaging', id: 'support-nordics-eap' };

export const dialogOf = (page: Page): Locator => page.getByRole('alertdialog');

/** Opens the channel's own page and its truncation, and waits until what would go is counted. */
export async function openTruncation(
  page: Page,
  { type, id }: { type: string; id: string },
): Promise<Locator> {
  await page.goto(`/apps/sandbox/channels/${type}:${id}`);
  await page.getByRole('button', { name: 'Truncate…' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByText(/^counted/)).toBeVisible();
  return dialog;
}

/** The channel as the API itself has it. */
export const state = (world: World, params: { type: string; id: string }) =>
  directClient(world.sandbox)(getChannel, { params, query: { messages_limit: 300, members_limit: 5 } });
