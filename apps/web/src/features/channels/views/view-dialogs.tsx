import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { inWords } from '../../../api/errors-in-words.ts';
import { useAct } from '../../../api/use-act.ts';
import { changeView, createView, deleteView, type SavedView } from '../../../api/views.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/choice.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import type { ChannelsPageState } from '../use-channels-page.ts';
import type { ViewDialog } from './view-actions.tsx';
import { viewSearch } from './view-search.ts';

interface Props {
  dialog: ViewDialog;
  page: ChannelsPageState;
  /** The views have changed. */
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

export default function ViewDialogs({ dialog, ...rest }: Props) {
  if (dialog.kind === 'delete') return <DeleteView view={dialog.view} {...rest} />;
  return <NameView view={dialog.kind === 'rename' ? dialog.view : undefined} {...rest} />;
}

function NameView({ view, page, onDone, onClose }: Omit<Props, 'dialog'> & { view: SavedView | undefined }) {
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const formId = useId();
  const save = useAct({
    mutationFn: () =>
      view
        ? changeView(view.id, { name, shared })
        : createView({ app: page.app, page: 'channels', name, shared, search: viewSearch(page.search) }),
    onSuccess: async (answer) => {
      await onDone();
      if (!view) page.show({ view: answer.view.id }, { replace: true });
      onClose();
    },
  });
  const isEmpty = name.trim() === '';
  const keep = () => {
    // What was sent is on its way: closing could only hide what becomes of it.
    if (!save.isPending) onClose();
  };
  return (
    <Dialog
      title={view ? `Rename “${view.name}”` : 'Save this view'}
      onClose={keep}
      footer={
        <>
          <Button size="form" onClick={keep}>
            Cancel
          </Button>
          <Button
            size="form"
            kind="primary"
            type="submit"
            form={formId}
            busy={save.isPending}
            disabledReason={isEmpty ? 'Give it a name.' : undefined}
          >
            {view ? 'Save the name' : 'Save view'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="grid gap-3 px-6 py-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) save.mutate();
        }}
      >
        <Field label="Name" required error={save.error ? inWords(save.error).detail : undefined}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              maxLength={80}
              autoComplete="off"
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Checkbox
          label="Share with everyone who works in this app"
          hint="They can open it; only you can change it."
          checked={shared}
          onCheckedChange={setShared}
        />
      </form>
    </Dialog>
  );
}

function DeleteView({ view, page, onDone, onClose }: Omit<Props, 'dialog'> & { view: SavedView }) {
  const navigate = useNavigate();
  const remove = useAct({
    mutationFn: () => deleteView(view.id),
    onSuccess: async () => {
      await navigate({ to: '.', search: viewSearch(page.search), replace: true });
      await onDone();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={`Delete the view “${view.name}”`}
      keep="Keep view"
      act="Delete view"
      busy={remove.isPending}
      onKeep={() => {
        if (!remove.isPending) onClose();
      }}
      onAct={() => remove.mutate()}
    >
      The channels stay as they are; only this name for the filter goes
      {view.shared ? ', for everyone who uses it' : ''}.
      {remove.error && (
        <p role="alert" className="mt-2 text-red">
          {inWords(remove.error).detail}
        </p>
      )}
    </ConfirmDialog>
  );
}
