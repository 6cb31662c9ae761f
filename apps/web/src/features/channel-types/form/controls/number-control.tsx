import { readNumber, writeNumber } from './number-text.ts';
import type { ControlProps } from './control.ts';
import { TypedText } from './typed-text.tsx';

interface Props extends ControlProps {
  unit: string;
  /** May be empty. */
  optional: boolean;
}

/** A whole number with its unit. */
export function NumberControl({
  id,
  value,
  unit,
  optional,
  disabled,
  describedBy,
  invalid,
  onChange,
}: Props) {
  return (
    <span className="inline-flex items-center gap-2">
      <TypedText
        id={id}
        inputMode="numeric"
        autoComplete="off"
        className="w-30"
        placeholder={optional ? 'None' : undefined}
        value={value}
        read={readNumber}
        write={writeNumber}
        disabled={disabled}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={onChange}
      />
      <span className="text-text-2">{unit}</span>
    </span>
  );
}
