import type { QueryChannelsResponse } from '@backchannel/chat-api/types';
import { channelName } from '../features/channels/channel-facts.ts';

/**
 * Puts the first channels, as links, into the rows that stand in the page, as soon as the answer is there and long
 * before the table is: on a slow device the framework alone takes most of a second. The table takes their place.
 * Whatever is wrong with the answer, the page itself tells; then the rows stay as they are.
 */
export async function showFirstRows(app: string, answer: Promise<Response>): Promise<void> {
  const response = await answer;
  if (!response.ok) return;
  // The answer itself belongs to the page.
  const { channels }: QueryChannelsResponse = await response.clone().json();
  const table = document.querySelector('#shell [data-rows]');
  if (!table) return;
  table.role = 'table';
  table.ariaLabel = 'Channels';
  [...table.children].forEach((row, at) => {
    const channel = channels[at]?.channel;
    if (!channel) {
      row.remove();
      return;
    }
    row.role = 'row';
    const cell = document.createElement('span');
    cell.role = 'cell';
    const link = document.createElement('a');
    link.href = `/apps/${app}/channels/beside/${encodeURIComponent(channel.cid)}${location.search}`;
    link.dir = 'auto';
    link.textContent = channelName(channel);
    const cid = document.createElement('small');
    cid.textContent = channel.cid;
    cell.append(link, cid);
    row.children[1]?.replaceWith(cell);
  });
}
