import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { SettingsObject } from '../../../../api/settings.ts';
import { Button } from '../../../../ui/button.tsx';
import { isBuiltIn } from '../../../block-lists/block-list-facts.ts';

const BlockListDialog = lazy(() => import('../../../block-lists/block-list-dialog.tsx'));

/** How block lists are made and edited without leaving the form. */
export interface BlockListDialogs {
  /** Opens the list's own dialog; undefined for one that cannot be edited. */
  editorOf: (name: string) => (() => void) | undefined;
  createButton: ReactNode;
  dialog: ReactNode;
}

/** `lists`: all that there are; undefined while they are read. */
export function useBlockListDialogs(
  app: string,
  lists: readonly SettingsObject[] | undefined,
): BlockListDialogs {
  const [open, setOpen] = useState<{ list?: SettingsObject }>();
  return {
    editorOf: (name) => {
      const list = lists?.find((each) => each.name === name);
      return list && !isBuiltIn(list) ? () => setOpen({ list }) : undefined;
    },
    createButton: lists && (
      <Button icon={Plus} kind="quiet" onClick={() => setOpen({})}>
        Create a block list…
      </Button>
    ),
    dialog: (
      <Suspense>
        {open && lists && (
          <BlockListDialog
            app={app}
            names={lists.map(({ name }) => name)}
            {...open}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    ),
  };
}
