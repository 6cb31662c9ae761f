import { differences, type Kind, type Settings } from '@backchannel/configuration';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { GitCompareArrows, History, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { historyQuery, type Version, versionQuery } from '../../api/settings.ts';
import { counted } from '../../lib/numbers.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Badge, Tag } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Empty } from '../../ui/list-states.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { DifferenceList } from './difference-list.tsx';

interface Props {
  app: string;
  kind: Kind;
  name: string;
  /** Begins the way back to a version; undefined for who may not change anything. `why` is a reason to begin with. */
  onRollBack: ((settings: Settings, why: string) => void) | undefined;
  /** Why one cannot go back right now. */
  blocked?: string | undefined;
}

/** Every version of an object, newest first: compare any two, or go back to one. */
export function HistoryList({ app, kind, name, onRollBack, blocked }: Props) {
  const history = useInfiniteQuery(historyQuery(app, kind, name));
  const [chosen, setChosen] = useState<readonly number[]>([]);
  if (history.isPending) {
    return (
      <SkeletonArea label="Reading the history">
        <SkeletonRows rows={6} />
      </SkeletonArea>
    );
  }
  if (!history.data) {
    return (
      <ReadFailure
        error={history.error}
        title="The history could not be read"
        busy={history.isFetching}
        onRetry={() => void history.refetch()}
      />
    );
  }
  const versions = history.data.pages.flatMap((page) => page.versions);
  const total = history.data.pages.at(-1)?.total ?? versions.length;
  if (versions.length === 0) {
    return (
      <Empty icon={History} title="Nothing is recorded yet">
        From the first time that it is read, each change has a line here, also one made outside of
        Backchannel.
      </Empty>
    );
  }
  const newest = versions[0]?.number ?? 0;
  // Nothing chosen: the newest change. One chosen: what came with it.
  const [later, earlier] = pairOf(chosen, newest);
  const shown = [later, earlier].filter((number) => number > 0);
  const toggle = (number: number, on: boolean) =>
    setChosen(on ? [...shown.slice(0, 1), number] : shown.filter((each) => each !== number));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,26rem)] items-start gap-6 max-wide:grid-cols-1">
      <div className="min-w-0">
        <p className="pb-2 text-small text-text-3">{counted(total, 'version')}. Tick two to compare them.</p>
        <ol aria-label="Versions" className="border-t border-line">
          {versions.map((version) => (
            <VersionRow
              key={version.number}
              version={version}
              checked={version.number === later || version.number === earlier}
              onCheck={(on) => toggle(version.number, on)}
            />
          ))}
        </ol>
        {history.hasNextPage && (
          <Button
            className="mt-3"
            busy={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            Earlier versions
          </Button>
        )}
      </div>
      <section
        aria-label="Comparison"
        className="max-wide:order-first sticky top-0 min-w-0 rounded-card border border-line p-4"
      >
        <Comparison
          key={`${later} ${earlier}`}
          app={app}
          kind={kind}
          name={name}
          later={later}
          earlier={earlier}
          newest={newest}
          onRollBack={onRollBack}
          blocked={blocked}
        />
      </section>
    </div>
  );
}

/** Which two versions are compared, the later one first; 0 is what was before the first. */
function pairOf(chosen: readonly number[], newest: number): readonly [number, number] {
  const [first, second] = chosen.toSorted((a, b) => b - a);
  if (first === undefined) return [newest, newest - 1];
  return [first, second ?? first - 1];
}

const acts = { seen: 'First seen', created: 'Created', updated: 'Changed', deleted: 'Deleted' } as const;

interface RowProps {
  version: Version;
  checked: boolean;
  onCheck: (on: boolean) => void;
}

function VersionRow({ version, checked, onCheck }: RowProps) {
  const { number, at, act, source, by, reason, from, places, changes } = version;
  return (
    <li className="flex gap-3 border-b border-line py-2.5">
      <Checkbox
        aria-label={`Compare version ${number}`}
        checked={checked}
        onCheckedChange={onCheck}
        className="mt-0.5"
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="figures font-medium">Version {number}</span>
          <span className="text-text-2">
            {acts[act]}{' '}
            {by ? (
              <>
                by <bdi>{by.name}</bdi>
              </>
            ) : null}
          </span>
          {source === 'outside' && <Badge tone="amber">Outside</Badge>}
          <span className="ml-auto text-small text-text-3">
            <Time at={new Date(at)} form="minute" focusable />
          </span>
        </p>
        {reason !== null && (
          <p className="text-small break-words text-text-2">
            <bdi>“{reason}”</bdi>
          </p>
        )}
        {places.length > 0 && act === 'updated' && (
          <p className="flex flex-wrap gap-1">
            {places.slice(0, 4).map((place) => (
              <Tag key={place} mono>
                {place}
              </Tag>
            ))}
            {changes > 4 && <span className="text-small text-text-3">and {changes - 4} more</span>}
          </p>
        )}
        {from?.ip != null && <p className="text-small text-text-3">from {from.ip}</p>}
      </div>
    </li>
  );
}

interface ComparisonProps extends Props {
  later: number;
  earlier: number;
  newest: number;
}

function Comparison({ app, kind, name, later, earlier, newest, onRollBack, blocked }: ComparisonProps) {
  const [right, left] = useQueries({
    queries: [later, earlier].map((number) => ({
      ...versionQuery(app, kind, name, number),
      enabled: number > 0,
      staleTime: Infinity,
    })),
  });
  const failed = [right, left].find((query) => query?.isError);
  if (failed) {
    return (
      <ReadFailure
        error={failed.error}
        title="The two versions could not be read"
        busy={failed.isFetching}
        onRetry={() => void failed.refetch()}
      />
    );
  }
  if (!right?.data || (earlier > 0 && !left?.data)) {
    return (
      <SkeletonArea label="Reading both versions">
        <SkeletonRows rows={3} />
      </SkeletonArea>
    );
  }
  const [before, after] = [left?.data?.settings ?? {}, right.data.settings ?? {}];
  const found = differences(before, after);
  const back = left?.data?.settings ?? undefined;
  return (
    <>
      <h2 className="mb-3 flex items-center gap-2 text-section">
        <GitCompareArrows size={16} className="text-text-2" aria-hidden />
        {earlier > 0 ? `Version ${earlier} to ${later}` : `Version ${later}, the first`}
      </h2>
      {/* Above what may be longer than the page. */}
      {onRollBack && back && earlier < newest && (
        <Button
          className="mb-4"
          icon={RotateCcw}
          disabledReason={blocked}
          onClick={() => onRollBack(back, `Back to version ${earlier}`)}
        >
          Go back to version {earlier}…
        </Button>
      )}
      {found.length === 0 ? (
        <p className="text-text-2">The two set the same.</p>
      ) : earlier === 0 ? (
        <p className="text-text-2">{counted(found.length, 'setting')}, as first seen. Nothing came before.</p>
      ) : (
        <DifferenceList kind={kind} differences={found} />
      )}
    </>
  );
}
