import { Suspense } from 'react';
import { lazyPart } from '../../lib/part.ts';
import { SkeletonGridRows } from '../../table/list-skeleton.tsx';
import { channelColumns } from './channel-columns.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

const WhyNoMore = lazyPart(() => import('./why-no-more.tsx'));

interface Props {
  page: ChannelsPageState;
  rowHeight: number;
  isPhone: boolean;
}

/** Under the last row: what is on its way as soon as it comes near, or why there is no more. */
export function ChannelsEnd({ page, rowHeight, isPhone }: Props) {
  const { list, end } = page;
  if (list.isFetchNextPageError || end === 'reach') {
    return (
      <Suspense>
        <WhyNoMore page={page} />
      </Suspense>
    );
  }
  if (end !== undefined) return null;
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
