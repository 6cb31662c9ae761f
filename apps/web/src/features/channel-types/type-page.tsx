import { ChatApiError } from '@backchannel/chat-api';
import { grantsIn } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { RotateCcw, SearchX } from 'lucide-react';
import { clsx } from 'clsx';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import type { App } from '../../api/session.ts';
import { oneSettingsQuery, type SettingsObject } from '../../api/settings.ts';
import { count, counted } from '../../lib/numbers.ts';
import { KeysToCome } from '../../lib/keys-to-come.ts';
import { lazyPart } from '../../lib/part.ts';
import { useTitle } from '../../lib/use-title.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { buttonClass } from '../../ui/plain-button.tsx';
import { RefreshingBar } from '../../ui/refreshing-bar.tsx';
import { Skeleton, SkeletonArea } from '../../ui/skeleton.tsx';
import { TabCount, tabProps, TabStrip } from '../../ui/tabs.tsx';
import { draftStore } from './draft/draft-store.ts';
import { LeaveGuard } from './draft/leave-guard.tsx';
import { useDraft } from './draft/use-draft.ts';
import { ConflictBanner } from './review/conflict-banner.tsx';
import { ReviewPanel } from './review/review-panel.tsx';
import { SaveBar } from './review/save-bar.tsx';
import { useReview } from './review/use-review.ts';
import { useIsSaving } from './review/use-save.ts';
import { TypeHead } from './type-head.tsx';
import type { TypePartName } from './type-part.tsx';
import { useChannelCount } from './use-channel-count.ts';

const ConflictDialog = lazyPart(() => import('./review/conflict-dialog.tsx'));

interface Props {
  app: App;
  name: string;
}

/** One channel type: its head, and the part of it that the address names. */
export function TypePage({ app, name }: Props) {
  useTitle(name, 'Channel types', app.label);
  const { data, error, isFetching, refetch } = useQuery(oneSettingsQuery(app.id, 'channel_type', name));
  const readAgain = () => void refetch();
  if (error instanceof ChatApiError && error.status === 404)
    return (
      <WithoutHead name={name}>
        <GoneType app={app.id} error={error} onRetry={readAgain} busy={isFetching} />
      </WithoutHead>
    );
  if (!data)
    return (
      <WithoutHead name={name}>
        {error ? (
          <ReadFailure
            error={error}
            title="The channel type could not be read"
            notPermitted="You may not see channel types"
            busy={isFetching}
            onRetry={readAgain}
          />
        ) : (
          <PageSkeleton />
        )}
      </WithoutHead>
    );
  return (
    <>
      <TypeHead app={app.id} type={data} onRefresh={readAgain} />
      <div className="relative shrink-0 border-b border-line px-6 max-pane:px-4">
        <TypeTabs app={app.id} type={data} />
        <RefreshingBar active={isFetching} />
      </div>
      <Suspense
        fallback={
          <SkeletonArea label="Reading the channel type" className="flex min-h-0 flex-1">
            <FormSkeleton />
          </SkeletonArea>
        }
      >
        <TypeParts app={app} name={name} />
      </Suspense>
    </>
  );
}

