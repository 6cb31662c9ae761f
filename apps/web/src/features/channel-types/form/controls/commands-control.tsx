import { listCommands } from '@backchannel/chat-api/operations';
import { type Json, textOf } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { query } from '../../../../api/query.ts';
import { Checkbox } from '../../../../ui/choice.tsx';
import { type ControlProps, emptied } from './control.ts';
import { OptionsFailure } from './options-failure.tsx';

/** The API's word for every command that there is. */
const all = 'all';

/** Names in the order in which they were, what is new after them: taking one out and in again is no change. */
function inOrder(names: readonly string[], before: readonly string[]): string[] {
  return [
    ...before.filter((name) => names.includes(name)),
    ...names.filter((name) => !before.includes(name)),
  ];
}

const namesOf = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.map((name: Json) => textOf(name)) : [];

/** Commands, chosen from those that the app has. */
export function CommandsControl({
  app,
  id,
  label,
  value,
  saved,
  disabled,
  describedBy,
  onChange,
}: ControlProps) {
  const known = useQuery(query(listCommands, app, {}));
  const chosen = namesOf(value);
  const before = namesOf(saved);
  const commands = known.data?.commands ?? [];
  const described = new Map(commands.map(({ name, description }) => [name, description]));
  const names = [...new Set([...described.keys(), ...before, ...chosen])].sort((a, b) => a.localeCompare(b));
  const put = (name: string, on: boolean) => {
    const next = inOrder(on ? [...chosen, name] : chosen.filter((each) => each !== name), before);
    // The API always answers a list.
    onChange(next.length === 0 ? (emptied(saved, []) ?? []) : next);
  };
  return (
    <div role="group" aria-label={label} aria-describedby={describedBy} className="grid gap-0.5 pt-1">
      {names.map((name, index) => (
        <Checkbox
          key={name}
          id={index === 0 ? id : undefined}
          checked={chosen.includes(name)}
          disabled={disabled}
          onCheckedChange={(on) => put(name, on)}
          label={
            <>
              <bdi className="mono">{name === all ? all : `/${name}`}</bdi>{' '}
              <span className="text-small text-text-3">
                {name === all
                  ? 'every command that there is'
                  : known.data && !described.has(name)
                    ? 'there is no such command'
                    : described.get(name)}
              </span>
            </>
          }
        />
      ))}
      {names.length === 0 && known.isPending && <p className="text-text-3">Reading commands…</p>}
      {names.length === 0 && known.data && <p className="text-text-3">The app has no commands.</p>}
      <OptionsFailure query={known} title="Commands could not be read" />
    </div>
  );
}
