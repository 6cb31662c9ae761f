import type { Json } from '@backchannel/configuration';
import { clsx } from 'clsx';
import { type PointerEvent, useRef } from 'react';
import { bounded, type Mark, marks, movedBy, scoreOf } from './scale.ts';

interface Props {
  /** "Toxic". */
  name: string;
  flag: Json | undefined;
  block: Json | undefined;
  savedFlag: Json | undefined;
  savedBlock: Json | undefined;
  disabled: boolean;
  onChange: (mark: Mark, score: number) => void;
}

const percent = (score: number): string => `${(score * 100).toFixed(2)}%`;

/**
 * One track from 0 to 1 in three parts, each with its word, and a handle where each begins. A mark that is not set has no
 * handle. A dashed ring stands where a changed mark was.
 */
export function ThresholdScale({ name, disabled, onChange, ...props }: Props) {
  const track = useRef<HTMLDivElement>(null);
  const dragged = useRef<Mark>(undefined);
  const at = { flag: scoreOf(props.flag), block: scoreOf(props.block) };
  const saved = { flag: scoreOf(props.savedFlag), block: scoreOf(props.savedBlock) };
  const flagged = Math.min(at.flag ?? 1, at.block ?? 1);
  const blocked = at.block ?? 1;

  const scoreUnder = ({ clientX }: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    return box && box.width > 0 ? (clientX - box.left) / box.width : 0;
  };
  const move = (mark: Mark, score: number) => {
    const to = bounded(mark, score, at);
    if (to !== at[mark]) onChange(mark, to);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const score = scoreUnder(event);
    const mark = nearest(score, at);
    if (disabled || event.button !== 0 || mark === undefined) return;
    event.preventDefault();
    dragged.current = mark;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.querySelector<HTMLElement>(`[data-mark=${mark}]`)?.focus();
    move(mark, score);
  };
  const parts = [
    { word: 'passes', from: 0, to: flagged, ground: 'bg-line-2' },
    { word: 'flagged', from: flagged, to: blocked, ground: 'bg-amber-solid' },
    { word: 'blocked', from: blocked, to: 1, ground: 'bg-red-solid' },
  ].filter(({ word }) =>
    word === 'flagged' ? at.flag !== undefined : word === 'blocked' ? at.block !== undefined : true,
  );
  return (
    <div className="grid gap-0.5">
      <div
        className={clsx('relative h-8 touch-none', disabled && 'opacity-60')}
        onPointerDown={onPointerDown}
        onPointerMove={(event) => dragged.current && move(dragged.current, scoreUnder(event))}
        onPointerUp={() => {
          dragged.current = undefined;
        }}
        onPointerCancel={() => {
          dragged.current = undefined;
        }}
      >
        <div
          ref={track}
          aria-hidden
          className="absolute inset-x-0 top-1/2 h-[5px] -translate-y-1/2 overflow-hidden rounded-full bg-line-2"
        >
          {parts.map(({ word, from, to, ground }) => (
            <span
              key={word}
              className={`absolute inset-y-0 ${ground}`}
              style={{ left: percent(from), width: percent(Math.max(0, to - from)) }}
            />
          ))}
        </div>
        {marks.map((mark) => {
          const was = saved[mark];
          return was !== undefined && was !== at[mark] ? (
            <span
              key={`was ${mark}`}
              aria-hidden
              className="absolute top-1/2 size-3.5 -translate-1/2 rounded-full border border-dashed border-control bg-surface"
              style={{ left: percent(was) }}
            />
          ) : null;
        })}
        {marks.map((mark) => {
          const score = at[mark];
          return score === undefined ? null : (
            <button
              key={mark}
              type="button"
              role="slider"
              data-mark={mark}
              disabled={disabled}
              aria-label={`${name}, ${mark} from`}
              aria-valuemin={mark === 'block' ? (at.flag ?? 0) : 0}
              aria-valuemax={mark === 'flag' ? (at.block ?? 1) : 1}
              aria-valuenow={score}
              aria-valuetext={`${score.toFixed(2)}: from there on messages are ${mark === 'flag' ? 'flagged' : 'blocked'}`}
              className="absolute top-1/2 flex size-6 -translate-1/2 items-center justify-center rounded-full outline-offset-[-4px] pointer-coarse:size-11"
              style={{ left: percent(score) }}
              onKeyDown={(event) => {
                const to = movedBy(event.key, event.shiftKey, score);
                if (to === undefined) return;
                event.preventDefault();
                move(mark, to);
              }}
            >
              <span
                className={clsx(
                  'size-3.5 rounded-full border-[1.5px] bg-surface',
                  score === saved[mark] ? 'border-text' : 'border-accent',
                )}
              />
            </button>
          );
        })}
      </div>
      <div aria-hidden className="-mt-2 flex text-tiny text-text-3">
        {parts.map(({ word, from, to }) => (
          <span
            key={word}
            className="text-center"
            style={{ flex: `${Math.max(0, to - from).toFixed(2)} 1 auto` }}
          >
            {word}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The mark that a press at a score takes; of two at one place, the one that can go there. */
function nearest(score: number, at: Record<Mark, number | undefined>): Mark | undefined {
  const { flag, block } = at;
  if (flag === undefined || block === undefined)
    return flag === undefined ? (block === undefined ? undefined : 'block') : 'flag';
  if (flag === block) return score < flag ? 'flag' : 'block';
  return Math.abs(score - flag) <= Math.abs(score - block) ? 'flag' : 'block';
}
