import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import type { AuditRecord } from '../../api/audit.ts';
import { operatorsQuery } from '../../api/operators.ts';
import { usePermission } from '../../api/permission.ts';
import { useSession } from '../../api/session.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import { Button } from '../../ui/button.tsx';
import { Input, Select } from '../../ui/input.tsx';
import { conditions } from './audit-conditions.ts';
import { type AuditSearch, outcomes } from './audit-search.ts';
import { knownOperations } from './audit-words.ts';
import { outcomeWord } from './outcome-badge.tsx';
import { TimeRange } from './time-range.tsx';

interface Props {
  app: string;
  filter: AuditSearch;
  /** What is loaded: people and operations in it can be chosen. */
  records: readonly AuditRecord[];
  onChange: (filter: AuditSearch) => void;
}

/** What narrows the log; all of it is in the address. */
export function AuditFilters({ filter, records, onChange }: Props) {
  const people = usePeople(filter.person, records);
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
  return (
    <div
      role="search"
      aria-label="Filter the log"
      className="flex min-h-12 shrink-0 flex-wrap items-center gap-1.5 border-b border-line px-4 py-2"
    >
      <Target value={filter.target ?? ''} onChange={(target) => set('target', target)} />
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
      {on > 0 && (
        <Button
          kind="quiet"
          icon={X}
          onClick={() => onChange(filter.scope === undefined ? {} : { scope: filter.scope })}
        >
          {on === 1 ? 'Clear' : `Clear ${on}`}
        </Button>
      )}
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
      className="max-w-72 min-w-52 flex-1 max-phone:w-full max-phone:max-w-none max-phone:flex-none"
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

/** Everybody whom the list may be narrowed to: all operators for who may see them, else those who appear. */
function usePeople(chosen: string | undefined, records: readonly AuditRecord[]): [string, string][] {
  const { operator } = useSession();
  const all = useQuery({ ...operatorsQuery, enabled: usePermission('operators.manage').allowed });
  const names = new Map<string, string>([[operator.id, `${operator.name} (you)`]]);
  for (const person of [...(all.data?.operators ?? []), ...records.flatMap(({ operator: by }) => by ?? [])]) {
    if (!names.has(person.id)) names.set(person.id, person.name);
  }
  if (chosen !== undefined && !names.has(chosen)) names.set(chosen, chosen);
  return [...names];
}
