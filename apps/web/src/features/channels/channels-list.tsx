import { Suspense } from 'react';
import { usePreferences } from '../../api/preferences.ts';
import { lazyPart } from '../../lib/part.ts';
import { useMedia } from '../../lib/use-media.ts';
import { shownColumns } from '../../table/columns.ts';
import { Grid } from '../../table/grid.tsx';
import { StatusLine } from '../../table/status-line.tsx';
import { channelColumns } from './channel-columns.tsx';
import { channelId, channelName } from './channel-facts.ts';
import { ChannelLinks } from './channel-links.ts';
import { ChannelsEnd } from './channels-end.tsx';
import { ChannelsInstead } from './channels-instead.tsx';
import { ChannelsStatus } from './channels-status.tsx';
import { ChannelsToolbar } from './channels-toolbar.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';
import { ViewBar } from './views/view-bar.tsx';

const ChannelsNotice = lazyPart(() => import('./channels-notice.tsx'));
const ChannelsPhone = lazyPart(() => import('./channels-phone.tsx'));
const ChannelSelection = lazyPart(() => import('./channel-selection.tsx'));

const rowHeights = { comfortable: 40, compact: 32 };

/** Of what lies over the foot of the list. */
const barHeight = 48;

/** Views, filter, table and status line. */
export function ChannelsList({ page }: { page: ChannelsPageState }) {
  const { density = 'comfortable', columns } = usePreferences();
  const isPhone = useMedia('(width < 40rem)');
  const { rows, list, end, selection, sort } = page;
  const isStale = list.isRefetchError && list.data !== undefined;
  const inset = (selection.rows.size > 0 ? barHeight : 0) + (isStale ? barHeight : 0);
  const rowHeight = rowHeights[density];
  const chosenColumns = columns?.['channels'] ?? undefined;
  const refreshing = (list.isFetching && !list.isFetchingNextPage) || list.isPlaceholderData;
  const isInstead = rows.length === 0 || (list.isError && list.data === undefined);
  const sorted = { field: sort.field, descending: sort.direction === -1 };
  const instead = (
    <ChannelsInstead
      page={page}
      columns={shownColumns(channelColumns, chosenColumns)}
      sort={sorted}
      rowHeight={rowHeight}
      isPhone={isPhone}
    />
  );
  const shared = {
    rows,
    rowId: channelId,
    rowLabel: channelName,
    selection,
    place: page.place,
    total: end === 'all' ? rows.length : undefined,
    onNearEnd: page.readOn,
    refreshing,
    inset,
    footer: <ChannelsEnd page={page} rowHeight={rowHeight} isPhone={isPhone} />,
  };
  return (
    <>
      <ViewBar page={page} />
      <FilterBar page={page} actions={<ChannelsToolbar page={page} />} />
      <ChannelLinks value={page.links}>
        <div className="relative flex min-h-0 flex-1 flex-col">
          <Suspense>{isStale && <ChannelsNotice page={page} />}</Suspense>
          {isInstead ? (
            instead
          ) : isPhone ? (
            <Suspense fallback={instead}>
              <ChannelsPhone page={page} {...shared} />
            </Suspense>
          ) : (
            <Grid
              {...shared}
              label="Channels"
              noun="channel"
              columns={channelColumns}
              chosenColumns={chosenColumns}
              rowHeight={rowHeight}
              openId={page.openCid}
              onOpen={page.open}
              onOpenTab={page.openTab}
              onClose={() => {
                if (page.openCid === undefined) return false;
                page.close();
                return true;
              }}
              sort={sorted}
              onSort={page.sortBy}
            />
          )}
          <Suspense>{selection.rows.size > 0 && <ChannelSelection page={page} />}</Suspense>
        </div>
      </ChannelLinks>
      <StatusLine
        readAt={list.dataUpdatedAt > 0 ? new Date(list.dataUpdatedAt) : undefined}
        refreshing={refreshing}
        onRefresh={page.readAgain}
      >
        {!isPhone && <ChannelsStatus page={page} />}
      </StatusLine>
    </>
  );
}
