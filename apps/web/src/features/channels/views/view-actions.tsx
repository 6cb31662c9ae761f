import { useQueryClient } from '@tanstack/react-query';
import { Ellipsis } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { useAct } from '../../../api/use-act.ts';
import { changeView, type SavedView, viewsQuery } from '../../../api/views.ts';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { shortName } from '../../../lib/short-name.ts';
import { toastFailure } from '../../../shell/toast-failure.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { toast } from '../../../ui/toast-store.ts';
import type { ChannelsPageState } from '../use-channels-page.ts';
import { viewSearch } from './view-search.ts';

const ViewDialogs = lazyPart(() => import('./view-dialogs.tsx'));

export type ViewDialog = { kind: 'new' } | { kind: 'rename' | 'delete'; view: SavedView };

interface Props {
  page: ChannelsPageState;
  /** The chosen view; undefined while a first one is to be named. */
  view: SavedView | undefined;
  changed: boolean;
  /** A new view is to be named. */
  naming: boolean;
  onAsk: () => void;
  onNamed: () => void;
}

/** What can be done with the chosen view: save what was changed, rename, share, delete; and name a new one. */
export default function ViewActions({ page, view, changed, naming, onAsk, onNamed }: Props) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState<ViewDialog>();
  const dialog = naming ? { kind: 'new' as const } : asked;
  const reread = () => queries.invalidateQueries({ queryKey: viewsQuery(page.app, 'channels').queryKey });
  const save = useAct({
    mutationFn: (id: string) => changeView(id, { search: viewSearch(page.search) }),
    onSuccess: async ({ view: saved }) => {
      await reread();
      toast({ kind: 'done', title: `Saved “${shortName(saved.name)}”` });
    },
    onError: (error) => toastFailure(error, 'Could not save the view'),
  });
  const more = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // “Save” goes once there is nothing to save; what stands beside it takes its focus.
    if (!changed && save.isSuccess && document.activeElement === document.body)
      more.current?.focus({ preventScroll: true });
  }, [changed, save.isSuccess]);
  return (
    <div className="flex shrink-0 items-center gap-1">
      {view && changed && (
        <>
          <span className="text-small text-text-3 max-phone:sr-only">View changed</span>
          {view.mine ? (
            <Button kind="quiet" size="small" busy={save.isPending} onClick={() => save.mutate(view.id)}>
              Save
            </Button>
          ) : (
            <Button kind="quiet" size="small" onClick={onAsk}>
              Save as new
            </Button>
          )}
        </>
      )}
      {view?.mine === true && (
        <Menu
          label={`View “${view.name}”`}
          align="end"
          items={[
            { label: 'Rename or share…', onSelect: () => setAsked({ kind: 'rename', view }) },
            { label: 'Delete view…', dangerous: true, onSelect: () => setAsked({ kind: 'delete', view }) },
          ]}
          trigger={(props) => (
            <IconButton ref={more} icon={Ellipsis} label="More about this view" size="small" {...props} />
          )}
        />
      )}
      {dialog && (
        <Suspense fallback={<KeysToCome />}>
          <ViewDialogs
            dialog={dialog}
            page={page}
            onDone={reread}
            onClose={() => {
              setAsked(undefined);
              onNamed();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
