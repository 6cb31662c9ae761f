import { deleteBlockList } from '@backchannel/chat-api/operations';
import { useId } from 'react';
import { type SettingsObject, useSettingsChange } from '../../api/settings.ts';
import { counted } from '../../lib/numbers.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { useCurrentApp } from '../../shell/current-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { shownName, teamOf } from './block-list-facts.ts';
import { UsedBy } from '../commands/commands-table.tsx';

interface Props {
  app: string;
  list: SettingsObject;
  /** Channel types that use it; undefined while nobody knows. */
  usedBy: readonly string[] | undefined;
  onClose: () => void;
}

/** Deletes a block list. The API takes it out of every channel type that uses it, which is said before. */
export default function DeleteBlockListDialog({ app, list, usedBy, onClose }: Props) {
  const { fingerprint, settings } = list;
  const name = shownName(list);
  const team = teamOf(settings);
  const environment = useCurrentApp();
  const words = useId();
  const remove = useSettingsChange<typeof deleteBlockList>(app);
  const users = usedBy ?? [];
  const act = () =>
    remove.mutate(
      {
        operation: deleteBlockList,
        request: { params: { name }, ...(team !== undefined && { query: { team } }) },
        fingerprint,
      },
      {
        onSuccess: () => {
          toast({
            kind: 'done',
            title: `Deleted the block list ${shortName(name)}`,
            detail: 'Its history stays.',
          });
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
      title={`Delete the block list ${name}`}
      environment={environment}
      describedBy={words}
      onClose={keep}
      footer={
        <>
          <Button size="form" data-autofocus onClick={keep}>
            Keep {shortName(name)}
          </Button>
          <Button size="form" kind="dangerous" busy={remove.isPending} onClick={act}>
            {users.length === 0
              ? `Delete ${shortName(name)}`
              : `Delete ${shortName(name)}, weaken ${counted(users.length, 'channel type')}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3 px-6 py-4">
        <div id={words} className="grid gap-2">
          {usedBy === undefined ? (
            <p>Nobody could say which channel types use it. Those that do lose it at once.</p>
          ) : team !== undefined ? (
            <p>The channels of the team {team} lose it at once. Its entries stay in the history.</p>
          ) : users.length === 0 ? (
            <p>No channel type uses it. Its entries stay in the history.</p>
          ) : (
            <>
              <p>
                These channel types use it and lose it at once: messages with its words are no longer stopped
                there.
              </p>
              <UsedBy app={app} types={users} />
            </>
          )}
        </div>
        {remove.error && <ActFailure error={remove.error} title={`${name} was not deleted`} />}
      </div>
    </Dialog>
  );
}
