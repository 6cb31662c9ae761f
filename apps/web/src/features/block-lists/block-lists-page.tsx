import { useQuery } from '@tanstack/react-query';
import { ListX, Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { usePermission } from '../../api/permission.ts';
import { type SettingsObject, settingsQuery } from '../../api/settings.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useCurrentApp } from '../../shell/current-app.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { ReadOnlyNote } from '../settings/read-only-note.tsx';
import { useOpenForm } from '../settings/open-form.ts';
import { blockListForm, shownName, teamOf } from './block-list-facts.ts';
import { BlockListsTable } from './block-lists-table.tsx';
import { typesByBlockList } from './usage.ts';

const BlockListDialog = lazyPart(() => import('./block-list-dialog.tsx'));
const DeleteBlockListDialog = lazyPart(() => import('./delete-block-list-dialog.tsx'));
const HistoryDialog = lazyPart(() => import('../settings/history-dialog.tsx'));

/** What is open over the list, beside the form. */
interface Open {
  dialog: 'delete' | 'history';
  list: SettingsObject;
}

/** The app's lists of words, and which channel types look at messages with each. */
export function BlockListsPage({ app }: { app: string }) {
  useTitle('Block lists', useCurrentApp()?.label);
  const mayWrite = usePermission('config.write');
  const lists = useQuery(settingsQuery(app, 'block_list'));
  const types = useQuery(settingsQuery(app, 'channel_type'));
  const [open, setOpen] = useState<Open>();
  const [form, acts] = useOpenForm('block list');
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
          onClick={() => acts.open(blockListForm())}
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
          onEdit={(list) => acts.open(blockListForm(list))}
          onDelete={(list) => setOpen({ dialog: 'delete', list })}
          onHistory={(list) => setOpen({ dialog: 'history', list })}
        />
      )}
      <Suspense fallback={<KeysToCome />}>
        {form && (
          <BlockListDialog
            app={app}
            names={(objects ?? []).filter(({ settings }) => teamOf(settings) === undefined).map(shownName)}
            form={form}
            acts={acts}
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
                ? (to, why) => {
                    close();
                    acts.open(blockListForm(open.list, to, why));
                  }
                : undefined
            }
          />
        )}
      </Suspense>
    </div>
  );
}
