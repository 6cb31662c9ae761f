import { deleteChannelType } from '@backchannel/chat-api/operations';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { type SettingsObject, useSettingsChange } from '../../../api/settings.ts';
import { shortName } from '../../../lib/short-name.ts';
import { ActFailure } from '../../../shell/act-failure.tsx';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Input } from '../../../ui/input.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { channelCountQuery, inChannels } from '../channel-count.ts';

interface Props {
  app: string;
  type: SettingsObject;
  onClose: () => void;
}

/** Deletes a channel type, after saying what stands against it: while it has channels, the API refuses. */
export default function DeleteDialog({ app, type: { name, fingerprint }, onClose }: Props) {
  const environment = useCurrentApp();
  const words = useId();
  const typing = useId();
  const [typed, setTyped] = useState('');
  const counted = useQuery({ ...channelCountQuery(app, name), staleTime: 0 });
  const remove = useSettingsChange<typeof deleteChannelType>(app);
  const isInUse = (counted.data?.channels ?? 0) > 0;
  const blocked = counted.isPending || isInUse || typed !== name;
  const act = () =>
    remove.mutate(
      { operation: deleteChannelType, request: { params: { name } }, fingerprint },
      {
        onSuccess: () => {
          toast({
            kind: 'done',
            title: `Deleted the channel type ${shortName(name)}`,
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
      title={`Delete the channel type ${name}`}
      environment={environment}
      describedBy={words}
      onClose={keep}
      footer={
        <>
          <Button size="form" onClick={keep} data-autofocus>
            Keep {shortName(name)}
          </Button>
          <Button size="form" kind="dangerous" disabled={blocked} busy={remove.isPending} onClick={act}>
            Delete {shortName(name)}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 px-6 py-4">
        <div id={words}>
          {counted.isPending ? (
            <Skeleton className="my-1.5 h-2 w-52" />
          ) : isInUse && counted.data ? (
            <p>
              It cannot be deleted: {name} has{' '}
              <Link to="/apps/$app/channels" params={{ app }} search={{ filter: { type: name } }}>
                {inChannels(counted.data)}
              </Link>
              . Delete these first.
            </p>
          ) : (
            <p>
              {counted.data
                ? 'It has no channels.'
                : 'Nobody could count its channels; with any, the API refuses.'}{' '}
              Its settings and grants go, and no API call brings them back. The history keeps them.
            </p>
          )}
        </div>
        {!isInUse && !counted.isPending && (
          <div className="grid gap-1.5">
            <label htmlFor={typing} className="text-text-2">
              Type{' '}
              <code className="mono rounded-badge bg-active px-1 py-0.5 font-medium text-text">{name}</code>{' '}
              to delete it
            </label>
            <Input
              id={typing}
              mono
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
        )}
        {remove.error && <ActFailure error={remove.error} title={`${name} was not deleted`} />}
      </div>
    </Dialog>
  );
}
