import { merge } from '@backchannel/configuration';
import { GitMerge, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { counted } from '../../../lib/numbers.ts';
import { Button } from '../../../ui/button.tsx';
import type { Draft } from '../draft/use-draft.ts';

interface Props {
  draft: Draft;
  onMerge: () => void;
}

/** Somebody else has changed the type since the changes began. Nothing is lost, and nothing is saved over theirs. */
export function ConflictBanner({ draft: { saved, settings, now }, onMerge }: Props) {
  const { conflicts, theirs } = useMemo(
    () => merge(saved, now.settings, settings),
    [saved, settings, now.settings],
  );
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-3 border-b border-amber-line bg-amber-bg px-6 py-2 text-amber max-pane:px-4 max-phone:flex-col max-phone:items-start"
    >
      <div className="flex min-w-0 flex-1 items-start gap-3">
        <TriangleAlert size={16} className="mt-0.5 shrink-0" aria-hidden />
        <p className="min-w-0 flex-1">
          <span className="font-medium">Somebody has changed this type since you began.</span>{' '}
          {counted(theirs.length, 'change')} of theirs;{' '}
          {conflicts.length === 0
            ? 'none meets yours.'
            : `${counted(conflicts.length, 'place')} that you have changed too.`}{' '}
          Yours are kept, and not saved over theirs.
        </p>
      </div>
      <Button icon={GitMerge} onClick={onMerge}>
        Bring both together…
      </Button>
    </div>
  );
}
