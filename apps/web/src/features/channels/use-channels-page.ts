import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo } from 'react';
import { useSession } from '../../api/session.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import type { Beside } from '../../table/beside.ts';
import { focusNextPane } from '../../table/panes.ts';
import { useSelection } from '../../table/use-selection.ts';
import { channelId } from './channel-facts.ts';
import {
  channelsSearch,
  type ChannelsSearch,
  defaultSort,
  type Filter,
  type Sort,
  sortOf,
} from './channels-request.ts';
import { keepLastList } from './last-list.ts';
import { type ChannelList, channelsQuery } from './queries.ts';

const route = getRouteApi('/_app/apps/$app/channels');
const none: ChannelList = { rows: [], end: undefined, pages: 0 };
/** Reading again asks for every loaded page; beyond this only for those that are looked at. */
const pagesReadAgain = 10;

export type ChannelsPageState = ReturnType<typeof useChannelsPage>;

/** What the Channels page is: its address, what was read for it, and what can be done. */
export function useChannelsPage(app: string) {
  const address = route.useSearch();
  // The router hands on what belongs to an open channel, too; that must not follow into the next one.
  const search = useMemo(() => channelsSearch({ ...address }), [address]);
  const { filter, sort, as } = search;
  const { id: operator } = useSession().operator;
  useEffect(() => keepLastList(operator, app, search), [operator, app, search]);
  const openCid = useParams({ strict: false, select: ({ cid }) => cid });
  const router = useRouter();
  const navigate = useNavigate();
  const queries = useQueryClient();

  const sorted: Sort = sortOf(sort ?? defaultSort) ?? { field: 'last_message_at', direction: -1 };

  const options = channelsQuery(app, { filter, sort, as });
  const list = useInfiniteQuery(options);
  const { rows, end, pages } = list.data ?? none;
  const selection = useSelection(rows, channelId);
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;

  const readOn = useCallback(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  const readAgain = () => {
    if (pages > pagesReadAgain) {
      queries.setQueryData(
        options.queryKey,
        (data) =>
          data && {
            pages: data.pages.slice(0, pagesReadAgain),
            pageParams: data.pageParams.slice(0, pagesReadAgain),
          },
      );
    }
    void list.refetch();
  };

  const show = (change: Partial<ChannelsSearch>, { replace = false } = {}) => {
    // What is open beside the list stays open as it is; what is as usual is not said.
    const { filter: _filter, sort: _sort, as: _as, view: _view, ...others } = address;
    const next = { ...others, ...channelsSearch({ ...search, ...change }) };
    void navigate({ to: '.', search: () => next, replace });
  };
  const showSort = ({ field, direction, type }: Sort) =>
    show({ sort: `${direction === -1 ? '-' : ''}${field}${type === undefined ? '' : `:${type}`}` });
  /** By this field; by it already: the other way round. */
  const sortBy = (field: string) =>
    showSort({ field, direction: sorted.field === field && sorted.direction === -1 ? 1 : -1 });
  const open = (cid: string, { replace = openCid !== undefined } = {}) =>
    void navigate({ to: '/apps/$app/channels/beside/$cid', params: { app, cid }, search, replace });
  const close = () => void navigate({ to: '/apps/$app/channels', params: { app }, search });

  const links = useMemo(() => {
    const { href } = router.buildLocation({
      to: '/apps/$app/channels/beside/$cid',
      params: { app, cid: placeholder },
      search,
    });
    return { href: (cid: string) => href.replace(placeholder, () => encodeURIComponent(cid)) };
  }, [router, app, search]);
  const openTab = (cid: string) => {
    const { href } = router.buildLocation({ to: '/apps/$app/channels/$cid', params: { app, cid } });
    window.open(href, '_blank', 'noopener');
  };

  const beside = useBesideOf(rows, openCid, {
    open: (cid) => open(cid),
    close,
    readOn: hasNextPage ? async () => (await fetchNextPage()).data?.rows ?? [] : undefined,
  });
  useShortcut({ keys: 'F6', label: 'Next pane', group: 'List', always: true, run: focusNextPane });

  return {
    app,
    search,
    filter: typeof filter === 'object' ? filter : emptyFilter,
    sort: sorted,
    sortBy,
    showSort,
    list,
    rows,
    end,
    selection,
    /** Which list the rows are of; undefined while they are those of the one before. */
    place: list.isPlaceholderData ? undefined : JSON.stringify(options.queryKey),
    openCid,
    links,
    beside,
    show,
    showFilter: (next: Filter) => show({ filter: next }),
    showAs: (user: string) => show({ as: user }),
    open,
    openTab,
    close,
    readOn,
    readAgain,
  };
}

const placeholder = '--cid--';
const emptyFilter: Filter = {};

function useBesideOf(
  rows: ChannelList['rows'],
  openCid: string | undefined,
  list: {
    open: (cid: string) => void;
    close: () => void;
    readOn: (() => Promise<ChannelList['rows']>) | undefined;
  },
): Beside {
  const at = rows.findIndex(({ cid }) => cid === openCid);
  const before = at > 0 ? rows[at - 1] : undefined;
  const after = at === -1 ? undefined : rows[at + 1];
  const { readOn } = list;
  const goOn = async () => {
    const next = (await readOn?.())?.[at + 1];
    if (next) list.open(next.cid);
  };
  return {
    previous: before && (() => list.open(before.cid)),
    next: after ? () => list.open(after.cid) : at !== -1 && readOn ? () => void goOn() : undefined,
    close: list.close,
  };
}
