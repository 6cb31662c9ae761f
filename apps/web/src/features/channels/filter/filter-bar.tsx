import { Plus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { Button } from '../../../ui/button.tsx';
import type { ChannelsPageState } from '../use-channels-page.ts';
import { JsonLine } from './json-line.tsx';

const FilterEditor = lazy(() => import('./filter-editor.tsx'));

interface Props {
  page: ChannelsPageState;
  /** At the right of the chips. */
  actions: ReactNode;
}

/** The filter of the list. Most visits begin without one: what edits it is loaded when there is one, or is to be one. */
export function FilterBar({ page, actions }: Props) {
  const { filter, as } = page.search;
  const [start, setStart] = useState<'chip' | 'json'>();
  const idle = (
    <IdleBar
      text={typeof filter === 'string' ? filter : JSON.stringify(filter ?? {})}
      actions={actions}
      onStart={setStart}
    />
  );
  if (filter === undefined && as === undefined && start === undefined) return idle;
  return (
    <Suspense fallback={idle}>
      <FilterEditor page={page} actions={actions} start={start} />
    </Suspense>
  );
}

interface IdleProps {
  text: string;
  actions: ReactNode;
  onStart: (start: 'chip' | 'json') => void;
}

function IdleBar({ text, actions, onStart }: IdleProps) {
  useShortcut({ keys: 'f', label: 'Add a filter', group: 'List', run: () => onStart('chip') });
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex min-h-11 items-start gap-2 px-4 pt-2">
        <div className="min-w-0 flex-1">
          <Button
            kind="quiet"
            icon={Plus}
            aria-haspopup="dialog"
            aria-keyshortcuts="f"
            className="-ml-2.5"
            onClick={() => onStart('chip')}
          >
            Filter
          </Button>
        </div>
        <div className="flex shrink-0 items-center gap-1.5">{actions}</div>
      </div>
      <JsonLine
        text={text}
        problem={undefined}
        waiting={false}
        pending={false}
        unfolded={false}
        onToggle={() => onStart('json')}
      />
    </div>
  );
}
