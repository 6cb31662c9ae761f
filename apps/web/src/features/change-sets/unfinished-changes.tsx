import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type ChangeSet, changeSetsQuery } from '../../api/change-sets.ts';
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
 * Changes of these apps that were begun and are not at their end: whoever closed the page, or had to sign in again, finds here what
 * was and was not done. Nothing while there are none, or while nobody knows: they stand beside what the page is for.
 */
export function UnfinishedChanges({ apps, shown }: Props) {
  const sets = useQuery({ ...changeSetsQuery, staleTime: 0 }).data?.changeSets ?? [];
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
