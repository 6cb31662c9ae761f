import { type Json, textOf } from '@backchannel/configuration';
import { Link } from '@tanstack/react-router';
import { Ellipsis, History, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Allowance } from '../../api/permission.ts';
import type { SettingsObject } from '../../api/settings.ts';
import { Tag } from '../../ui/badge.tsx';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';

interface Props {
  app: string;
  commands: readonly SettingsObject[];
  /** Channel types by command; undefined while they are read. */
  usage: ReadonlyMap<string, string[]> | undefined;
  mayWrite: Allowance;
  onEdit: (command: SettingsObject) => void;
  onDelete: (command: SettingsObject) => void;
  onHistory: (command: SettingsObject) => void;
}

/** Whether every app has the command; nobody can change these. The API gives them no time of their making. */
const isBuiltInCommand = ({ answer }: SettingsObject): boolean => {
  const at = answer['created_at'];
  return typeof at !== 'number' || at <= 0;
};

const builtInReason = 'Every app has this command; it cannot be changed.';

/** A row per command. */
export function CommandsTable({ app, commands, usage, mayWrite, onEdit, onDelete, onHistory }: Props) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-small text-text-2">
        <tr className="h-8 border-y border-line">
          <th className="w-1/4 pr-4 font-normal max-pane:w-auto">Command</th>
          <th className="pr-4 font-normal max-pane:hidden">Description</th>
          <th className="w-40 pr-4 font-normal max-wide:hidden">Set</th>
          <th className="w-72 pr-4 font-normal max-pane:hidden">Used by</th>
          <th className="w-10">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {commands.map((command) => {
          const { name, settings } = command;
          const builtIn = isBuiltInCommand(command);
          const why = mayWrite.allowed ? (builtIn ? builtInReason : undefined) : mayWrite.reason;
          return (
            <tr key={name} className="border-b border-line align-top hover:bg-hover">
              <td className="py-2 pr-4">
                <span className="mono font-medium wrap-anywhere">/{name}</span>{' '}
                <bdi className="mono wrap-anywhere text-text-3">{text(settings['args'])}</bdi>{' '}
                {builtIn && <Tag>Built-in</Tag>}
                <span className="block text-small break-words text-text-2 pane:hidden">
                  <bdi>{text(settings['description'])}</bdi>
                </span>
                <div className="mt-1 flex flex-wrap items-baseline gap-x-2 text-small pane:hidden">
                  <span className="text-text-3">Used by</span>
                  <UsedBy app={app} types={usage && (usage.get(name) ?? [])} />
                </div>
              </td>
              <td className="py-2 pr-4 break-words text-text-2 max-pane:hidden">
                <bdi>{text(settings['description'])}</bdi>
              </td>
              <td className="mono py-2 pr-4 wrap-anywhere text-text-2 max-wide:hidden">
                {text(settings['set'])}
              </td>
              <td className="py-2 pr-4 max-pane:hidden">
                <UsedBy app={app} types={usage && (usage.get(name) ?? [])} />
              </td>
              <td className="py-1 text-right">
                <Menu
                  label={`Actions for /${name}`}
                  align="end"
                  items={[
                    {
                      label: `Edit /${name}…`,
                      icon: Pencil,
                      disabledReason: why,
                      onSelect: () => onEdit(command),
                    },
                    { label: `History of /${name}`, icon: History, onSelect: () => onHistory(command) },
                    {
                      label: `Delete /${name}…`,
                      icon: Trash2,
                      dangerous: true,
                      disabledReason: why,
                      onSelect: () => onDelete(command),
                    },
                  ]}
                  trigger={(props) => (
                    <IconButton icon={Ellipsis} label={`Actions for /${name}`} {...props} />
                  )}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const text = (value: Json | undefined): string => textOf(value);

const mostTypes = 6;

/** Channel types by name, each a link, the first few until one wants to see all; a skeleton while they are read. */
export function UsedBy({ app, types }: { app: string; types: readonly string[] | undefined }) {
  const [whole, setWhole] = useState(false);
  if (!types) return <Skeleton className="my-1.5 h-2 w-24" />;
  if (types.length === 0) return <span className="text-text-3">no channel type</span>;
  // One more takes no more room than saying that there is one.
  const shown = whole || types.length <= mostTypes + 1 ? types : types.slice(0, mostTypes);
  return (
    <ul className="flex min-w-0 flex-wrap gap-1">
      {shown.map((name) => (
        <li key={name} className="flex max-w-full">
          <Link
            to="/apps/$app/channel-types/$name"
            params={{ app, name }}
            // A whole name, in more lines where it has to be: what tells it from others may be at its end.
            className="mono inline-flex min-h-[18px] items-center rounded-badge border border-line-2 px-[5px] text-small wrap-anywhere text-text-2 no-underline hover:text-accent-text"
          >
            {name}
          </Link>
        </li>
      ))}
      {shown.length < types.length && (
        <li>
          <Button size="small" kind="quiet" onClick={() => setWhole(true)}>
            {types.length - shown.length} more
          </Button>
        </li>
      )}
    </ul>
  );
}
