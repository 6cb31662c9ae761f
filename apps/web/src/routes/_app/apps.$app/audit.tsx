import { createFileRoute } from '@tanstack/react-router';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';

export const Route = createFileRoute('/_app/apps/$app/audit')({
  staticData: { name: 'Audit log' },
  component: Page,
});

function Page() {
  return (
    <SkeletonArea label="Audit log">
      <SkeletonRows />
    </SkeletonArea>
  );
}
