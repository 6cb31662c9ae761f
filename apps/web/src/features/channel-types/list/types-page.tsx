import { useQuery } from '@tanstack/react-query';
import { Plus, SlidersHorizontal } from 'lucide-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { usePermission } from '../../../api/permission.ts';
import { type SettingsObject, settingsQuery } from '../../../api/settings.ts';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { useTitle } from '../../../lib/use-title.ts';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/list-states.tsx';
import { buttonClass } from '../../../ui/plain-button.tsx';
import { SkeletonArea, SkeletonRows } from '../../../ui/skeleton.tsx';
import { UnfinishedChanges } from '../../change-sets/unfinished-changes.tsx';
import { ReadOnlyNote } from '../../settings/read-only-note.tsx';
import { TypesTable } from './types-table.tsx';

const CreateDialog = lazyPart(() => import('./create-dialog.tsx'));
const DeleteDialog = lazyPart(() => import('./delete-dialog.tsx'));

/** Every channel type of an app, and what sets each apart. */
export function TypesPage({ app }: { app: string }) {
  useTitle('Channel types', useCurrentApp()?.label);
  const mayWrite = usePermission('config.write');
  const types = useQuery(settingsQuery(app, 'channel_type'));
  const navigate = useNavigate();
  const [creating, setCreating] = useState<{ from: SettingsObject | undefined }>();
  const [deleting, setDeleting] = useState<SettingsObject>();
  const objects = types.data?.objects;
  return (
    <div className="w-full px-6 py-4 max-pane:px-4">
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <p className="figures min-w-0 flex-1 text-text-2 max-phone:basis-full">
          {objects && `${objects.length} of at most 50 channel types`}
        </p>
        <Link
          to="/apps/$app/configure/$page"
          params={{ app, page: 'block-lists' }}
          className={buttonClass('quiet')}
        >
          Block lists
        </Link>
        <Link to="/apps/$app/configure/$page" params={{ app, page: 'file' }} className={buttonClass('quiet')}>
          Configuration file
        </Link>
        <Link to="/apps/$app/configure/$page" params={{ app, page: 'compare' }} className={buttonClass()}>
          Compare types
        </Link>
        <Button
          kind="primary"
          icon={Plus}
          disabledReason={mayWrite.allowed ? undefined : mayWrite.reason}
          onClick={() => setCreating({ from: undefined })}
        >
          Create a channel type
        </Button>
      </div>
      <ReadOnlyNote may={mayWrite} className="mb-3 max-w-[58rem]" />
      <UnfinishedChanges apps={[app]} />
      {types.isPending && (
        <SkeletonArea label="Reading channel types">
          <SkeletonRows rows={5} />
        </SkeletonArea>
      )}
      {types.isError && !objects && (
        <ReadFailure
          error={types.error}
          title="Channel types could not be read"
          notPermitted="You may not see channel types"
          busy={types.isFetching}
          onRetry={() => void types.refetch()}
        />
      )}
      {objects?.length === 0 && (
        <Empty icon={SlidersHorizontal} title="This app has no channel types">
          A channel type says what members of its channels can do. Without one there can be no channel.
        </Empty>
      )}
      {objects && objects.length > 0 && (
        <TypesTable
          app={app}
          types={objects}
          mayWrite={mayWrite}
          onCopy={(from) => setCreating({ from })}
          onDelete={setDeleting}
        />
      )}
      <Suspense fallback={<KeysToCome />}>
        {creating && (
          <CreateDialog
            app={app}
            types={objects ?? []}
            from={creating.from}
            onClose={() => setCreating(undefined)}
            onCreated={(name) => {
              setCreating(undefined);
              void navigate({ to: '/apps/$app/channel-types/$name', params: { app, name } });
            }}
          />
        )}
        {deleting && <DeleteDialog app={app} type={deleting} onClose={() => setDeleting(undefined)} />}
      </Suspense>
    </div>
  );
}
