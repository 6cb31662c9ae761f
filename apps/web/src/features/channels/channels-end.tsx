import { Suspense } from 'react';
import { count } from '../../lib/numbers.ts';
import { lazyPart } from '../../lib/part.ts';
import { SkeletonGridRows } from '../../table/list-skeleton.tsx';
import { channelColumns } from './channel-columns.tsx';
import { channelsLastOffset, channelsPageSize } from './channels-request.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

const NextFailure = lazyPart(() => import('./next-failure.tsx'));

interface Props {
  page: ChannelsPageState;
  rowHeight: number;
  isPhone: boolean;
}

/** Under the last row: what is on its way as soon as it comes near, why it is not, or why there is no more. */
export function ChannelsEnd({ page, rowHeight, isPhone }: Props) {
  const { list, end } = page;
  const { isFetchNextPageError, hasNextPage } = list;
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
  if (isPhone) return <p className="px-4 py-2 text-small text-text-3">Reading more…</p>;
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
