import { clsx } from 'clsx';
import { ListFilter, Plus } from 'lucide-react';
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { useMedia } from '../../../lib/use-media.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { Button } from '../../../ui/button.tsx';
import type { Filter } from '../channels-request.ts';
import type { ChannelsPageState } from '../use-channels-page.ts';
import { checkFilter, conditionProblem } from './check.ts';
import { type Condition, joinFilter, splitFilter } from './conditions.ts';
import { fieldOf } from './fields.ts';
import { type ChipPart, FilterChip, RemovePart } from './filter-chip.tsx';
import { JsonLine } from './json-line.tsx';
import { useFilterDraft } from './use-filter-draft.ts';
import { useNextChip } from './use-next-chip.ts';

const ConditionPanel = lazyPart(() => import('./condition-panel.tsx'));
const JsonEditor = lazyPart(() => import('./json-editor.tsx'));

interface Editing {
  /** Undefined: a new one. */
  index: number | undefined;
  part: ChipPart;
  anchor: Element;
}

interface Props {
  page: ChannelsPageState;
  /** What was asked for before this was there. */
  start: 'chip' | 'json' | undefined;
}

/** The filter as chips and, folded to one line, as JSON; both say the same. */
export default function FilterEditor({ page, start }: Props) {
  const { filter, search } = page;
  const { draft, setDraft } = useFilterDraft(search.filter ?? filter);
  const unreadable = typeof search.filter === 'string';
  // By somebody who asked for it, or because the address cannot be read otherwise.
  const [unfolded, setUnfolded] = useState(start === 'json' ? 'asked' : unreadable && 'needed');
  const [editing, setEditing] = useState<Editing>();
  const [adds, setAdds] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const isPhone = useMedia('(width < 40rem)');
  const { chips, note, noteRemoval } = useNextChip(JSON.stringify([search.filter, search.as]));

  const waiting = draft ? draft.filter === undefined : unreadable;
  const current = draft?.filter ?? filter;
  const parts = splitFilter(current);
  const { conditions, rest } = parts;
  const on = conditions.length + Object.keys(rest).length + (search.as === undefined ? 0 : 1);
  const problems = checkFilter(current, search.as);
  const problem =
    draft?.problems[0]?.message ?? (unreadable ? 'This is no JSON object' : problems[0]?.message);
  const isRelative = conditions.some(({ field }) => fieldOf(field).relative) || search.as !== undefined;

  const apply = (next: Filter) => {
    setDraft(undefined);
    page.showFilter(next);
  };
  const put = (next: Condition | undefined, index = conditions.length) =>
    apply(joinFilter({ rest, conditions: conditions.toSpliced(index, 1, ...(next ? [next] : [])) }));
  const startChip = () => {
    if (!waiting && add.current) setEditing({ index: undefined, part: 'field', anchor: add.current });
  };
  const first = useRef(start === 'chip' ? startChip : undefined);
  // At once: what was typed meanwhile is for the panel that this opens.
  useLayoutEffect(() => {
    first.current?.();
    first.current = undefined;
  }, []);
  useShortcut({
    keys: 'f',
    label: 'Add a filter',
    group: 'List',
    run: startChip,
  });

  // On a phone the chips may lead out of sight, so it stands before them and says how many there are.
  const isCounted = isPhone && on > 0;
  const addButton = (
    <Button
      ref={add}
      kind={isCounted ? 'ordinary' : 'quiet'}
      icon={isCounted ? ListFilter : Plus}
      aria-haspopup="dialog"
      aria-keyshortcuts="f"
      data-add
      disabled={waiting}
      className={waiting || isCounted ? undefined : 'first:-ml-2.5'}
      onClick={startChip}
    >
      Filter
      {isCounted && (
        <span className="figures rounded-badge bg-accent-bg px-1 text-small text-accent-text">{on}</span>
      )}
    </Button>
  );

  return (
    <>
      <div className="min-h-11 min-w-0 pt-2 pl-4">
        <div
          ref={chips}
          role="group"
          aria-label="Filters"
          onClickCapture={noteRemoval}
          className="flex min-w-0 flex-wrap items-center gap-1.5 max-phone:flex-nowrap max-phone:overflow-x-auto max-phone:[scrollbar-width:none]"
        >
          {isPhone && addButton}
          {conditions.map((condition, index) => (
            <FilterChip
              key={`${index} ${condition.field}`}
              condition={condition}
              problem={conditionProblem(fieldOf(condition.field), condition.operator, condition.value)}
              waiting={waiting}
              onEdit={(part, anchor) => setEditing({ index, part, anchor })}
              onRemove={() => put(undefined, index)}
            />
          ))}
          {isRelative && <UserChip page={page} waiting={waiting} asks={adds} />}
          {Object.keys(rest).length > 0 && (
            <RestChip
              rest={rest}
              waiting={waiting}
              onOpen={() => setUnfolded('asked')}
              onRemove={() => apply(joinFilter({ conditions, rest: {} }))}
            />
          )}
          {!isPhone && addButton}
        </div>
      </div>
      <div className="col-span-2">
        <JsonLine
          text={draft?.text ?? (typeof search.filter === 'string' ? search.filter : JSON.stringify(current))}
          problem={problem !== undefined && unfolded !== false ? 'Not valid, see below' : problem}
          waiting={waiting}
          unfolded={unfolded !== false}
          onToggle={() => setUnfolded(unfolded === false && 'asked')}
        >
          {/* Within a line that is there anyway: the rows below stay where they are while one types. */}
          {draft && (
            <span
              role="status"
              title="Not applied yet. The rows below are still those of the filter before."
              className="block truncate text-amber"
            >
              <span className="font-medium">Not applied yet.</span> The rows below are still those of the
              filter before.
            </span>
          )}
        </JsonLine>
        {unfolded !== false && (
          <Suspense
            fallback={
              <div className="h-48 border-t border-line">{unfolded === 'asked' && <KeysToCome />}</div>
            }
          >
            <JsonEditor
              takesFocus={unfolded === 'asked'}
              filter={current}
              text={draft?.text ?? (typeof search.filter === 'string' ? search.filter : undefined)}
              as={search.as}
              onDraft={setDraft}
              onApply={apply}
            />
          </Suspense>
        )}
        {editing && (
          <Suspense fallback={<KeysToCome />}>
            <ConditionPanel
              {...editing}
              condition={editing.index === undefined ? undefined : conditions[editing.index]}
              rows={page.rows}
              onDone={(next) => {
                setEditing(undefined);
                setAdds(next !== undefined);
                if (next === undefined && editing.index !== undefined) note(editing.index - 1);
                put(next, editing.index);
              }}
              onClose={() => setEditing(undefined)}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}

const group =
  'inline-flex h-7 max-w-full shrink-0 items-stretch overflow-hidden rounded-control border bg-surface pointer-coarse:h-10';

function RestChip(props: { rest: Filter; waiting: boolean; onOpen: () => void; onRemove: () => void }) {
  const names = Object.keys(props.rest).join(', ');
  return (
    <div role="group" aria-label={`Filter as JSON: ${names}`} className={clsx(group, 'border-line-2')}>
      <button
        type="button"
        className="ring-inside flex h-full items-center gap-2 border-r border-line-2 px-2 hover:bg-hover"
        title={JSON.stringify(props.rest)}
        onClick={props.onOpen}
      >
        <span className="text-text-2">JSON</span>
        <span className="mono font-medium">{names}</span>
      </button>
      <RemovePart label={`Remove ${names}`} waiting={props.waiting} onRemove={props.onRemove} />
    </div>
  );
}

interface UserChipProps {
  page: ChannelsPageState;
  waiting: boolean;
  /** A chip that was just added needs the user: the focus comes here. */
  asks: boolean;
}

/** Whose `hidden`, `muted` and their like are meant: not part of the filter, but the filter needs it. */
function UserChip({ page, waiting, asks }: UserChipProps) {
  const { as } = page.search;
  const input = useRef<HTMLInputElement>(null);
  const first = useRef(asks && as === undefined);
  useEffect(() => {
    if (first.current) input.current?.focus();
    first.current = false;
  }, []);
  return (
    <div
      role="group"
      aria-label={as === undefined ? 'For which user: not chosen' : `For the user ${as}`}
      className={clsx(group, as === undefined ? 'border-red' : 'border-line-2')}
    >
      <span className="flex items-center border-r border-line-2 px-2 text-text-2">user_id</span>
      <input
        ref={input}
        key={as}
        aria-label="The user whom hidden, muted, pinned and their like are about"
        aria-invalid={as === undefined || undefined}
        placeholder="whose?"
        defaultValue={as}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
        onBlur={({ target: { value } }) => {
          const next = value.trim();
          if (next !== (as ?? '')) page.showAs(next);
        }}
        className="ring-inside w-28 min-w-0 bg-transparent px-2 font-medium field-sizing-content"
      />
      {as !== undefined && (
        <RemovePart label={`Not for ${as}`} waiting={waiting} onRemove={() => page.showAs('')} />
      )}
    </div>
  );
}
