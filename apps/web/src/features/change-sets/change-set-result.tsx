import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Check,
  CircleAlert,
  CircleDashed,
  CircleHelp,
  Hourglass,
  LoaderCircle,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import {
  changeSetQuery,
  changeSetsQuery,
  dropChangeSet,
  type LedgerLine,
  resumeChangeSet,
  type StepState,
} from '../../api/change-sets.ts';
import { usePermission } from '../../api/permission.ts';
import { readSettingsAgain } from '../../api/settings.ts';
import { useAct } from '../../api/use-act.ts';
import { counted } from '../../lib/numbers.ts';
import { clockTime, zoneStore } from '../../lib/times.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { SecondsTo } from './seconds-to.tsx';

const states: Readonly<Record<StepState, { words: string; icon: LucideIcon; tone: Tone }>> = {
  done: { words: 'Done', icon: Check, tone: 'green' },
  failed: { words: 'Failed', icon: CircleAlert, tone: 'red' },
  unknown: { words: 'Outcome unknown', icon: CircleHelp, tone: 'amber' },
  sending: { words: 'Under way', icon: LoaderCircle, tone: 'accent' },
  limited: { words: 'Waits', icon: Hourglass, tone: 'amber' },
  waiting: { words: 'Not done', icon: CircleDashed, tone: 'plain' },
};

/** What was and what was not done of a change set, and the way on. It goes on without this page. */
export function ChangeSetResult({ id }: { id: string }) {
  const queries = useQueryClient();
  const zone = useSyncExternalStore(zoneStore.subscribe, zoneStore.get);
  const may = usePermission('config.write');
  const read = useQuery(changeSetQuery(id));
  const again = { onSuccess: () => queries.invalidateQueries({ queryKey: changeSetQuery(id).queryKey }) };
  const resume = useAct({ mutationFn: () => resumeChangeSet(id), ...again });
  const drop = useAct({ mutationFn: () => dropChangeSet(id), ...again });
  const set = read.data?.changeSet;
  const done = set?.steps.filter(({ state }) => state === 'done').length ?? 0;
  const apps = [...new Set(set?.steps.map(({ app }) => app))].join(' ');
  useEffect(() => {
    if (done > 0) for (const app of apps.split(' ')) void readSettingsAgain(queries, app);
  }, [done, apps, queries]);
  const state = set?.state;
  useEffect(() => {
    if (state !== undefined) void queries.invalidateQueries({ queryKey: changeSetsQuery.queryKey });
  }, [state, queries]);
  if (!set) {
    return read.isError ? (
      <ReadFailure
        error={read.error}
        title="Nobody knows how far it came"
        busy={read.isFetching}
        onRetry={() => void read.refetch()}
      />
    ) : (
      <SkeletonArea label="Reading how far it came">
        <SkeletonRows rows={3} />
      </SkeletonArea>
    );
  }
  const total = set.steps.length;
  const limited = set.steps.find(({ state }) => state === 'limited');
  const leave = (
    <Button
      busy={drop.isPending}
      disabledReason={may.allowed ? undefined : may.reason}
      onClick={() => drop.mutate()}
    >
      Leave the rest undone
    </Button>
  );
  return (
    <div className="grid gap-3">
      <p role="status" className="font-medium">
        {set.state === 'done'
          ? `All ${counted(total, 'change')} done`
          : set.state === 'running'
            ? `${done} of ${counted(total, 'change')} done`
            : set.state === 'dropped'
              ? `Ended short: ${done} of ${counted(total, 'change')} done, the rest left undone`
              : `Stopped: ${done} of ${counted(total, 'change')} done`}
        <Waiting error={limited?.error} zone={zone} />
      </p>
      <ol aria-label="Changes" className="border-t border-line">
        {set.steps.map((step) => (
          <StepLine key={step.index} step={step} />
        ))}
      </ol>
      {set.state === 'stopped' && (
        <div className="flex flex-wrap gap-2">
          <Button
            kind="primary"
            busy={resume.isPending}
            disabledReason={may.allowed ? undefined : may.reason}
            onClick={() => resume.mutate()}
          >
            Go on with the other {total - done}
          </Button>
          {leave}
        </div>
      )}
      {limited && <div className="flex flex-wrap gap-2">{leave}</div>}
      {resume.error && <ActFailure error={resume.error} title="It did not go on" />}
      {drop.error && <ActFailure error={drop.error} title="Nothing was changed" />}
    </div>
  );
}

/** Until when a change waits for the API's limit; nothing when it does not. */
function Waiting({ error, zone }: { error: LedgerLine['error']; zone: string }) {
  const { goesOnAt, givesUpAt } = error ?? {};
  if (goesOnAt === undefined) return null;
  const clock = (at: number) => clockTime(new Date(at), zone);
  return (
    <span className="figures">
      {' · '}waiting for the API’s limit, goes on at {clock(goesOnAt)}{' '}
      <SecondsTo key={goesOnAt} at={goesOnAt} />
      {givesUpAt !== undefined && `, stops at ${clock(givesUpAt)} at the latest`}
    </span>
  );
}

const verbs = { create: 'Create', update: 'Change', delete: 'Delete' } as const;

function StepLine({ step: { app, kind, name, act, state, version, error } }: { step: LedgerLine }) {
  const { words, icon, tone } = states[state];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2">
      <span className="min-w-0 flex-1">
        {verbs[act]} the {kind.replaceAll('_', ' ')} <span className="mono break-all">{name}</span>{' '}
        <span className="text-small text-text-3">in {app}</span>
        {version != null && <span className="figures text-small text-text-3"> · version {version}</span>}
      </span>
      <Badge tone={tone} icon={icon}>
        {words}
      </Badge>
      {error && state !== 'limited' && (
        <span className="mono basis-full text-small break-words text-red">
          {error.message}
          {error.code !== undefined && ` · ${error.code}`}
          {error.requestId !== undefined && ` · request ${error.requestId}`}
        </span>
      )}
    </li>
  );
}
