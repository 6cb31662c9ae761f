import { Suspense } from 'react';
import { lazyPart } from '../../lib/part.ts';
import type { ColumnFacts } from '../../table/columns.ts';
import type { ListSort } from '../../table/grid-head.tsx';
import { GridSkeleton, PhoneSkeleton } from '../../table/list-skeleton.tsx';
import type { ChannelsPageState } from './use-channels-page.ts';

const ChannelsNothing = lazyPart(() => import('./channels-nothing.tsx'));

interface Props {
  page: ChannelsPageState;
  columns: readonly ColumnFacts[];
  sort: ListSort;
  rowHeight: number;
  isPhone: boolean;
}

/** What stands where rows would: they are on their way, there are none, or they could not be read. */
export function ChannelsInstead({ page, isPhone, ...layout }: Props) {
  const { isError, data, isPlaceholderData } = page.list;
  const skeleton = isPhone ? (
    <PhoneSkeleton label="Reading channels" />
  ) : (
    <GridSkeleton label="Reading channels" {...layout} />
  );
  if (!isError && (data === undefined || isPlaceholderData)) return skeleton;
  return (
    <Suspense fallback={skeleton}>
      <ChannelsNothing page={page} />
    </Suspense>
  );
}
