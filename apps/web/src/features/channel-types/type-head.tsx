import { Link, useNavigate } from '@tanstack/react-router';
import { Columns2, Copy, Ellipsis, FileDown, Link2, RefreshCw } from 'lucide-react';
import type { SettingsObject, Version } from '../../api/settings.ts';
import { copyText } from '../../lib/copy.ts';
import { useMedia } from '../../lib/use-media.ts';
import { Tag } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { buttonClass } from '../../ui/plain-button.tsx';
import { Time } from '../../ui/time.tsx';
import { inChannels } from './channel-count.ts';
import { refText } from './compare/matrix.ts';
import { isBuiltIn } from './list/built-in.ts';
import { useChannelCount } from './use-channel-count.ts';

interface Props {
  app: string;
  type: SettingsObject;
  onRefresh: () => void;
}

/** Which channel type it is, how much hangs on it, who saved it last, and what can be done with it. */
export function TypeHead({ app, type: { name, version }, onRefresh }: Props) {
  const channels = useChannelCount(app, name);
  const isNarrow = useMedia('(width < 48rem)');
  const navigate = useNavigate();
  const compare = {
    to: '/apps/$app/configure/$page' as const,
    params: { app, page: 'compare' },
    search: { types: [refText({ app, name })] },
  };
  const file = { to: '/apps/$app/configure/$page' as const, params: { app, page: 'file' } };
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-6 pt-3 pb-1 max-pane:px-4">
      <div className="flex min-w-0 items-center gap-2 max-pane:flex-1">
        <h1 tabIndex={-1} className="min-w-0 truncate text-title outline-none">
          <bdi className="mono">{name}</bdi>
        </h1>
        {isBuiltIn(name) && <Tag>Built-in</Tag>}
      </div>
      <p className="figures min-w-0 flex-1 truncate text-text-2 max-pane:order-1 max-pane:basis-full max-pane:whitespace-normal">
        {channels === undefined ? 'channels not counted' : inChannels(channels)}
        {version && (
          <>
            {' · '}
            <VersionWords version={version} />
          </>
        )}
      </p>
      {!isNarrow && (
        <div className="flex gap-1.5">
          <Link {...compare} className={buttonClass()}>
            <Columns2 size={14} aria-hidden />
            Compare…
          </Link>
          <Link {...file} className={buttonClass()}>
            <FileDown size={14} aria-hidden />
            Export
          </Link>
        </div>
      )}
      <Menu
        label="More about this channel type"
        align="end"
        items={[
          ...(isNarrow
            ? [
                { label: 'Compare…', icon: Columns2, onSelect: () => void navigate(compare) },
                { label: 'Export', icon: FileDown, onSelect: () => void navigate(file) },
              ]
            : []),
          { label: 'Copy name', icon: Copy, onSelect: () => void copyText(name) },
          { label: 'Copy link', icon: Link2, onSelect: () => void copyText(location.href) },
          { label: 'Read again', icon: RefreshCw, onSelect: onRefresh, separated: true },
        ]}
        trigger={(props) => <IconButton {...props} icon={Ellipsis} label="More" />}
      />
    </header>
  );
}

const sources: Readonly<Record<Version['source'], string>> = {
  first: 'first seen',
  dashboard: 'saved',
  outside: 'changed outside of Backchannel, found',
};

function VersionWords({ version: { number, source, at, by } }: { version: Version }) {
  return (
    <>
      version {number}, {sources[source]} <Time at={new Date(at)} form="day" focusable />
      {by && (
        <>
          {' by '}
          <bdi>{by.name}</bdi>
        </>
      )}
    </>
  );
}
