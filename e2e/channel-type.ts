import type { Client } from '@backchannel/chat-api';
import { getChannelType, updateChannelType } from '@backchannel/chat-api/operations';
import type { GetChannelTypeResponse, UpdateChannelTypeRequest } from '@backchannel/chat-api/types';
import type { Locator, Page } from '@playwright/test';
import { expect } from './matchers.ts';

export const formAddress = (name: string): string => `/apps/sandbox/channel-types/${name}/config`;
/** Part of the address of each call of the API about one type. */
export const typeCall = '/api/v2/chat/channeltypes/';

/** What the API says of a type, but for what nobody sets; commands by name. */
export async function typeOf(
  direct: Client,
  name: string,
): Promise<Omit<GetChannelTypeResponse, Frame> & { commands: unknown[] }> {
  const {
    created_at: _created,
    updated_at: _updated,
    duration: _duration,
    ...type
  } = await direct(getChannelType, {
    params: { name },
  });
  return { ...type, commands: type.commands.map((command) => command.name) };
}
type Frame = 'created_at' | 'updated_at' | 'duration' | 'commands';

/** Changes a type past the product. */
export async function change(
  direct: Client,
  name: string,
  to: Partial<UpdateChannelTypeRequest>,
): Promise<void> {
  const now = await direct(getChannelType, { params: { name } });
  // What the API answers for these it also takes.
  const always = { automod: now.automod, automod_behavior: now.automod_behavior } as Pick<
    UpdateChannelTypeRequest,
    'automod' | 'automod_behavior'
  >;
  await direct(updateChannelType, {
    params: { name },
    body: { ...always, max_message_length: now.max_message_length, ...to },
  });
}

/** Opens the form of a type and waits until it is read. */
export async function openForm(page: Page, name: string): Promise<void> {
  await page.goto(formAddress(name));
  await expect(page.getByRole('textbox', { name: 'Longest message' })).toBeVisible();
}

/** What stands at the foot once something is changed. */
export const bar = (page: Page): Locator => page.getByRole('region', { name: 'Unsaved changes' });
/** The row of a setting, by the API's name. */
export const field = (page: Page, key: string): Locator => page.locator(`[data-field="${key}"]`);
/** One choice of a few. */
export const choice = (page: Page, group: string, name: string): Locator =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { name, exact: true });
/** Not for ever. */
export const limited = (page: Page, group: string): Locator => choice(page, group, 'For a time');
