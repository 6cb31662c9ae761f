import { clsx } from 'clsx';
import { Check, Minus } from 'lucide-react';
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from 'react';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'size' | 'onChange'> {
  checked: boolean;
  /** Part of what it stands for is chosen. */
  indeterminate?: boolean;
  onCheckedChange: (checked: boolean) => void;
  /** Beside it and clickable; without one give `aria-label`. */
  label?: ReactNode;
  hint?: ReactNode;
}

const mark = 'pointer-events-none absolute inset-0 m-auto text-on-solid';

export function Checkbox({
  checked,
  indeterminate = false,
  onCheckedChange,
  label,
  hint,
  className,
  ...rest
}: CheckboxProps) {
  const ref = useRef<HTMLInputElement>(null);
  const hintId = useId();
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  const on = checked || indeterminate;
  const control = (
    <span className={clsx('touch-target inline-flex size-4 shrink-0', className)}>
      <input
        {...rest}
        ref={ref}
        type="checkbox"
        checked={checked}
        aria-describedby={hint === undefined ? rest['aria-describedby'] : hintId}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className={clsx(
          'absolute inset-0 z-1 size-4 appearance-none rounded-badge border disabled:opacity-60',
          on ? 'border-accent bg-accent' : 'border-control bg-surface in-[.raised]:bg-raised',
        )}
      />
      {on &&
        (indeterminate ? (
          <Minus size={12} strokeWidth={3} className={clsx(mark, 'z-2')} aria-hidden />
        ) : (
          <Check size={12} strokeWidth={3} className={clsx(mark, 'z-2')} aria-hidden />
        ))}
    </span>
  );
  return label === undefined ? (
    control
  ) : (
    <Labelled control={control} label={label} hint={hint} hintId={hintId} />
  );
}

function Labelled({
  control,
  label,
  hint,
  hintId,
}: {
  control: ReactNode;
  label: ReactNode;
  hint: ReactNode;
  hintId: string;
}) {
  return (
    <span className="block">
      <label className="inline-flex min-h-6 items-start gap-2 py-0.5 pointer-coarse:min-h-11 pointer-coarse:items-center">
        <span className="flex h-5 items-center">{control}</span>
        <span className="text-text">{label}</span>
      </label>
      {hint !== undefined && (
        <span id={hintId} className="block pl-6 text-small text-text-3">
          {hint}
        </span>
      )}
    </span>
  );
}

export interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  id?: string;
  /** Its name where no label points to it. */
  label?: string;
  disabled?: boolean;
  'aria-describedby'?: string | undefined;
}

/** On or off, with the word beside it. */
export function Switch({ checked, onCheckedChange, label, ...rest }: SwitchProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <span
        className={clsx(
          'touch-target relative inline-flex h-4 w-7 shrink-0',
          rest.disabled === true && 'opacity-60',
        )}
      >
        <input
          {...rest}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          aria-label={label}
          checked={checked}
          onChange={(event) => onCheckedChange(event.target.checked)}
          className={clsx(
            'absolute inset-0 z-1 h-4 w-7 appearance-none rounded-full border transition-colors',
            checked ? 'border-accent bg-accent' : 'border-control bg-surface',
          )}
        />
        <span
          aria-hidden
          className={clsx(
            'pointer-events-none absolute top-0.5 z-2 size-3 rounded-full transition-all',
            checked ? 'left-3.5 bg-on-solid' : 'left-0.5 bg-control',
          )}
        />
      </span>
      <span aria-hidden className="text-text-2">
        {checked ? 'On' : 'Off'}
      </span>
    </span>
  );
}

export interface Choice<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<Value extends string> {
  /** The group's name. */
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  /** Side by side. Default: one under the other. */
  inline?: boolean;
}

export function RadioGroup<Value extends string>({
  label,
  value,
  choices,
  onChange,
  inline = false,
}: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={inline ? 'flex flex-wrap gap-x-4' : 'grid gap-1'}>
      {choices.map((choice) => {
        const control = (
          <span className="touch-target relative inline-flex size-4 shrink-0">
            <input
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.disabled}
              aria-describedby={choice.hint === undefined ? undefined : `${name}-${choice.value}`}
              onChange={() => onChange(choice.value)}
              className={clsx(
                'absolute inset-0 z-1 size-4 appearance-none rounded-full border disabled:opacity-60',
                choice.value === value
                  ? 'border-[5px] border-accent bg-on-solid'
                  : 'border-control bg-surface in-[.raised]:bg-raised',
              )}
            />
          </span>
        );
        return (
          <Labelled
            key={choice.value}
            control={control}
            label={choice.label}
            hint={choice.hint}
            hintId={`${name}-${choice.value}`}
          />
        );
      })}
    </div>
  );
}

export interface SegmentedProps<Value extends string> extends Omit<RadioGroupProps<Value>, 'inline'> {
  /** Of the chosen one, or the first when none is. */
  id?: string;
  disabled?: boolean;
  'aria-describedby'?: string | undefined;
}

/** 2 to 4 short choices in one frame. Arrows move among them. */
export function Segmented<Value extends string>({
  label,
  value,
  choices,
  onChange,
  id,
  disabled = false,
  'aria-describedby': describedBy,
}: SegmentedProps<Value>) {
  const name = useId();
  const marked = Math.max(
    0,
    choices.findIndex((choice) => choice.value === value),
  );
  return (
    <div
      role="radiogroup"
      aria-label={label}
      aria-describedby={describedBy}
      className="inline-flex max-w-full rounded-control border border-line-2"
    >
      {choices.map((choice, index) => (
        <label
          key={choice.value}
          className={clsx(
            'relative -my-px inline-flex h-7 items-center border px-2.5 first:-ml-px last:-mr-px first:rounded-l-control last:rounded-r-control has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11',
            choice.value === value
              ? 'z-1 border-control bg-active font-medium text-text'
              : `border-transparent text-text-2 ${disabled ? '' : 'hover:bg-hover'}`,
            index > 0 && choice.value !== value && 'border-l-line-2',
          )}
        >
          <input
            type="radio"
            id={index === marked ? id : undefined}
            name={name}
            checked={choice.value === value}
            disabled={disabled || choice.disabled === true}
            onChange={() => onChange(choice.value)}
            className="absolute inset-0 appearance-none outline-none"
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