/** The part that the address names, and beside it the review. */
function TypeParts({ app, name }: Props) {
  const draft = useDraft(app.id, name);
  const review = useReview();
  const isSaving = useIsSaving(app.id, name);
  const [isMerging, setIsMerging] = useState(false);
  // The form has the bar beside its groups.
  useEffect(() => draftStore.write, []);
  const isForm = useMatchRoute()({ to: partAddress, params: { part: 'config' } }) !== false;
  return (
    <div className="flex min-h-0 flex-1">
      <div className={clsx('flex min-h-0 min-w-0 flex-1 flex-col', review.isOpen && 'max-[68rem]:hidden')}>
        {draft.hasMovedOn && !isSaving && <ConflictBanner draft={draft} onMerge={() => setIsMerging(true)} />}
        <Outlet />
        {!isForm && <SaveBar app={app.id} name={name} />}
      </div>
      {review.isOpen && (
        <ReviewPanel app={app} name={name} onClose={review.close} onMerge={() => setIsMerging(true)} />
      )}
      <LeaveGuard app={app} name={name} />
      <Suspense fallback={<KeysToCome />}>
        {isMerging && draft.hasMovedOn && (
          <ConflictDialog
            app={app}
            name={name}
            onClose={() => setIsMerging(false)}
            onMerged={() => {
              setIsMerging(false);
              review.open();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

/** The parts, as links: each has an address. */
function TypeTabs({ app, type: { name, settings, version } }: { app: string; type: SettingsObject }) {
  const matches = useMatchRoute();
  const channels = useChannelCount(app, name);
  const params = { app, name };
  const roles = Object.keys(grantsIn(settings)).length;
  const tab = (part: TypePartName, word: string, about?: ReactNode) => (
    <Link
      to={partAddress}
      params={{ ...params, part }}
      search={(old) => (old.review === true ? { review: true } : {})}
      {...tabProps(matches({ to: partAddress, params: { ...params, part } }) !== false)}
    >
      {word}
      {about !== undefined && <TabCount>{about}</TabCount>}
    </Link>
  );
  return (
    <TabStrip label="Parts of the channel type" className="-mb-px">
      {tab('config', 'Config')}
      {tab('grants', 'Grants', counted(roles, 'role'))}
      {tab('used-by', 'Used by', channels && `${count(channels.channels)}${channels.isExact ? '' : '+'}`)}
      {tab('history', 'History', version?.number)}
      {tab('json', 'JSON')}
    </TabStrip>
  );
}

const partAddress = '/apps/$app/channel-types/$name/$part';

function WithoutHead({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <header className="flex min-h-11 shrink-0 items-center px-6 pt-3 pb-1 max-pane:px-4">
        <h1 tabIndex={-1} className="min-w-0 truncate text-title outline-none">
          <bdi className="mono">{name}</bdi>
        </h1>
      </header>
      {children}
    </>
  );
}

interface GoneProps {
  app: string;
  error: ChatApiError;
  onRetry: () => void;
  busy: boolean;
}

/** The API knows no such type: never made, or deleted meanwhile. */
function GoneType({ app, error, onRetry, busy }: GoneProps) {
  return (
    <Empty
      icon={SearchX}
      title="There is no such channel type"
      actions={
        <>
          <Link to="/apps/$app/channel-types" params={{ app }} className={buttonClass()}>
            All channel types
          </Link>
          <Button kind="quiet" icon={RotateCcw} busy={busy} onClick={onRetry}>
            Look again
          </Button>
        </>
      }
    >
      <p>It was deleted, or the name is not right. The API says:</p>
      <p className="mono break-words">{error.message}</p>
      <p className="figures">
        {error.status} · code {error.code}
        {error.requestId === undefined ? '' : ` · request ${error.requestId}`}
      </p>
    </Empty>
  );
}

const groupWidths = ['w-16', 'w-12', 'w-20', 'w-16', 'w-28', 'w-20', 'w-20', 'w-20', 'w-12'];
const rowWidths = ['w-28', 'w-24', 'w-32', 'w-20', 'w-28', 'w-20', 'w-36', 'w-16'];

/** Parts, groups and fields to come, in their places. */
function PageSkeleton() {
  return (
    <SkeletonArea label="Reading the channel type" className="flex min-h-0 flex-1 flex-col overflow-hidden">
      <span className="flex h-9 shrink-0 items-center gap-6 border-b border-line px-6 max-pane:px-4">
        {['w-10', 'w-20', 'w-16', 'w-14', 'w-8'].map((width, index) => (
          <Skeleton key={index} className={`h-2 ${width}`} />
        ))}
      </span>
      <FormSkeleton />
    </SkeletonArea>
  );
}

function FormSkeleton() {
  return (
    <span className="flex min-h-0 flex-1">
      <span className="grid w-52 shrink-0 content-start gap-px border-r border-line px-6 py-3 max-pane:hidden">
        {groupWidths.map((width, index) => (
          <span key={index} className="flex h-7 items-center">
            <Skeleton className={`h-2 ${width}`} />
          </span>
        ))}
      </span>
      <span className="grid flex-1 content-start px-6 py-4 max-pane:px-4">
        {rowWidths.map((width, index) => (
          <span key={index} className="grid h-18 grid-cols-[18rem_minmax(0,1fr)] gap-4 max-pane:grid-cols-2">
            <span className="grid content-start gap-2 pt-4">
              <Skeleton className={`h-2.5 ${width}`} />
              <Skeleton className="h-2 w-40" />
            </span>
            <Skeleton className="mt-3 h-5 w-20" />
          </span>
        ))}
      </span>
    </span>
  );
}
