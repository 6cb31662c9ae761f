import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { zoneStore } from '../../../lib/times.ts';
import type { Condition } from './conditions.ts';
import { fieldOf } from './fields.ts';
import { conditionWords, operatorWord, valueWord } from './words.ts';

export type ChipPart = 'field' | 'operator' | 'value';

interface Props {
  condition: Condition;
  /** What the API would not take about it. */
  problem?: string | undefined;
  /** Chips wait while the JSON cannot be read. */
  waiting: boolean;
  onEdit: (part: ChipPart, anchor: HTMLElement) => void;
  onRemove: () => void;
}

/** The classes of one part of a chip. */
const part =
  'ring-inside h-full min-w-0 px-2 text-text-2 hover:bg-hover aria-disabled:hover:bg-transparent pointer-coarse:min-h-10 border-r border-line-2';

/** One condition: field, operator, value, each with a menu of its own, and remove. */
export function FilterChip({ condition, problem, waiting, onEdit, onRemove }: Props) {
  const zone = useSyncExternalStore(zoneStore.subscribe, zoneStore.get);
  const { field, operator } = condition;
  const words = conditionWords(condition, zone);
  const value = valueWord(condition, zone);
  const button = (name: ChipPart, label: string, text: string, className: string) => (
    <button
      type="button"
      aria-label={`${label}: ${text}`}
      aria-haspopup="dialog"
      aria-disabled={waiting || undefined}
      title={name === 'value' && text.length > 24 ? text : undefined}
      onClick={(event) => !waiting && onEdit(name, event.currentTarget)}
      className={clsx(part, className)}
    >
      {text}
    </button>
  );
  return (
    <div
      role="group"
      aria-label={`Filter: ${words}${problem === undefined ? '' : `. ${problem}`}`}
      title={problem}
      className={clsx(
        'inline-flex h-7 max-w-full shrink-0 items-stretch overflow-hidden rounded-control border bg-surface pointer-coarse:h-10',
        problem === undefined ? 'border-line-2' : 'border-red [&_button]:text-red',
        waiting && 'opacity-70',
      )}
    >
      {button('field', 'Field', field, '')}
      {button('operator', 'Operator', operatorWord(operator, fieldOf(field).type), 'text-text-3')}
      {button('value', 'Value', value, 'max-w-52 truncate font-medium text-text')}
      <RemovePart label={`Remove the filter ${words}`} waiting={waiting} onRemove={onRemove} />
    </div>
  );
}

interface RemoveProps {
  label: string;
  waiting: boolean;
  onRemove: () => void;
}

export function RemovePart({ label, waiting, onRemove }: RemoveProps) {
  return (
    <button
      type="button"
      data-remove
      aria-label={label}
      aria-disabled={waiting || undefined}
      onClick={() => !waiting && onRemove()}
      className="ring-inside inline-flex w-7 items-center justify-center text-text-2 hover:bg-hover hover:text-text pointer-coarse:w-10"
    >
      <X size={14} aria-hidden />
    </button>
  );
}
