import { clsx } from 'clsx';
import { CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import type { Filter } from '../channels-request.ts';
import { checkFilter } from './check.ts';
import { isObject } from './conditions.ts';
import { readJson } from './json-text.ts';
import type { Draft } from './use-filter-draft.ts';

interface Props {
  /** What the chips say now. */
  filter: Filter;
  /** What is being typed; undefined: nothing yet, the filter itself. */
  text: string | undefined;
  as: string | undefined;
  /** One types in it at once. */
  takesFocus: boolean;
  onDraft: (draft: Draft | undefined) => void;
  onApply: (filter: Filter) => void;
}

/** The filter as text: eight lines with their numbers, errors under it with line and column, `⌘Enter` applies. */
export default function JsonEditor({ filter, text, as, takesFocus, onDraft, onApply }: Props) {
  const [scrollTop, setScrollTop] = useState(0);
  const [warned, setWarned] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = text ?? JSON.stringify(filter, undefined, 2);
  const { problems, filter: parsed } = readDraft(shown, as);
  const lines = shown.split('\n').length;
  const wrong = new Set(problems.map(({ place: { line } }) => line));

  const apply = () => {
    if (parsed && problems.length === 0) onApply(parsed);
  };
  const discard = () => {
    setWarned(false);
    onDraft(undefined);
    // Its button goes with what was typed.
    field.current?.focus();
  };
  const goTo = ({ line, column }: Draft['problems'][number]['place']) => {
    const before = shown.split('\n').slice(0, line - 1);
    const at = before.reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      apply();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      // A key that is held down is not one that asks twice.
      if (text === undefined || event.repeat) return;
      if (warned) discard();
      else setWarned(true);
    }
  };
  return (
    <div className="px-4 pb-3">
      <div className="flex h-[176px] overflow-hidden rounded-control border border-control bg-surface has-focus-visible:border-accent has-focus-visible:outline-1 has-focus-visible:-outline-offset-1 has-focus-visible:outline-accent">
        <div aria-hidden className="w-9 shrink-0 overflow-hidden border-r border-line bg-sunken py-2">
          <ol
            className="mono text-right leading-5 text-text-3"
            style={{ transform: `translateY(${-scrollTop}px)` }}
          >
            {Array.from({ length: lines }, (_, index) => (
              <li
                key={index}
                className={clsx('pr-2', wrong.has(index + 1) && 'bg-red-bg font-semibold text-red')}
              >
                {index + 1}
              </li>
            ))}
          </ol>
        </div>
        <textarea
          ref={field}
          autoFocus={takesFocus}
          aria-label="Filter as JSON"
          aria-invalid={problems.length > 0 || undefined}
          aria-describedby="filter-problems"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          wrap="off"
          value={shown}
          onChange={({ target: { value } }) => {
            onDraft(readDraft(value, as));
            setWarned(false);
          }}
          onKeyDown={onKeyDown}
          onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
          className="mono min-w-0 flex-1 resize-none overflow-auto bg-transparent px-2.5 py-2 leading-5 outline-none"
        />
      </div>
      <div className="mt-2 flex items-start justify-end gap-2 max-phone:flex-wrap">
        <div
          id="filter-problems"
          role="status"
          className="min-w-0 flex-1 text-small text-red max-phone:basis-full"
        >
          {warned && text !== undefined && (
            <p className="text-amber">What was typed is not applied. Press Esc once more to discard it.</p>
          )}
          <ul>
            {problems.slice(0, 3).map((problem) => (
              <li key={`${problem.message}${problem.place.line}`}>
                <button
                  type="button"
                  className="inline-flex items-start gap-1 text-left hover:underline"
                  onClick={() => goTo(problem.place)}
                >
                  <CircleAlert size={12} strokeWidth={2.4} aria-hidden className="mt-0.5 shrink-0" />
                  <span>
                    Line {problem.place.line}, column {problem.place.column}
                    {problem.path.length > 0 && <span className="mono"> {problem.path.join('.')}</span>}:{' '}
                    {problem.message}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
        {text !== undefined && (
          <Button kind="quiet" onClick={discard}>
            Discard
          </Button>
        )}
        <Button
          keys="Mod+Enter"
          disabledReason={problems.length > 0 ? 'What is wrong stands beside it' : undefined}
          onClick={apply}
        >
          Apply
        </Button>
      </div>
    </div>
  );
}

function readDraft(text: string, as: string | undefined): Draft {
  const reading = readJson(text);
  if ('problem' in reading) return { text, problems: [{ path: [], ...reading.problem }] };
  const { value, placeOf } = reading;
  const problems = checkFilter(value, as).map((problem) => ({ ...problem, place: placeOf(problem.path) }));
  return { text, problems, filter: isObject(value) ? value : undefined };
}
