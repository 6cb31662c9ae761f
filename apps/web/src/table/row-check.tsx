import { clsx } from 'clsx';

interface Props {
  checked: boolean;
  /** Some of what it stands for. */
  partly?: boolean;
  /** Its name: "Select Crew rota 2025". */
  label: string;
  /** `extend`: Shift was held. */
  onToggle: (extend: boolean) => void;
  /** Rows are reached with arrows and `x`, so their checkboxes are no stops of Tab. */
  tabIndex?: number;
}

const tick =
  'checked:before:[clip-path:polygon(14%_52%,26%_40%,42%_56%,76%_22%,88%_34%,42%_80%)] before:absolute before:inset-0.5';

/** The checkbox of a row: one element, since there are many. */
export function RowCheck({ checked, partly = false, label, onToggle, tabIndex }: Props) {
  return (
    <input
      ref={(input) => {
        if (input) input.indeterminate = partly;
      }}
      type="checkbox"
      aria-label={label}
      tabIndex={tabIndex}
      checked={checked}
      onChange={(event) => onToggle(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      onClick={(event) => event.stopPropagation()}
      className={clsx(
        'touch-target size-4 shrink-0 appearance-none rounded-badge border',
        tick,
        partly || checked ? 'border-accent bg-accent' : 'border-control bg-surface',
        checked && !partly && 'before:bg-on-solid',
        partly &&
          'before:top-[6px]! before:bottom-auto! before:h-0.5 before:bg-on-solid before:[clip-path:none]!',
      )}
    />
  );
}
