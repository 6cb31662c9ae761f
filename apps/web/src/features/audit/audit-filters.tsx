import { clsx } from 'clsx';
import { ListFilter, Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { AuditRecord } from '../../api/audit.ts';
import { focusList } from '../../lib/focus-list.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { conditions } from './audit-conditions.ts';
import { type AuditSearch, outcomes } from './audit-search.ts';
import { knownOperations } from './audit-words.ts';
import { outcomeWord } from './outcome-badge.tsx';
import { TimeRange } from './time-range.tsx';
import { usePeople } from './use-people.ts';

interface Props {
  app: string;
  filter: AuditSearch;
  /** What is loaded: operations in it can be chosen, too. */
  records: readonly AuditRecord[];
  onChange: (filter: AuditSearch) => void;
}

/** What narrows the log; all of it is in the address. */
export function AuditFilters({ filter, records, onChange }: Props) {
  const people = usePeople(filter.person);
  const operations = [
    ...new Set([...knownOperations, ...records.map(({ operation }) => operation), filter.operation ?? '']),
  ]
    .filter(Boolean)
    .toSorted();
  const set = (name: keyof AuditSearch, value: string | undefined) => {
    const { [name]: _, ...rest } = filter;
    onChange(value === undefined || value === '' ? rest : { ...rest, [name]: value });
  };
  const on = conditions(filter);
  // What is not seen while the filters are folded; the target always is. The one number of filters in this row.
  const folded = on - (filter.target === undefined ? 0 : 1) + (filter.scope === undefined ? 0 : 1);
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div
      role="search"
      aria-label="Filter the log"
      className="@container shrink-0 border-b border-line px-4 py-2"
    >
      {/* One line, whatever is chosen: the rows below stay where they are. */}
      <div className="flex min-h-8 flex-wrap items-center gap-1.5 @min-[58rem]:flex-nowrap">
        <Target value={filter.target ?? ''} onChange={(target) => set('target', target)} />
        {/* Beside an open record, and on a phone, they would take more lines than the first records. */}
        <Button
          icon={ListFilter}
          aria-expanded={unfolded}
          className="@min-[58rem]:hidden"
          onClick={() => setUnfolded(!unfolded)}
        >
          {folded === 0 ? 'Filters' : `Filters · ${folded}`}
        </Button>
        <div
          className={clsx(
            'flex-wrap items-center gap-1.5 @min-[58rem]:contents',
            unfolded ? 'order-1 flex basis-full' : 'hidden',
          )}
        >
          <Choice
            label="Person"
            any="Anyone"
            value={filter.person}
            options={people}
            onChange={(person) => set('person', person)}
          />
          <Choice
            label="Operation"
            any="Any operation"
            value={filter.operation}
            options={operations.map((name) => [name, name])}
            onChange={(operation) => set('operation', operation)}
          />
          <Choice
            label="Outcome"
            any="Any outcome"
            value={filter.outcome}
            options={outcomes.map((outcome) => [outcome, outcomeWord(outcome)])}
            onChange={(outcome) => set('outcome', outcome)}
          />
          <TimeRange
            from={filter.from}
            to={filter.to}
            onChange={({ from, to }) => {
              const { from: _from, to: _to, ...rest } = filter;
              onChange({ ...rest, ...(from !== undefined && { from }), ...(to !== undefined && { to }) });
            }}
          />
          <Choice
            label="Scope"
            any="This app"
            value={filter.scope}
            options={[['everything', 'All apps and sign-ins']]}
            onChange={(scope) => set('scope', scope)}
          />
        </div>
        {on > 0 && (
          <Button
            kind="quiet"
            icon={X}
            onClick={({ currentTarget }) => {
              // There is nothing left to clear, so it goes.
              focusList(currentTarget);
              onChange(filter.scope === undefined ? {} : { scope: filter.scope });
            }}
          >
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  value: string | undefined;
  /** Value and word. */
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Choice({ label, any, value = '', options, onChange }: ChoiceProps) {
  return (
    <Select
      size="bar"
      aria-label={label}
      value={value}
      className={clsx(
        'max-phone:max-w-none max-phone:flex-[1_1_40%]',
        value === '' ? 'max-w-44' : 'max-w-52 [&>select]:border-accent [&>select]:font-medium',
      )}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{any}</option>
      {options.map(([option, word]) => (
        <option key={option} value={option}>
          {word}
        </option>
      ))}
    </Select>
  );
}

const pauseMs = 300;

/** Typed ids take effect after a pause; an address that changes by other means shows here again. */
function Target({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  const [text, setText] = useState(value);
  const [shownFor, setShownFor] = useState(value);
  const [asked, setAsked] = useState(value);
  const timer = useRef(0);
  if (shownFor !== value) {
    setShownFor(value);
    // What was asked for here arrives while more is being typed, which must not be lost.
    if (value !== asked) {
      setAsked(value);
      setText(value);
    }
  }
  // By the time it takes effect, other filters may have been chosen.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (next: string) => {
    clearTimeout(timer.current);
    setAsked(next.trim());
    latest.current(next.trim());
  };
  useShortcut({
    keys: 'f',
    label: 'Filter by target',
    group: 'List',
    run: () => document.getElementById(id)?.focus(),
  });
  return (
    <Input
      id={id}
      size="bar"
      icon={Search}
      mono
      type="search"
      aria-label="Target"
      placeholder="Target, such as a cid"
      value={text}
      className="max-w-72 min-w-32 flex-1 max-phone:max-w-none"
      onChange={(event) => {
        const next = event.target.value;
        setText(next);
        clearTimeout(timer.current);
        timer.current = window.setTimeout(ask, pauseMs, next);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') ask(text);
      }}
    />
  );
}
