import { Skeleton, SkeletonArea } from '../../ui/skeleton.tsx';

/** Name, id and facts to come, in their places. */
export function HeadSkeleton() {
  return (
    <SkeletonArea label="Reading the channel" className="grid flex-1 gap-2.5 py-1.5">
      <Skeleton className="h-2.5 w-48" />
      <Skeleton className="h-2 w-64" />
    </SkeletonArea>
  );
}
