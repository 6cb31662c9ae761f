import { type Option, textOf } from '@backchannel/configuration';
import { Segmented } from '../../../../ui/choice.tsx';
import { Select } from '../../../../ui/input.tsx';
import type { ControlProps } from './control.ts';

interface Props extends ControlProps {
  options: readonly Option[];
}

const mostSegments = 4;

/** One of a few. A value that is none of them is offered as well: it is what the API has. */
export function ChoiceControl({
  id,
  label,
  value,
  saved,
  options,
  disabled,
  describedBy,
  invalid,
  onChange,
}: Props) {
  const others = [value, saved].map(textOf).filter((text) => text !== '');
  const unknown = [...new Set(others)].filter((text) => !options.some((option) => option.value === text));
  const all = [...options, ...unknown.map((text) => ({ value: text, label: text }))];
  if (all.length <= mostSegments) {
    return (
      <Segmented
        id={id}
        label={label}
        value={textOf(value)}
        choices={all}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      id={id}
      className="w-50 max-w-full"
      value={textOf(value)}
      disabled={disabled}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {value === undefined && <option value="">Not set</option>}
      {all.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
