import { useId, useState } from 'react';
import { dateAndTime, isZone, shortTime } from '../lib/times.ts';
import { momentOf, offsetText, type ZonedTime } from '../lib/zoned.ts';
import { FieldError } from './field-error.tsx';
import { Input } from './input.tsx';
import { ZoneInput } from './zone-input.tsx';

interface Props {
  /** Its name: "Up to". */
  label: string;
  value: ZonedTime;
  onChange: (value: ZonedTime) => void;
  disabled?: boolean;
  'aria-describedby'?: string | undefined;
}

/** Beside each other where there is room, else one below the other; equally wide. */
const half = 'flex-[1_1_10.5rem]';

/** A date and time that never stands without its zone and offset; under it the same moment in UTC, and how far it is. */
export function ZonedTimeField({ label, value, onChange, disabled = false, ...rest }: Props) {
  const id = useId();
  const [now] = useState(() => new Date());
  const moment = momentOf(value);
  // The list has not every zone that the browser knows, not even always its own.
  const known = isZone(value.zone);
  return (
    <div className="grid max-w-md min-w-0 gap-1">
      <div className="flex min-w-0 flex-wrap gap-2">
        <Input
          type="datetime-local"
          aria-label={label}
          aria-describedby={`${id}-utc ${rest['aria-describedby'] ?? ''}`.trim()}
          value={value.local}
          disabled={disabled}
          className={`${half} [&>input]:pr-1.5`}
          onChange={(event) => onChange({ ...value, local: event.target.value })}
        />
        <ZoneInput
          aria-label={`${label}: time zone`}
          aria-describedby={`${id}-utc`}
          value={value.zone}
          offset={known ? offsetText(moment?.at ?? now, value.zone) : undefined}
          disabled={disabled}
          aria-invalid={known ? undefined : true}
          className={half}
          onChange={(zone) => onChange({ ...value, zone })}
        />
      </div>
      {known ? (
        <p id={`${id}-utc`} className="figures text-small text-text-3">
          {moment === undefined
            ? 'Choose a date and a time.'
            : `${dateAndTime(moment.at, 'UTC')} UTC · ${distance(moment.at)}${note(moment)}`}
        </p>
      ) : (
        <FieldError id={`${id}-utc`}>
          Choose a time zone that the browser knows, such as Europe/Berlin.
        </FieldError>
      )}
    </div>
  );
}

const distance = (at: Date): string => {
  const words = shortTime(at);
  return words === 'now' || words.startsWith('in ') ? words : `${words} ago`;
};

const note = ({ gap, twice }: { gap: boolean; twice: boolean }): string =>
  gap
    ? ' · the clocks skip this hour'
    : twice
      ? ' · the clocks show this hour twice; the first is meant'
      : '';
