import { clsx } from 'clsx';
import { CalendarRange } from 'lucide-react';
import { useState } from 'react';
import { dateAndTime, zoneStore } from '../../lib/times.ts';
import { momentOf, zonedTime, type ZonedTime } from '../../lib/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';
import { ZonedTimeField } from '../../ui/zoned-time-field.tsx';

interface Range {
  /** RFC 3339; absent means without a beginning or end. */
  from?: string | undefined;
  to?: string | undefined;
}

const hourMs = 60 * 60_000;
const quick = [
  ['Last hour', hourMs],
  ['Last 24 hours', 24 * hourMs],
  ['Last 7 days', 7 * 24 * hourMs],
  ['Last 30 days', 30 * 24 * hourMs],
] as const;

/** A span of time with its zone; each end may stay open. */
export function TimeRange({ from, to, onChange }: Range & { onChange: (range: Range) => void }) {
  const isOn = from !== undefined || to !== undefined;
  return (
    <Popover
      label="Time range"
      className="w-[27rem] p-4"
      trigger={(props) => (
        <Button
          icon={CalendarRange}
          className={clsx('min-w-24 shrink!', isOn && 'figures border-accent!')}
          {...props}
        >
          <span className="truncate">{isOn ? rangeWords(from, to) : 'Any time'}</span>
        </Button>
      )}
    >
      {(close) => (
        <Panel
          from={from}
          to={to}
          onChange={(range) => {
            onChange(range);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function Panel({ from, to, onChange }: Range & { onChange: (range: Range) => void }) {
  const [start, setStart] = useState(() => zoned(from));
  const [end, setEnd] = useState(() => zoned(to));
  const first = momentOf(start)?.at;
  const last = momentOf(end)?.at;
  const isTurned = first !== undefined && last !== undefined && first >= last;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap gap-1.5">
        {quick.map(([word, ms]) => (
          <Button key={word} onClick={() => onChange({ from: new Date(Date.now() - ms).toISOString() })}>
            {word}
          </Button>
        ))}
      </div>
      <End name="From" value={start} onChange={setStart} />
      <End name="To" value={end} onChange={setEnd} />
      {isTurned && (
        <p role="alert" className="text-small text-red">
          “To” must be later than “From”.
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={() => onChange({})}>Any time</Button>
        <Button
          kind="primary"
          disabledReason={isTurned ? '“To” must be later than “From”.' : undefined}
          onClick={() => onChange({ from: first?.toISOString(), to: last?.toISOString() })}
        >
          Show this time
        </Button>
      </div>
    </div>
  );
}

function End(props: { name: string; value: ZonedTime; onChange: (value: ZonedTime) => void }) {
  const { name, value, onChange } = props;
  return (
    <div className="grid gap-1">
      <p className="text-small font-medium text-text-2">{name}</p>
      <ZonedTimeField label={name} value={value} onChange={onChange} />
    </div>
  );
}

function zoned(text: string | undefined): ZonedTime {
  const zone = zoneStore.get();
  return text === undefined ? { local: '', zone } : zonedTime(new Date(text), zone);
}

/** A span of time in words; at least one of its ends is given. */
export function rangeWords(from: string | undefined, to: string | undefined): string {
  const words = (text: string) => dateAndTime(new Date(text));
  if (from === undefined) return `until ${words(to ?? '')}`;
  return to === undefined ? `since ${words(from)}` : `${words(from)} – ${words(to)}`;
}
