import { Plus } from 'lucide-react';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { onFirstSign } from '../../../lib/first-sign.ts';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart, loadPart } from '../../../lib/part.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { Button } from '../../../ui/button.tsx';
import type { ChannelsPageState } from '../use-channels-page.ts';
import { JsonLine } from './json-line.tsx';

const loadEditor = () => import('./filter-editor.tsx');
const FilterEditor = lazyPart(loadEditor);

interface Props {
  page: ChannelsPageState;
  /** At the right of the chips. */
  actions: ReactNode;
}

/** The filter of the list. Most visits begin without one: what edits it is loaded when there is one, or is to be one. */
export function FilterBar({ page, actions }: Props) {
  const { filter, as } = page.search;
  const [start, setStart] = useState<'chip' | 'json'>();
  // Here before it is asked for.
  useEffect(() => onFirstSign(() => void loadPart(loadEditor)), []);
  const [isIdle, setIdle] = useState(true);
  // Once what edits it is there, it stays: the focus may be in it when the last condition goes.
  if (isIdle && (filter !== undefined || as !== undefined || start !== undefined)) setIdle(false);
  const idle = (
    <IdleFilter
      text={typeof filter === 'string' ? filter : JSON.stringify(filter ?? {})}
      onStart={setStart}
    />
  );
  return (
    <div className="grid shrink-0 grid-cols-[minmax(0,1fr)_auto] border-b border-line">
      {isIdle ? (
        idle
      ) : (
        <Suspense
          fallback={
            <>
              {idle}
              {start && <KeysToCome />}
            </>
          }
        >
          <FilterEditor page={page} start={start} />
        </Suspense>
      )}
      {/* Outside of what is loaded later: a menu that is open stays so. */}
      <div className="col-start-2 row-start-1 flex shrink-0 items-center gap-1.5 self-start pt-2 pr-4 pl-2">
        {actions}
      </div>
    </div>
  );
}

interface IdleProps {
  text: string;
  onStart: (start: 'chip' | 'json') => void;
}

function IdleFilter({ text, onStart }: IdleProps) {
  useShortcut({ keys: 'f', label: 'Add a filter', group: 'List', run: () => onStart('chip') });
  return (
    <>
      <div className="min-h-11 min-w-0 pt-2 pl-4">
        <Button
          kind="quiet"
          icon={Plus}
          aria-haspopup="dialog"
          aria-keyshortcuts="f"
          data-add
          className="-ml-2.5"
          onClick={() => onStart('chip')}
        >
          Filter
        </Button>
      </div>
      <div className="col-span-2">
        <JsonLine
          text={text}
          problem={undefined}
          waiting={false}
          unfolded={false}
          onToggle={() => onStart('json')}
        />
      </div>
    </>
  );
}
