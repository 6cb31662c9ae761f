import { createFileRoute } from '@tanstack/react-router';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';

export const Route = createFileRoute('/_app/apps/$app/channels/')({
  staticData: { name: 'Channels' },
  component: Page,
});

function Page() {
  return (
    <SkeletonArea label="Channels">
      <SkeletonRows />
    </SkeletonArea>
  );
}
