import type { Settings } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { ListX, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../../api/permission.ts';
import { type SettingsObject, settingsQuery } from '../../api/settings.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useCurrentApp } from '../../shell/current-app.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty, NotPermitted } from '../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { ReadOnlyNote } from '../settings/read-only-note.tsx';
import { shownName, teamOf } from './block-list-facts.ts';
import { BlockListsTable } from './block-lists-table.tsx';
import { typesByBlockList } from './usage.ts';

const BlockListDialog = lazy(() => import('./block-list-dialog.tsx'));
const DeleteBlockListDialog = lazy(() => import('./delete-block-list-dialog.tsx'));
const HistoryDialog = lazy(() => import('../settings/history-dialog.tsx'));

/** What is open over the list. */
type Open =
  | { dialog: 'create' }
  | { dialog: 'edit'; list: SettingsObject; to?: Settings; why?: string }
  | { dialog: 'delete' | 'history'; list: SettingsObject };

/** The app's lists of words, and which channel types look at messages with each. */
export function BlockListsPage({ app }: { app: string }) {
  useTitle('Block lists', useCurrentApp()?.label);
  const mayRead = usePermission('config.read');
  const mayWrite = usePermission('config.write');
  const lists = useQuery({ ...settingsQuery(app, 'block_list'), enabled: mayRead.allowed });
  const types = useQuery({ ...settingsQuery(app, 'channel_type'), enabled: mayRead.allowed });
  const [open, setOpen] = useState<Open>();
  if (!mayRead.allowed) return <NotPermitted title="You may not see block lists" reason={mayRead.reason} />;
  const objects = lists.data?.objects;
  const usage = types.data && typesByBlockList(types.data.objects);
  const close = () => setOpen(undefined);
  return (
    <div className="w-full px-6 py-4 max-pane:px-4">
      <h1 tabIndex={-1} className="text-title outline-none">
        Block lists
      </h1>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <p className="min-w-0 flex-1 text-text-2 max-phone:basis-full">
          A channel type chooses which of these look at its messages, and what happens to what they find.
        </p>
        <Button
          kind="primary"
          icon={Plus}
          disabledReason={mayWrite.allowed ? undefined : mayWrite.reason}
          onClick={() => setOpen({ dialog: 'create' })}
        >
          Create a block list
        </Button>
      </div>
      <ReadOnlyNote may={mayWrite} className="mb-3 max-w-[58rem]" />
      {lists.isPending && (
        <SkeletonArea label="Reading block lists">
          <SkeletonRows rows={4} />
        </SkeletonArea>
      )}
      {lists.isError && !objects && (
        <ReadFailure
          error={lists.error}
          title="Block lists could not be read"
          notPermitted="You may not see block lists"
          busy={lists.isFetching}
          onRetry={() => void lists.refetch()}
        />
      )}
      {objects?.length === 0 && (
        <Empty icon={ListX} title="This app has no block lists">
          A block list has words that messages are looked through for.
        </Empty>
      )}
      {objects && objects.length > 0 && (
        <BlockListsTable
          app={app}
          lists={objects}
          usage={usage}
          mayWrite={mayWrite}
          onEdit={(list) => setOpen({ dialog: 'edit', list })}
          onDelete={(list) => setOpen({ dialog: 'delete', list })}
          onHistory={(list) => setOpen({ dialog: 'history', list })}
        />
      )}
      <Suspense>
        {open?.dialog === 'create' && (
          <BlockListDialog
            app={app}
            names={(objects ?? []).filter(({ settings }) => teamOf(settings) === undefined).map(shownName)}
            onClose={close}
          />
        )}
        {open?.dialog === 'edit' && (
          <BlockListDialog
            app={app}
            names={[]}
            list={open.list}
            to={open.to}
            why={open.why}
            onClose={close}
          />
        )}
        {open?.dialog === 'delete' && (
          <DeleteBlockListDialog
            app={app}
            list={open.list}
            // None names a list of a team, which may be called as one of the app's.
            usedBy={usage && (usage.get(open.list.name) ?? [])}
            onClose={close}
          />
        )}
        {open?.dialog === 'history' && (
          <HistoryDialog
            app={app}
            kind="block_list"
            name={open.list.name}
            title={`History of ${shownName(open.list)}`}
            onClose={close}
            onRollBack={
              mayWrite.allowed
                ? (to, why) => setOpen({ dialog: 'edit', list: open.list, to, why })
                : undefined
            }
          />
        )}
      </Suspense>
    </div>
  );
}
