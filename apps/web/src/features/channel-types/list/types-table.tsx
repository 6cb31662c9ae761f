import { type Nanoseconds, toDate } from '@backchannel/chat-api';
import { useQuery } from '@tanstack/react-query';
import { Copy, Ellipsis, Trash2 } from 'lucide-react';
import { Link } from '@tanstack/react-router';
import type { Allowance } from '../../../api/permission.ts';
import type { SettingsObject } from '../../../api/settings.ts';
import { Tag } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Time } from '../../../ui/time.tsx';
import { channelCountQuery, inChannels } from '../channel-count.ts';
import { isBuiltIn } from './built-in.ts';
import { deviationsOf } from './deviations.ts';

interface Props {
  app: string;
  types: readonly SettingsObject[];
  mayWrite: Allowance;
  onCopy: (type: SettingsObject) => void;
  onDelete: (type: SettingsObject) => void;
}

/** A row per channel type. */
export function TypesTable({ app, types, mayWrite, onCopy, onDelete }: Props) {
  const byName = types.toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-small text-text-2">
        <tr className="h-8 border-y border-line">
          <th className="w-1/4 pr-4 font-normal max-pane:w-auto">Channel type</th>
          <th className="w-40 pr-4 font-normal max-pane:hidden">Channels</th>
          <th className="pr-4 font-normal max-pane:hidden">Differs from a new type</th>
          <th className="w-32 pr-4 font-normal max-wide:hidden">Created</th>
          <th className="w-44 pr-4 font-normal max-pane:hidden">Last change</th>
          <th className="w-10">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {byName.map((type) => (
          <TypeRow
            key={type.name}
            app={app}
            type={type}
            mayWrite={mayWrite}
            onCopy={() => onCopy(type)}
            onDelete={() => onDelete(type)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  app: string;
  type: SettingsObject;
  mayWrite: Allowance;
  onCopy: () => void;
  onDelete: () => void;
}

function TypeRow({ app, type, mayWrite, onCopy, onDelete }: RowProps) {
  const { name, answer, version } = type;
  const why = mayWrite.allowed ? undefined : mayWrite.reason;
  return (
    <tr className="border-b border-line align-top hover:bg-hover">
      <td className="py-2 pr-4">
        <Link
          to="/apps/$app/channel-types/$name"
          params={{ app, name }}
          className="mono font-medium wrap-anywhere text-text no-underline hover:text-accent-text hover:underline"
        >
          {name}
        </Link>{' '}
        {isBuiltIn(name) && <Tag>Built-in</Tag>}
        <span className="block text-small text-text-3 pane:hidden">
          <ChannelCountCell app={app} name={name} />
        </span>
      </td>
      <td className="py-2 pr-4 text-text-2 max-pane:hidden">
        <ChannelCountCell app={app} name={name} />
      </td>
      <td className="py-2 pr-4 max-pane:hidden">
        <Deviations type={type} />
      </td>
      <td className="py-2 pr-4 text-text-2 max-wide:hidden">
        <ApiTime at={answer['created_at']} />
      </td>
      <td className="py-2 pr-4 text-text-2 max-pane:hidden">
        <ApiTime at={answer['updated_at']} />
        <span className="block truncate text-small text-text-3">
          {version?.by ? (
            <bdi>{version.by.name}</bdi>
          ) : version?.source === 'outside' ? (
            'outside of Backchannel'
          ) : (
            ''
          )}
        </span>
      </td>
      <td className="py-1 text-right">
        <Menu
          label={`Actions for ${name}`}
          align="end"
          items={[
            { label: `Create a copy of ${name}…`, icon: Copy, disabledReason: why, onSelect: onCopy },
            {
              label: `Delete ${name}…`,
              icon: Trash2,
              dangerous: true,
              disabledReason: why,
              onSelect: onDelete,
            },
          ]}
          trigger={(props) => <IconButton icon={Ellipsis} label={`Actions for ${name}`} {...props} />}
        />
      </td>
    </tr>
  );
}

/** A moment of the API's answer; nothing where it has none. */
function ApiTime({ at }: { at: unknown }) {
  if (typeof at !== 'number' || at <= 0) return <span className="text-text-3">not known</span>;
  // The API's answers carry moments as integer nanoseconds.
  return <Time at={toDate(at as Nanoseconds)} form="day" focusable />;
}

function ChannelCountCell({ app, name }: { app: string; name: string }) {
  const counted = useQuery(channelCountQuery(app, name));
  if (counted.isPending) return <Skeleton className="my-1.5 h-2 w-16" />;
  if (!counted.data) return <span className="text-text-3">not counted</span>;
  return (
    <Link
      to="/apps/$app/channels"
      params={{ app }}
      search={{ filter: { type: name } }}
      className="figures text-text-2 hover:text-accent-text"
    >
      {inChannels(counted.data)}
    </Link>
  );
}

const mostShown = 6;

function Deviations({ type }: { type: SettingsObject }) {
  const all = deviationsOf(type.settings);
  if (all.length === 0) return <span className="text-text-3">nothing</span>;
  return (
    <ul className="flex flex-wrap gap-1">
      {all.slice(0, mostShown).map((words) => (
        <li key={words}>
          <Tag>{words}</Tag>
        </li>
      ))}
      {all.length > mostShown && (
        <li className="text-small text-text-3">and {all.length - mostShown} more</li>
      )}
    </ul>
  );
}
