import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePermission } from '../../../api/permission.ts';
import { settingsQuery } from '../../../api/settings.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { NotPermitted } from '../../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';

/** Every channel type of an app. */
export function TypesPage({ app }: { app: string }) {
  useTitle('Channel types', useCurrentApp()?.label);
  const mayRead = usePermission('config.read');
  const types = useQuery({ ...settingsQuery(app, 'channel_type'), enabled: mayRead.allowed });
  if (!mayRead.allowed) return <NotPermitted title="You may not see channel types" reason={mayRead.reason} />;
  const objects = types.data?.objects;
  return (
    <div className="w-full px-6 py-4 max-pane:px-4">
      {types.isPending && (
        <SkeletonArea label="Reading channel types">
          <SkeletonRows rows={5} />
        </SkeletonArea>
      )}
      {types.isError && !objects && (
        <ReadFailure
          error={types.error}
          title="Channel types could not be read"
          busy={types.isFetching}
          onRetry={() => void types.refetch()}
        />
      )}
      <ul>
        {objects?.map(({ name }) => (
          <li key={name} className="py-1">
            <Link to="/apps/$app/channel-types/$name" params={{ app, name }} className="mono">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
