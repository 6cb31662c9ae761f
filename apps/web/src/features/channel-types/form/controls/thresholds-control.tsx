import { isObject, type Json, same, withValue } from '@backchannel/configuration';
import { CircleAlert, RotateCcw } from 'lucide-react';
import { IconButton } from '../../../../ui/button.tsx';
import { type ControlProps, emptied } from './control.ts';
import { readScore, writeScore } from './number-text.ts';
import { type Mark, marks, marksOf } from './scale.ts';
import { ThresholdScale } from './threshold-scale.tsx';
import { TypedText } from './typed-text.tsx';

const key = 'automod_thresholds';
/** What automatic moderation scores. */
const labels = ['explicit', 'spam', 'toxic'];

const named = (label: string): string => `${label.charAt(0).toUpperCase()}${label.slice(1)}`;
const words: Record<Mark, string> = { flag: 'flag from', block: 'block from' };

/** From which score on messages are flagged and blocked, on one scale for each label. */
export function ThresholdsControl(props: ControlProps) {
  const { value, saved } = props;
  const all = [value, saved].flatMap((each) => (isObject(each) ? Object.keys(each) : []));
  return (
    <div
      role="group"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      className="grid gap-2.5 @max-[34rem]:gap-4"
    >
      <div
        aria-hidden
        className="grid grid-cols-[4.5rem_minmax(0,1fr)_4rem_4rem_1.5rem] gap-x-3 text-text-2 @max-[34rem]:hidden"
      >
        <span className="figures col-start-2 flex justify-between text-small">
          {[0, 0.25, 0.5, 0.75, 1].map((mark) => (
            <span key={mark} className="flex w-0 justify-center">
              {mark}
            </span>
          ))}
        </span>
        <span className="text-small whitespace-nowrap">Flag from</span>
        <span className="text-small whitespace-nowrap">Block from</span>
      </div>
      {[...new Set([...labels, ...all])].map((label, index) => (
        <LabelRow
          key={label}
          {...props}
          id={index === 0 ? props.id : `${props.id}-${label}`}
          threshold={label}
        />
      ))}
    </div>
  );
}

function LabelRow({
  id,
  threshold: label,
  value,
  saved,
  disabled,
  complaints,
  onChange,
}: ControlProps & { threshold: string }) {
  const now = marksOf(value, label);
  const before = marksOf(saved, label);
  const isChanged = !same(now, before);
  const put = (path: readonly string[], to: Json | undefined) =>
    onChange(withValue({ [key]: value ?? {} }, [key, ...path], to)[key] ?? emptied(saved, {}));
  const complaint = marks.map((mark) => complaints.get(`${key}.${label}.${mark}`)).find(Boolean);
  return (
    <div className="grid grid-cols-[4.5rem_minmax(0,1fr)_4rem_4rem_1.5rem] items-start gap-x-3 gap-y-1 @max-[34rem]:grid-cols-[minmax(0,1fr)_4rem_4rem_1.5rem]">
      <span className="truncate pt-1.5" title={label}>
        {named(label)}
      </span>
      <div className="min-w-0 @max-[34rem]:order-1 @max-[34rem]:col-span-full @max-[34rem]:mx-2">
        <ThresholdScale
          name={named(label)}
          flag={now['flag']}
          block={now['block']}
          savedFlag={before['flag']}
          savedBlock={before['block']}
          disabled={disabled}
          onChange={(mark, score) => put([label, mark], score)}
        />
      </div>
      {marks.map((mark, index) => (
        <TypedText
          key={mark}
          id={index === 0 ? id : undefined}
          inputMode="decimal"
          autoComplete="off"
          placeholder="never"
          aria-label={`${named(label)}, ${words[mark]}`}
          value={now[mark]}
          read={readScore}
          write={writeScore}
          disabled={disabled}
          aria-invalid={complaints.has(`${key}.${label}.${mark}`) || undefined}
          aria-describedby={complaint === undefined ? undefined : `${id}-wrong`}
          className={same(now[mark], before[mark]) ? '' : '[&>input]:border-accent'}
          onChange={(score) => put([label, mark], score)}
        />
      ))}
      <span className="flex h-8 w-6 items-center">
        {isChanged && !disabled && (
          <IconButton
            icon={RotateCcw}
            size="small"
            label={`Reset ${label}`}
            className="text-accent-text!"
            onClick={() => put([label], Object.keys(before).length === 0 ? undefined : before)}
          />
        )}
      </span>
      {complaint !== undefined && (
        <p
          id={`${id}-wrong`}
          className="col-span-full flex items-start gap-1 text-small text-red @max-[34rem]:order-2"
        >
          <CircleAlert size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
          {complaint}
        </p>
      )}
    </div>
  );
}
