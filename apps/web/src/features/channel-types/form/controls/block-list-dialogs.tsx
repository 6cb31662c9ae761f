import { Pencil, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { SettingsObject } from '../../../../api/settings.ts';
import { Button } from '../../../../ui/button.tsx';
import { isBuiltIn, isOfTeam } from '../../../block-lists/block-list-facts.ts';

const BlockListDialog = lazy(() => import('../../../block-lists/block-list-dialog.tsx'));

interface Props {
  app: string;
  /** All that there are. */
  lists: readonly SettingsObject[];
  /** Names of those that can be edited from here. */
  chosen: readonly string[];
}

/** Ways to make a block list and to edit the chosen ones, without leaving the form. */
export function BlockListDialogs({ app, lists, chosen }: Props) {
  const [open, setOpen] = useState<{ list?: SettingsObject }>();
  return (
    <>
      {lists
        .filter((list) => chosen.includes(list.name) && !isBuiltIn(list) && !isOfTeam(list.settings))
        .map((list) => (
          <Button key={list.name} icon={Pencil} kind="quiet" onClick={() => setOpen({ list })}>
            Edit {list.name}…
          </Button>
        ))}
      <Button icon={Plus} kind="quiet" onClick={() => setOpen({})}>
        Create a block list…
      </Button>
      <Suspense>
        {open && (
          <BlockListDialog
            app={app}
            names={lists.map(({ name }) => name)}
            {...open}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
