import type { Page } from '@playwright/test';
import type { DemoRole } from './fixtures.ts';
import { expect } from './matchers.ts';

/** The channel of the demo that the job is about, by its id and its name. */
export const seasonCrew = { type: 'messaging', id: 'season-crew-nordics', name: 'Season crew · Nordics' };
export const seasonCrewCid = `${seasonCrew.type}:${seasonCrew.id}`;

/** The narrowing that finds it and four others. */
export const seasonFilter = {
  type: 'messaging',
  team: 'emea',
  frozen: true,
  filter_tags: { $in: ['seasonal'] },
};

export const channelsAddress = '/apps/sandbox/channels';
export const channelAddress = (cid: string): string => `${channelsAddress}/${encodeURIComponent(cid)}`;
export const auditAddress = '/apps/sandbox/audit';

/** The list of channels with this filter. */
export const filteredAddress = (filter: object): string =>
  `${channelsAddress}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

/** Opens the channel list and waits for its first rows. */
export async function openChannels(page: Page, address = channelsAddress): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('grid', { name: 'Channels' }).getByRole('row').first()).toBeVisible();
}

/** Opens a channel's own page and waits for its conversation. */
export async function openChannel(page: Page, cid = seasonCrewCid): Promise<void> {
  await page.goto(channelAddress(cid));
  await expect(page.getByRole('feed', { name: 'Messages' }).getByRole('article').first()).toBeVisible();
}

/** Asks for a truncation on a channel's own page and waits until it is counted what would go. */
export async function askToTruncate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Truncate…' }).first().click();
  await expect(page.getByRole('region', { name: 'What will go' }).getByText(/^counted /)).toBeVisible();
}

/** Signs in as one of the demo's people, as `npm start` offers it, and waits for what one sees then. */
export async function signInByClick(page: Page, role: DemoRole): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `Continue as ${role}` }).click();
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in' && pathname !== '/');
}

/** Whom {@link signInAsFirstAdmin} makes. */
export const firstAdmin = {
  name: 'Ines Moreau',
  email: 'ines@example.com',
  password: 'correct horse battery',
};

/** Becomes the first admin, by the one-time link. */
export async function signInAsFirstAdmin(page: Page, link: string | undefined): Promise<void> {
  await page.goto(link ?? '');
  await page.getByRole('textbox', { name: 'Name' }).fill(firstAdmin.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(firstAdmin.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(firstAdmin.password);
  await page.getByRole('button', { name: 'Create admin and sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/first-admin');
}
