import { deleteCommand } from '@backchannel/chat-api/operations';
import { useId } from 'react';
import { type SettingsObject, useSettingsChange } from '../../api/settings.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { useCurrentApp } from '../../shell/current-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { UsedBy } from './commands-table.tsx';

interface Props {
  app: string;
  command: SettingsObject;
  /** Channel types that name it; undefined while nobody knows. */
  usedBy: readonly string[] | undefined;
  onClose: () => void;
}

/** Deletes a command; not while a channel type names it, which the API refuses. */
export default function DeleteCommandDialog({ app, command: { name, fingerprint }, usedBy, onClose }: Props) {
  const environment = useCurrentApp();
  const words = useId();
  const remove = useSettingsChange<typeof deleteCommand>(app);
  const isUsed = (usedBy ?? []).length > 0;
  const act = () =>
    remove.mutate(
      { operation: deleteCommand, request: { params: { name } }, fingerprint },
      {
        onSuccess: () => {
          toast({ kind: 'done', title: `Deleted /${shortName(name)}`, detail: 'Its history stays.' });
          onClose();
        },
      },
    );
  const keep = () => {
    if (!remove.isPending) onClose();
  };
  return (
    <Dialog
      alert
      title={`Delete /${name}`}
      environment={environment}
      describedBy={words}
      onClose={keep}
      footer={
        <>
          <Button size="form" data-autofocus onClick={keep}>
            Keep /{shortName(name)}
          </Button>
          <Button
            size="form"
            kind="dangerous"
            disabledReason={isUsed ? 'A channel type names it.' : undefined}
            busy={remove.isPending}
            onClick={act}
          >
            Delete /{shortName(name)}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 px-6 py-4">
        <div id={words} className="grid gap-2">
          {isUsed ? (
            <>
              <p>It cannot be deleted while a channel type names it. Take it out there first:</p>
              <UsedBy app={app} types={usedBy} />
            </>
          ) : (
            <p>Members can no longer use it, and your server is no longer asked. It can be made again.</p>
          )}
        </div>
        {remove.error && <ActFailure error={remove.error} title={`/${name} was not deleted`} />}
      </div>
    </Dialog>
  );
}
