import { count } from '../lib/numbers.ts';
import { fullTime, shortTime } from '../lib/times.ts';

/** A moment in a row: short, in full under the pointer. One element, since there are many; the rest when it is asked for. */
export function TimeCell({ at }: { at: Date }) {
  return (
    <time
      dateTime={at.toISOString()}
      className="whitespace-nowrap"
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = fullTime(at);
      }}
    >
      {shortTime(at)}
    </time>
  );
}

/** A count, or the words that say why there is none. */
export function CountCell({ value, absent }: { value: number | undefined; absent: string }) {
  return value === undefined ? <span className="text-text-3">{absent}</span> : count(value);
}

/** Something that a row does not have: said, not left blank. */
export function AbsentCell({ children }: { children: string }) {
  return <span className="text-text-3">{children}</span>;
}
