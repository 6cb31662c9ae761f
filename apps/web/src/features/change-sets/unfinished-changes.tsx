import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ChangeSet, changeSetsQuery } from '../../api/change-sets.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { counted } from '../../lib/numbers.ts';
import { useCurrentApp } from '../../shell/current-app.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Time } from '../../ui/time.tsx';
import { ChangeSetResult } from './change-set-result.tsx';

interface Props {
  /** Those that the page is about. */
  apps: readonly string[];
  /** A change set that the page shows anyway. */
  shown?: string | undefined;
}

/**
 * Changes of these apps that were begun and are not at their end: whoever closed the page, or had to sign in again, finds
 * here what was and was not done. Nothing while there are none; one line where that cannot be told: they stand beside
 * what the page is for.
 */
export function UnfinishedChanges({ apps, shown }: Props) {
  const read = useQuery({ ...changeSetsQuery, staleTime: 0 });
  const sets = read.data?.changeSets ?? [];
  const environment = useCurrentApp();
  const [open, setOpen] = useState<ChangeSet>();
  const unfinished = sets.filter(
    ({ id, state, steps }) =>
      (state === 'running' || state === 'stopped') &&
      id !== shown &&
      steps.some(({ app }) => apps.includes(app)),
  );
  return (
    <>
      {(read.isError || (read.isPending && read.errorUpdateCount > 0)) && (
        <Unread error={read.error} busy={read.isFetching} onRetry={() => void read.refetch()} />
      )}
      {unfinished.length > 0 && (
        <ul aria-label="Changes that are not finished" className="mb-3 grid max-w-[58rem] gap-1.5">
          {unfinished.map((set) => (
            <Line key={set.id} set={set} onOpen={() => setOpen(set)} />
          ))}
        </ul>
      )}
      {open && (
        <Dialog
          title="What was done"
          facts={<bdi>{open.title}</bdi>}
          environment={environment}
          columns="two"
          onClose={() => setOpen(undefined)}
          footer={
            <Button size="form" onClick={() => setOpen(undefined)}>
              Close
            </Button>
          }
        >
          <div className="px-6 py-4">
            <ChangeSetResult id={open.id} />
          </div>
        </Dialog>
      )}
    </>
  );
}

interface UnreadProps {
  /** Null while it is looked again. */
  error: Error | null;
  busy: boolean;
  onRetry: () => void;
}

/** Whether changes were left in the middle could not be read. */
function Unread({ error, busy, onRetry }: UnreadProps) {
  const { detail = '', requestId } = error ? inWords(error) : {};
  return (
    <div role="status" className="mb-3 flex max-w-[58rem] flex-wrap items-center gap-x-3 gap-y-1 text-small">
      <p className="min-w-0 flex-1 break-words text-text-2">
        Whether changes were left unfinished could not be read: {detail}
        {requestId !== undefined && (
          <span className="text-text-3">
            {' '}
            Request <span className="mono">{requestId}</span>
          </span>
        )}
      </p>
      <Button size="small" busy={busy} onClick={onRetry}>
        Look again
      </Button>
    </div>
  );
}

function Line({
  set: { title, by, createdAt, state, steps },
  onOpen,
}: {
  set: ChangeSet;
  onOpen: () => void;
}) {
  const done = steps.filter((step) => step.state === 'done').length;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-control bg-amber-bg px-3 py-2 text-amber">
      <span className="min-w-0 flex-1 break-words">
        <span className="font-medium">
          {state === 'running' ? 'Under way' : 'Stopped'}: {done} of {counted(steps.length, 'change')} done.
        </span>{' '}
        <bdi>{title}</bdi>, by <bdi>{by.name}</bdi>, <Time at={new Date(createdAt)} form="minute" />
      </span>
      <Button size="small" onClick={onOpen}>
        See what was done
      </Button>
    </li>
  );
}
