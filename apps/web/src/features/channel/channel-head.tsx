import { getChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { toDate } from '@backchannel/chat-api';
import {
  Braces,
  ChevronDown,
  ChevronUp,
  Ellipsis,
  Link2,
  Maximize2,
  RefreshCw,
  SquareTerminal,
  X,
} from 'lucide-react';
import { type ReactNode, Suspense, useState } from 'react';
import type { App } from '../../api/session.ts';
import { copyText } from '../../lib/copy.ts';
import { initials } from '../../lib/initials.ts';
import { count } from '../../lib/numbers.ts';
import { lazyPart } from '../../lib/part.ts';
import { useBeside } from '../../table/beside.ts';
import { ChannelStateBadges } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Id } from '../../ui/id.tsx';
import { Menu } from '../../ui/menu.tsx';
import { buttonClass } from '../../ui/plain-button.tsx';
import { Time } from '../../ui/time.tsx';
import { toast } from '../../ui/toast-store.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { channelName, channelStates } from '../channels/channel-facts.ts';
import { splitCid } from './cid.ts';
import { curlOf } from './curl.ts';
import { RawJson } from './raw-json.tsx';
import { personName } from './message/person-name.ts';
import { useChannelPlace } from './use-channel-place.ts';

const ChannelActions = lazyPart(async () => ({
  default: (await import('../channel-actions/channel-actions.tsx')).ChannelActions,
}));

interface Props {
  app: App;
  /** As last read. */
  channel: ChannelResponse;
  /** The answer it came in, for Raw JSON. */
  raw: unknown;
  onRefresh: () => void;
}

/** What the channel is, where one can go from it, and what can be done with it. */
export function ChannelHead({ app, channel, raw, onRefresh }: Props) {
  const beside = useBeside();
  const [showsRaw, setShowsRaw] = useState(false);
  const Heading = beside ? 'h2' : 'h1';
  const name = channelName(channel);
  const id = { id: channel.cid, of: 'channel id', steady: true };
  const params = splitCid(channel.cid) ?? { type: channel.type, id: channel.id };
  const copyCurl = () =>
    void copyText(curlOf(getChannel, { params })).then((done) =>
      toast(
        done
          ? {
              kind: 'info',
              title: 'Copied as curl',
              detail: 'Set STREAM_TOKEN and STREAM_API_KEY where you run it.',
            }
          : { kind: 'failed', title: 'Could not copy' },
      ),
    );
  const copyLink = () => {
    const link = linkTo(app.id, channel.cid);
    void copyText(link).then((done) =>
      toast(
        done
          ? { kind: 'info', title: 'Copied the link', detail: link }
          : { kind: 'failed', title: 'Could not copy the link' },
      ),
    );
  };
  return (
    <header className="flex shrink-0 items-center gap-2 px-4 pt-2 pb-1">
      {!beside && (
        <span
          aria-hidden
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-control bg-active text-small font-semibold text-text-2 select-none max-phone:hidden"
        >
          {initials(name)}
        </span>
      )}
      <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
        <div
          className={clsx(
            'flex min-w-0 items-center gap-2',
            !beside && 'self-center',
            beside && 'max-phone:col-span-2 max-phone:row-start-2',
          )}
        >
          <Heading
            tabIndex={-1}
            title={name}
            // Nothing shows the whole of it on a phone but itself.
            className={`min-w-0 truncate text-section outline-none max-phone:whitespace-normal wrap-anywhere in-data-[wide=true]:text-title ${channel.deleted_at === undefined ? '' : 'text-text-2 line-through'}`}
          >
            <bdi>{name}</bdi>
          </Heading>
          <ChannelStateBadges states={channelStates(channel)} />
        </div>
        <div
          className={clsx(
            'col-start-2 row-start-1 -mr-1.5 flex shrink-0 items-center gap-0.5',
            // Six of them leave a name no room on a phone: there they stand above it.
            beside && 'max-phone:col-span-2 max-phone:col-start-1 max-phone:justify-end phone:row-end-3',
          )}
        >
          <Suspense>
            <ChannelActions app={app} channel={channel} />
          </Suspense>
          {beside && (
            <>
              <IconButton
                icon={ChevronUp}
                label="Channel above"
                disabledReason={beside.previous ? undefined : 'This is the first channel of the list'}
                onClick={beside.previous}
              />
              <IconButton
                icon={ChevronDown}
                label="Channel below"
                disabledReason={beside.next ? undefined : 'This is the last channel of the list'}
                onClick={beside.next}
              />
              <OwnPageLink app={app.id} cid={channel.cid} />
            </>
          )}
          <Menu
            label="More about this channel"
            align="end"
            items={[
              { label: 'Copy as curl', icon: SquareTerminal, onSelect: copyCurl },
              { label: 'Raw JSON', icon: Braces, onSelect: () => setShowsRaw(true) },
              {
                label: 'Copy link',
                icon: Link2,
                onSelect: copyLink,
              },
              { label: 'Read again', icon: RefreshCw, onSelect: onRefresh, separated: true },
            ]}
            trigger={(props) => <IconButton {...props} icon={Ellipsis} label="More about this channel" />}
          />
          {beside && <IconButton icon={X} label="Close" keys="Escape" onClick={beside.close} />}
        </div>
        {beside && <Id {...id} className="col-start-1 text-small max-phone:col-span-2" />}
        <p
          className={clsx(
            'figures col-span-2 text-small text-text-2',
            beside ? 'truncate max-phone:whitespace-normal' : 'flex flex-wrap gap-x-1.5 pane:flex-nowrap',
          )}
        >
          {!beside && (
            <>
              <Id {...id} />
              <span className="text-text-3 max-pane:hidden">·</span>
            </>
          )}
          <span className="min-w-0 truncate max-phone:whitespace-normal">
            <HeadFacts channel={channel} />
          </span>
        </p>
      </div>
      {showsRaw && <RawJson app={app} channel={channel} raw={raw} onClose={() => setShowsRaw(false)} />}
    </header>
  );
}

