import { textOf } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/input.tsx';
import { appBlockListsQuery } from '../../../block-lists/block-list-facts.ts';
import { useBlockListDialogs } from './block-list-dialogs.tsx';
import type { ControlProps } from './control.ts';
import { OptionsFailure } from './options-failure.tsx';

/** One block list, or none. */
export function BlockListControl({
  app,
  id,
  value,
  saved,
  disabled,
  describedBy,
  invalid,
  onChange,
}: ControlProps) {
  const known = useQuery(appBlockListsQuery(app));
  const chosen = textOf(value);
  const dialogs = useBlockListDialogs(app, id, known.data?.objects);
  const edit = dialogs.editorOf(chosen);
  const others = [chosen, textOf(saved)].filter((name) => name !== '');
  const names = [...new Set([...(known.data?.objects.map(({ name }) => name) ?? []), ...others])];
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <Select
          id={id}
          className="w-50 max-w-full"
          value={chosen}
          disabled={disabled}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => {
            const name = event.target.value;
            // Where the API answers an empty text for none, that is no change.
            onChange(name === '' && saved !== '' ? undefined : name);
          }}
        >
          <option value="">None</option>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
        {!disabled && edit && (
          <Button icon={Pencil} kind="quiet" onClick={edit}>
            Edit {chosen}…
          </Button>
        )}
        {!disabled && dialogs.createButton}
      </div>
      <OptionsFailure query={known} title="Block lists could not be read" />
      {dialogs.dialog}
    </div>
  );
}
