import { durationMs, durationText, type Json, textOf } from '@backchannel/configuration';
import { type ReactNode, useState } from 'react';
import { Segmented } from '../../../../ui/choice.tsx';
import { Select } from '../../../../ui/input.tsx';
import type { ControlProps } from './control.ts';
import { TypedText } from './typed-text.tsx';

/** How long messages are kept: for ever, or a number of days. */
export function RetentionControl({ value, onChange, ...rest }: ControlProps) {
  const isForEver = value === undefined || value === 'infinite';
  return (
    <ForEverOr
      {...rest}
      value={value}
      isForEver={isForEver}
      onForEver={() => onChange('infinite')}
      onLimited={() => onChange(rest.saved === undefined || rest.saved === 'infinite' ? '' : rest.saved)}
    >
      {(name) => (
        <>
          <TypedText
            inputMode="numeric"
            autoComplete="off"
            aria-label={`${name}: days`}
            className="w-20"
            value={value}
            read={(text) => text.trim()}
            write={textOf}
            disabled={rest.disabled}
            aria-describedby={rest.describedBy}
            aria-invalid={rest.invalid || undefined}
            onChange={(days) => onChange(days ?? '')}
          />
          <span className="text-text-2">days</span>
        </>
      )}
    </ForEverOr>
  );
}

const unitsMs = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
type Unit = keyof typeof unitsMs;
// What Object.keys gives of a literal are its keys.
const units = Object.keys(unitsMs) as Unit[];

/** The largest unit that a length is a whole number of. */
const unitOf = (ms: number): Unit =>
  units.findLast((unit) => ms > 0 && ms % unitsMs[unit] === 0) ?? 'seconds';

/** A length of time: for ever, or a number of units. */
export function DurationControl({ value, onChange, ...rest }: ControlProps) {
  const [chosen, setChosen] = useState<Unit>();
  const ms = typeof value === 'string' ? durationMs(value) : undefined;
  const unit = chosen ?? (ms === undefined ? 'days' : unitOf(ms));
  const read = (text: string): Json | undefined =>
    /^\d+(?:\.\d+)?$/.test(text.trim()) ? durationText(Number(text) * unitsMs[unit]) : text;
  return (
    <ForEverOr
      {...rest}
      value={value}
      isForEver={value === undefined}
      onForEver={() => onChange(undefined)}
      onLimited={() => onChange(rest.saved ?? '')}
    >
      {(name) => (
        <>
          <TypedText
            inputMode="decimal"
            autoComplete="off"
            aria-label={`${name}: how many`}
            className="w-20"
            value={value}
            read={read}
            write={() => (ms === undefined ? textOf(value) : String(ms / unitsMs[unit]))}
            disabled={rest.disabled}
            aria-describedby={rest.describedBy}
            aria-invalid={rest.invalid || undefined}
            onChange={onChange}
          />
          <Select
            aria-label={`${name}: unit`}
            className="w-28"
            value={unit}
            disabled={rest.disabled}
            onChange={(event) => {
              const next = units.find((each) => each === event.target.value) ?? unit;
              setChosen(next);
              // The number stays, so the length is another.
              if (ms !== undefined) onChange(durationText((ms / unitsMs[unit]) * unitsMs[next]));
            }}
          >
            {units.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Select>
        </>
      )}
    </ForEverOr>
  );
}

interface ForEverOrProps extends Omit<ControlProps, 'onChange'> {
  isForEver: boolean;
  onForEver: () => void;
  onLimited: () => void;
  children: (name: string) => ReactNode;
}

function ForEverOr({ id, label, isForEver, disabled, onForEver, onLimited, children }: ForEverOrProps) {
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-2">
      <Segmented
        id={id}
        label={label}
        value={isForEver ? 'ever' : 'limited'}
        choices={[
          { value: 'ever', label: 'For ever' },
          { value: 'limited', label: 'For a time' },
        ]}
        disabled={disabled}
        onChange={(to) => (to === 'ever' ? onForEver() : onLimited())}
      />
      {!isForEver && children(label)}
    </span>
  );
}
