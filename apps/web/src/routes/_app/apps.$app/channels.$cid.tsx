import { createFileRoute } from '@tanstack/react-router';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';

export const Route = createFileRoute('/_app/apps/$app/channels/$cid')({
  staticData: { backTo: { name: 'Channels', to: '/apps/$app/channels' } },
  component: Page,
});

function Page() {
  return (
    <SkeletonArea label="Channel">
      <SkeletonRows />
    </SkeletonArea>
  );
}
