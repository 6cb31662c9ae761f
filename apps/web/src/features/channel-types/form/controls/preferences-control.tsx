import { isObject, type Json, preferenceNames, textOf } from '@backchannel/configuration';
import { Select } from '../../../../ui/input.tsx';
import { type ControlProps, emptied } from './control.ts';

const choices = [
  { value: '', label: 'As the app has it' },
  { value: 'all', label: 'Push' },
  { value: 'none', label: 'No push' },
];

/** Push for each kind of message. What the API says beside the known is offered as well. */
export function PreferencesControl({
  id,
  label,
  value,
  saved,
  disabled,
  describedBy,
  onChange,
}: ControlProps) {
  const chosen = isObject(value) ? value : {};
  const before = isObject(saved) ? saved : {};
  const kinds = [
    ...new Set([...Object.keys(preferenceNames), ...Object.keys(before), ...Object.keys(chosen)]),
  ];
  const put = (kind: string, to: Json | undefined) => {
    const { [kind]: _, ...others } = chosen;
    const next = to === undefined ? others : { ...others, [kind]: to };
    onChange(Object.keys(next).length === 0 ? emptied(saved, {}) : next);
  };
  return (
    <div role="group" aria-label={label} aria-describedby={describedBy} className="grid max-w-md gap-1.5">
      {kinds.map((kind, index) => {
        const now = textOf(chosen[kind]);
        const known = choices.map((choice) => choice.value);
        const unknown = [now, textOf(before[kind])].filter((text) => !known.includes(text));
        return (
          <div key={kind} className="grid grid-cols-[minmax(0,1fr)_10rem] items-center gap-x-3">
            <label htmlFor={index === 0 ? id : `${id}-${kind}`} className="min-w-0">
              {preferenceNames[kind] ?? kind}
              <span className="mono block truncate text-small text-text-3">{kind}</span>
            </label>
            <Select
              id={index === 0 ? id : `${id}-${kind}`}
              value={now}
              disabled={disabled}
              onChange={({ target }) =>
                // Where the API answers an empty text for none, that is no change.
                put(kind, target.value === '' && before[kind] !== '' ? undefined : target.value)
              }
            >
              {[...choices, ...[...new Set(unknown)].map((text) => ({ value: text, label: text }))].map(
                (choice) => (
                  <option key={choice.value} value={choice.value}>
                    {choice.label}
                  </option>
                ),
              )}
            </Select>
          </div>
        );
      })}
    </div>
  );
}
