import { textOf } from '@backchannel/configuration';
import { Ellipsis, History, Pencil, Trash2 } from 'lucide-react';
import type { Allowance } from '../../api/permission.ts';
import type { SettingsObject } from '../../api/settings.ts';
import { counted } from '../../lib/numbers.ts';
import { Tag } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { UsedBy } from '../commands/commands-table.tsx';
import { isBuiltIn, shownName, teamOf, typeNames, wordsOf } from './block-list-facts.ts';

interface Props {
  app: string;
  lists: readonly SettingsObject[];
  /** Channel types by list; undefined while they are read. */
  usage: ReadonlyMap<string, string[]> | undefined;
  mayWrite: Allowance;
  onEdit: (list: SettingsObject) => void;
  onDelete: (list: SettingsObject) => void;
  onHistory: (list: SettingsObject) => void;
}

/** A row per block list. */
export function BlockListsTable({ app, lists, usage, mayWrite, onEdit, onDelete, onHistory }: Props) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-small text-text-2">
        <tr className="h-8 border-y border-line">
          <th className="pr-4 font-normal">Block list</th>
          <th className="w-48 pr-4 font-normal max-pane:hidden">What it finds</th>
          <th className="w-32 pr-4 text-right font-normal max-pane:hidden">Entries</th>
          <th className="w-72 pr-4 pl-6 font-normal max-pane:hidden">Used by</th>
          <th className="w-10">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => {
          const { settings } = list;
          const name = shownName(list);
          const team = teamOf(settings);
          const called = team === undefined ? name : `${name} of team ${team}`;
          const words = wordsOf(settings);
          const fixed = isBuiltIn(list) ? 'Every app has this list; it cannot be changed.' : undefined;
          const why = mayWrite.allowed ? fixed : mayWrite.reason;
          return (
            <tr key={list.name} className="border-b border-line align-top hover:bg-hover">
              <td className="py-2 pr-4">
                <span className="mono font-medium wrap-anywhere">{name}</span>{' '}
                {isBuiltIn(list) && <Tag>Built-in</Tag>} {team !== undefined && <Tag>Team {team}</Tag>}
                <span className="block text-small text-text-3 pane:hidden">
                  {counted(words.length, 'entry', 'entries')}
                </span>
                <div className="mt-1 flex flex-wrap items-baseline gap-x-2 text-small pane:hidden">
                  {team === undefined && <span className="text-text-3">Used by</span>}
                  <Usage app={app} name={name} team={team} usage={usage} />
                </div>
              </td>
              <td className="py-2 pr-4 text-text-2 max-pane:hidden">
                {typeNames[textOf(settings['type'])] ?? textOf(settings['type'])}
              </td>
              <td className="figures py-2 pr-4 text-right text-text-2 max-pane:hidden">
                {words.length.toLocaleString('en')}
              </td>
              <td className="py-2 pr-4 pl-6 max-pane:hidden">
                <Usage app={app} name={name} team={team} usage={usage} />
              </td>
              <td className="py-1 text-right">
                <Menu
                  label={`Actions for ${called}`}
                  align="end"
                  items={[
                    {
                      label: `Edit ${called}…`,
                      icon: Pencil,
                      disabledReason: why,
                      onSelect: () => onEdit(list),
                    },
                    { label: `History of ${called}`, icon: History, onSelect: () => onHistory(list) },
                    {
                      label: `Delete ${called}…`,
                      icon: Trash2,
                      dangerous: true,
                      disabledReason: why,
                      onSelect: () => onDelete(list),
                    },
                  ]}
                  trigger={(props) => (
                    <IconButton icon={Ellipsis} label={`Actions for ${called}`} {...props} />
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

interface UsageProps {
  app: string;
  name: string;
  team: string | undefined;
  usage: Props['usage'];
}

/** Channel types name the lists of the whole app; what looks at messages with a team's is the team. */
function Usage({ app, name, team, usage }: UsageProps) {
  if (team !== undefined) return <span className="text-text-2">channels of its team</span>;
  return <UsedBy app={app} types={usage && (usage.get(name) ?? [])} />;
}
