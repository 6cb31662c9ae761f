import { queryChannels } from '@backchannel/chat-api/operations';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { Hash, type LucideIcon } from 'lucide-react';
import { query } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { paletteActions } from '../../lib/palette-actions.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { useCurrentApp } from '../current-app.ts';
import { navigation } from '../navigation.ts';
import { wantedCids } from './wanted-cids.ts';

/** One line of the palette. */
export interface Entry {
  key: string;
  group: 'Go to' | 'Do';
  icon: LucideIcon;
  name: string;
  /** An id in mono. */
  id?: string;
  fact?: string;
  keys?: string;
  /** Where it leads, for a new tab. */
  href?: string;
  run: () => void;
}

const pauseMs = 150;
const mostChannels = 8;

/** What fits the text: pages, channels by name or cid, and what the page below can do. */
export function useEntries(text: string): { entries: Entry[]; searching: boolean; failed: Error | null } {
  const needle = text.trim();
  const pages = usePages().filter(({ name }) => fits(name, needle));
  const { channels, searching, failed } = useChannels(needle);
  const actions = paletteActions()
    .filter(({ label }) => fits(label, needle))
    .map(({ label, ...action }): Entry => ({ ...action, key: `do ${label}`, group: 'Do', name: label }));
  return { entries: [...pages, ...channels, ...actions], searching, failed };
}

function usePages(): Entry[] {
  const { permissions } = useSession();
  const app = useCurrentApp()?.id;
  const navigate = useNavigate();
  const router = useRouter();
  return navigation
    .filter(
      ({ permission, to }) =>
        (permission === undefined || permissions.includes(permission)) &&
        (app !== undefined || !to.includes('$app')),
    )
    .map(({ name, icon, to, letter }) => ({
      key: to,
      group: 'Go to',
      icon,
      name,
      keys: `g ${letter}`,
      href: router.buildLocation({ to, params: { app } }).href,
      run: () => void navigate({ to, params: { app } }),
    }));
}

function useChannels(needle: string) {
  const app = useCurrentApp()?.id;
  const { permissions } = useSession();
  const settled = useSettled(needle, pauseMs);
  const navigate = useNavigate();
  const router = useRouter();
  const enabled = app !== undefined && settled !== '' && permissions.includes('channels.read');
  const byName = { name: { $autocomplete: settled } };
  const cids = wantedCids(settled);
  const filter = cids.length > 0 ? { $or: [{ cid: { $in: cids } }, byName] } : byName;
  const found = useQuery({
    ...query(queryChannels, app ?? '', {
      body: {
        filter_conditions: filter,
        limit: mostChannels,
        message_limit: 0,
        member_limit: 0,
        state: false,
      },
    }),
    enabled,
  });
  const channels = (enabled ? (found.data?.channels ?? []) : []).flatMap(({ channel }): Entry[] => {
    if (!channel || app === undefined) return [];
    const to = { to: '/apps/$app/channels/$cid', params: { app, cid: channel.cid } } as const;
    const { name } = channel.custom;
    return [
      {
        key: channel.cid,
        group: 'Go to',
        icon: Hash,
        name: typeof name === 'string' && name !== '' ? name : channel.id,
        id: channel.cid,
        href: router.buildLocation(to).href,
        run: () => void navigate(to),
      },
    ];
  });
  return {
    channels,
    searching: enabled && (found.isFetching || settled !== needle),
    failed: enabled ? found.error : null,
  };
}

const fits = (name: string, needle: string): boolean => name.toLowerCase().includes(needle.toLowerCase());
