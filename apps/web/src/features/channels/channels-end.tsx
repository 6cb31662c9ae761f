import { Suspense } from 'react';
import { count } from '../../lib/numbers.ts';
import { lazyPart } from '../../lib/part.ts';
import { SkeletonGridRows } from '../../table/list-skeleton.tsx';
import { Button } from '../../ui/button.tsx';
import { channelColumns } from './channel-columns.tsx';
import { channelsLastOffset, channelsPageSize } from './channels-request.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

const NextFailure = lazyPart(() => import('./next-failure.tsx'));

interface Props {
  page: ChannelsPageState;
  rowHeight: number;
  isPhone: boolean;
}

/** Under the last row: what is on its way, why it is not, or why there is no more. */
export function ChannelsEnd({ page, rowHeight, isPhone }: Props) {
  const { list, end, readOn } = page;
  const { isFetchNextPageError, isFetchingNextPage, hasNextPage } = list;
  if (isFetchNextPageError) {
    return (
      <Suspense>
        <NextFailure page={page} />
      </Suspense>
    );
  }
  if (end === 'reach') {
    return (
      <p className="px-4 py-3 text-small text-text-2">
        The API lists the first {count(channelsLastOffset + channelsPageSize)} channels of a filter. Narrow it
        to see others.
      </p>
    );
  }
  if (!hasNextPage) return null;
  if (isPhone || !isFetchingNextPage) {
    return (
      <div className="px-4 py-2 text-small text-text-3">
        {isFetchingNextPage ? 'Reading more…' : <Button onClick={readOn}>Read more</Button>}
      </div>
    );
  }
  return (
    <div aria-hidden>
      <SkeletonGridRows
        columns={channelColumns.filter(({ fixed }) => fixed)}
        rowHeight={rowHeight}
        rows={3}
      />
    </div>
  );
}
