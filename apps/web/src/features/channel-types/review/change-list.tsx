import { type Difference, effectOf, type Facts, placeName } from '@backchannel/configuration';
import { CircleAlert, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../../ui/button.tsx';
import { RiskBadge, Values } from '../../settings/difference-list.tsx';
import { changeLabel } from './change-label.ts';

interface Props {
  changes: readonly Difference[];
  facts: Facts;
  /** What is wrong, by the name of its place. */
  complaints: ReadonlyMap<string, string>;
  /** Its distance from the edges, as a class. */
  inset: 'px-5' | 'px-6';
  /** Undefined: nothing can be taken back here. */
  onReset?: ((difference: Difference) => void) | undefined;
}

/** More at once would keep the page from answering: a whole column of the grants is some hundred. */
const atOnce = 100;

/** Changes, each with the old and the new value, what people notice of it, and what is dangerous about it. */
export function ChangeList({ changes, facts, complaints, inset, onReset }: Props) {
  const [most, setMost] = useState(atOnce);
  const rest = changes.length - most;
  return (
    <>
      <ul>
        {changes.slice(0, most).map((change) => (
          <ChangeRow key={placeName(change.path)} {...{ change, facts, complaints, inset, onReset }} />
        ))}
      </ul>
      {rest > 0 && (
        <div className={`${inset} py-3`}>
          <Button onClick={() => setMost(changes.length)}>Show {rest} more</Button>
        </div>
      )}
    </>
  );
}

function ChangeRow({
  change,
  facts,
  complaints,
  inset,
  onReset,
}: Omit<Props, 'changes'> & { change: Difference }) {
  const place = placeName(change.path);
  const label = changeLabel(change.path);
  const complaint = complaintAt(complaints, place);
  const effect = complaint === undefined ? effectOf(change, facts) : undefined;
  return (
    <li className={`grid gap-1.5 border-b border-line py-3 ${inset}`}>
      <div className="flex min-w-0 items-center gap-2">
        <h3 className="min-w-0 font-semibold break-words">{label}</h3>
        <span className="mono min-w-0 flex-1 truncate text-small text-text-3" title={place}>
          {place}
        </span>
        {onReset && (
          <IconButton
            icon={RotateCcw}
            size="small"
            label={`Reset ${label}`}
            onClick={() => onReset(change)}
          />
        )}
      </div>
      <Values difference={change} />
      {effect && <p className="text-small text-text-2">{effect.words}</p>}
      {effect?.risk !== undefined && (
        <p>
          <RiskBadge risk={effect.risk} />
        </p>
      )}
      {complaint !== undefined && (
        <p className="flex items-start gap-1 text-small text-red">
          <CircleAlert size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
          {complaint}
        </p>
      )}
    </li>
  );
}

/** A complaint of the place itself or of something in it. */
const complaintAt = (complaints: ReadonlyMap<string, string>, place: string): string | undefined =>
  [...complaints].find(([at]) => at === place || at.startsWith(`${place}.`))?.[1];
