import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type ChannelSearch, channelSearch } from './channel-search.ts';

type Patch = { [Name in keyof ChannelSearch]?: ChannelSearch[Name] | undefined };

/** What the address says about the channel that is shown, and how to change it, beside the list and on its own page alike. */
export function useChannelPlace() {
  const search = channelSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = useCallback(
    (patch: Patch, { replace = false } = {}) =>
      void navigate({ to: '.', search: (old) => changed(old, patch), replace }),
    [navigate],
  );
  return { search, change };
}

/** Search parameters with some of a channel's changed: undefined takes one away; all others stay. */
export function changed<Search extends object>(old: Search, patch: Patch): Search {
  const entries = Object.entries({ ...old, ...patch }).filter(([, value]) => value !== undefined);
  // The same parameters as before, or those that every channel route reads.
  return Object.fromEntries(entries) as Search;
}
