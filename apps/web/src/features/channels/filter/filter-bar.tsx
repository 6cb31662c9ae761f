import { Plus } from 'lucide-react';
import { type MouseEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
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
  const isIdle = filter === undefined && as === undefined && start === undefined;
  const idle = (
    <IdleFilter
      text={typeof filter === 'string' ? filter : JSON.stringify(filter ?? {})}
      onStart={setStart}
    />
  );
  const { bar, noteRemoval } = useNextChip(filter, as);
  return (
    <div
      ref={bar}
      onClickCapture={noteRemoval}
      className="grid shrink-0 grid-cols-[minmax(0,1fr)_auto] border-b border-line"
    >
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

/** Once a chip that had the focus is removed, the one after it has the focus, or else what adds one. Not the next one's
 *  "Remove": a key that is held down would take them all. */
function useNextChip(filter: unknown, as: string | undefined) {
  const bar = useRef<HTMLDivElement>(null);
  const removed = useRef<{ at: number; from: string }>(undefined);
  const text = JSON.stringify([filter, as]);
  useEffect(() => {
    const { at, from = text } = removed.current ?? {};
    if (from === text) return;
    removed.current = undefined;
    if (at === undefined || document.activeElement !== document.body) return;
    const chip = bar.current?.querySelectorAll('[data-remove]')[at]?.closest('[role=group]');
    const next = chip?.querySelector<HTMLElement>('button, input');
    (next ?? bar.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [text]);
  const noteRemoval = ({ target, currentTarget }: MouseEvent) => {
    const removes = [...currentTarget.querySelectorAll('[data-remove]')];
    const at = removes.findIndex((remove) => target instanceof Node && remove.contains(target));
    removed.current = at === -1 ? undefined : { at, from: text };
  };
  return { bar, noteRemoval };
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