const linkTo = (app: string, cid: string): string =>
  new URL(`/apps/${encodeURIComponent(app)}/channels/${encodeURIComponent(cid)}`, location.origin).href;

function OwnPageLink({ app, cid }: { app: string; cid: string }) {
  const { search } = useChannelPlace();
  return (
    <Tooltip text="Open as its own page" labels>
      <Link
        to="/apps/$app/channels/$cid"
        params={{ app, cid }}
        search={search}
        aria-label="Open as its own page"
        className={`${buttonClass('quiet')} size-7 px-0! pointer-coarse:min-w-10`}
      >
        <Maximize2 size={16} aria-hidden />
      </Link>
    </Tooltip>
  );
}

function HeadFacts({ channel }: { channel: ChannelResponse }) {
  const { team, member_count, message_count, created_at, created_by } = channel;
  const facts: [string, ReactNode][] = [
    [
      'team',
      team === undefined || team === '' ? undefined : (
        <>
          team <bdi>{team}</bdi>
        </>
      ),
    ],
    [
      'members',
      member_count === undefined
        ? undefined
        : `${count(member_count)} ${member_count === 1 ? 'member' : 'members'}`,
    ],
    [
      'messages',
      message_count === undefined
        ? 'messages not counted'
        : `${count(message_count)} ${message_count === 1 ? 'message' : 'messages'}`,
    ],
    [
      'created',
      <>
        created <Time at={toDate(created_at)} form="day" />
        {created_by && (
          <span className="in-data-[wide=false]:hidden">
            {' '}
            by <bdi>{personName(created_by)}</bdi>
          </span>
        )}
      </>,
    ],
  ];
  const known = facts.filter(([, fact]) => fact !== undefined);
  return known.map(([name, fact], index) => (
    <span key={name}>
      {index > 0 && <span className="text-text-3"> · </span>}
      {fact}
    </span>
  ));
}
