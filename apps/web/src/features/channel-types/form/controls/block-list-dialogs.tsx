import { Plus } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import type { SettingsObject } from '../../../../api/settings.ts';
import { KeysToCome } from '../../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../../lib/part.ts';
import { Button } from '../../../../ui/button.tsx';
import { blockListForm, isBuiltIn } from '../../../block-lists/block-list-facts.ts';
import { useOpenForm } from '../../../settings/open-form.ts';

const BlockListDialog = lazyPart(() => import('../../../block-lists/block-list-dialog.tsx'));

/** How block lists are made and edited without leaving the form. */
export interface BlockListDialogs {
  /** Opens the list's own dialog; undefined for one that cannot be edited. */
  editorOf: (name: string) => (() => void) | undefined;
  createButton: ReactNode;
  dialog: ReactNode;
}

/** `place`: which control of the form this is for. `lists`: all that there are; undefined while they are read. */
export function useBlockListDialogs(
  app: string,
  place: string,
  lists: readonly SettingsObject[] | undefined,
): BlockListDialogs {
  const [form, acts] = useOpenForm(place);
  return {
    editorOf: (name) => {
      const list = lists?.find((each) => each.name === name);
      return list && !isBuiltIn(list) ? () => acts.open(blockListForm(list)) : undefined;
    },
    createButton: lists && (
      <Button icon={Plus} kind="quiet" onClick={() => acts.open(blockListForm())}>
        Create a block list…
      </Button>
    ),
    dialog: (
      <Suspense fallback={<KeysToCome />}>
        {form && (
          <BlockListDialog app={app} names={(lists ?? []).map(({ name }) => name)} form={form} acts={acts} />
        )}
      </Suspense>
    ),
  };
}
