import { isObject, type Json, textOf } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { Pencil, X } from 'lucide-react';
import { IconButton } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/input.tsx';
import { appBlockListsQuery } from '../../../block-lists/block-list-facts.ts';
import { useBlockListDialogs } from './block-list-dialogs.tsx';
import { type ControlProps, emptied } from './control.ts';
import { OptionsFailure } from './options-failure.tsx';

const behaviours = [
  { value: 'flag', label: 'Flag' },
  { value: 'block', label: 'Block' },
  { value: 'shadow_block', label: 'Shadow block' },
];

type Entry = Readonly<Record<string, Json>>;

/** Block lists, each with what it does. */
export function BlockListsControl({
  app,
  id,
  label,
  value,
  saved,
  disabled,
  describedBy,
  onChange,
}: ControlProps) {
  const known = useQuery(appBlockListsQuery(app));
  const dialogs = useBlockListDialogs(app, id, known.data?.objects);
  const given = Array.isArray(value) ? value : [];
  const entries = given.filter((entry: Json): entry is Entry => isObject(entry));
  // What is no list with what it does is not ours to drop.
  const others = given.filter((entry: Json) => !isObject(entry));
  const names = entries.map((entry) => textOf(entry['blocklist']));
  const all = new Set(known.data?.objects.map(({ name }) => name));
  const free = [...all].filter((name) => !names.includes(name));
  const put = (next: readonly Json[]) => {
    const kept = [...next, ...others];
    onChange(kept.length === 0 ? emptied(saved, []) : kept);
  };
  return (
    <div role="group" aria-label={label} aria-describedby={describedBy} className="grid gap-1.5">
      <ul className="grid max-w-md gap-1.5 empty:hidden">
        {entries.map((entry, index) => {
          const name = names[index] ?? '';
          const does = textOf(entry['behavior']);
          const edit = dialogs.editorOf(name);
          return (
            <li key={name} className="flex min-w-0 items-center gap-2">
              <bdi className="mono min-w-0 flex-1 truncate" title={name}>
                {name}
              </bdi>
              <Select
                id={index === 0 ? id : undefined}
                aria-label={`${name}: what it does`}
                className="w-34"
                value={does}
                disabled={disabled}
                onChange={(event) => put(entries.with(index, { ...entry, behavior: event.target.value }))}
              >
                {behaviours.map((each) => (
                  <option key={each.value} value={each.value}>
                    {each.label}
                  </option>
                ))}
                {!behaviours.some((each) => each.value === does) && <option>{does}</option>}
              </Select>
              {!disabled && edit && (
                <IconButton icon={Pencil} size="form" label={`Edit ${name}…`} onClick={edit} />
              )}
              {!disabled && (
                <IconButton
                  icon={X}
                  size="form"
                  label={`Take out ${name}`}
                  onClick={() => put(entries.toSpliced(index, 1))}
                />
              )}
            </li>
          );
        })}
      </ul>
      {disabled && entries.length === 0 && <p className="flex h-8 items-center text-text-3">None</p>}
      {!disabled && (
        <div className="flex flex-wrap items-center gap-2">
          <Select
            id={entries.length === 0 ? id : undefined}
            aria-label="Add a block list"
            className="w-50 max-w-full"
            value=""
            disabled={free.length === 0}
            onChange={(event) => put([...entries, { blocklist: event.target.value, behavior: 'flag' }])}
          >
            <option value="">{free.length === 0 ? 'No other block list' : 'Add a block list…'}</option>
            {free.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
          {dialogs.createButton}
        </div>
      )}
      <OptionsFailure query={known} title="Block lists could not be read" />
      {dialogs.dialog}
    </div>
  );
}
