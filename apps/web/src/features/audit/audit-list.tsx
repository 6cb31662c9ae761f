import { useVirtualizer } from '@tanstack/react-virtual';
import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Download } from 'lucide-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { usePreferences } from '../../api/preferences.ts';
import { auditCsvHref } from '../../api/audit.ts';
import { count } from '../../lib/numbers.ts';
import { zoneStore } from '../../lib/times.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useShortcut } from '../../lib/use-shortcut.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { StatusLine } from '../../table/status-line.tsx';
import { RefreshingBar } from '../../ui/refreshing-bar.tsx';
import { SkeletonArea, SkeletonRows } from '../../ui/skeleton.tsx';
import { AuditHead, AuditRow, phoneRowHeight, type Room, rowHeights } from './audit-row.tsx';
import { conditions, searchOf } from './audit-conditions.ts';
import { AuditNothing } from './audit-nothing.tsx';
import type { AuditSearch } from './audit-search.ts';
import { ChainState } from './chain-state.tsx';
import type { AuditListState } from './use-audit-list.ts';

interface Props {
  app: string;
  filter: AuditSearch;
  list: AuditListState;
  openId: string | undefined;
  onClear: () => void;
}

/** The records, or the state of the list that stands in their place. */
export function AuditList(props: Props) {
  const { app, filter, list } = props;
  return (
    <>
      {list.isFirst && list.error === null ? (
        <SkeletonArea label="Reading the audit log" className="min-h-0 flex-1 overflow-hidden">
          <SkeletonRows rows={16} />
        </SkeletonArea>
      ) : list.error ? (
        <div className="min-h-0 flex-1">
          <ReadFailure
            error={list.error}
            title="The audit log could not be read"
            notPermitted="You may not see the audit log"
            busy={list.isRefreshing}
            onRetry={list.readAgain}
          />
        </div>
      ) : list.records.length === 0 ? (
        <div className="min-h-0 flex-1">
          <AuditNothing app={app} filter={filter} onClear={props.onClear} />
        </div>
      ) : (
        <Rows {...props} />
      )}
      <StatusLine
        readAt={list.readAt}
        refreshing={list.isRefreshing}
        onRefresh={list.readAgain}
        extra={
          <span className="inline-flex items-center gap-2 whitespace-nowrap max-phone:order-last max-phone:w-full">
            <ChainState />
            <a
              href={auditCsvHref({ ...searchOf(app, filter) })}
              download="audit.csv"
              className="touch-target mr-2 ml-1 inline-flex items-center gap-1 text-text-2 no-underline hover:text-text"
            >
              <Download size={12} strokeWidth={2.4} aria-hidden /> CSV
            </a>
          </span>
        }
      >
        {!list.isFirst &&
          list.error === null &&
          `${count(list.records.length)} ${list.readOn ? 'newest shown' : conditions(filter) > 0 ? 'match' : 'in all'}`}
      </StatusLine>
    </>
  );
}

const nearRows = 10;

function Rows({ app, filter, list, openId }: Props) {
  const { records, readOn, isReadingOn, lateError } = list;
  const scroller = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const { density = 'comfortable' } = usePreferences();
  const isPhone = useMedia('(width < 48rem)');
  const room: Room = isPhone ? 'phone' : openId === undefined ? 'wide' : 'tight';
  const zone = useSyncExternalStore(zoneStore.subscribe, zoneStore.get);
  const size = isPhone ? phoneRowHeight : rowHeights[density];
  const virtualizer = useVirtualizer({
    count: records.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: (index) => records[index]?.id ?? index,
    overscan: 8,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, size]);
  const last = virtualizer.range?.endIndex ?? 0;
  const canReadOn = readOn !== undefined && !isReadingOn && lateError === null;
  useEffect(() => {
    if (canReadOn && last >= records.length - nearRows) readOn?.();
  }, [canReadOn, last, records.length, readOn]);

  const opened = useRef(openId);
  useEffect(() => {
    const closed = opened.current;
    opened.current = openId;
    if (closed === undefined || openId !== undefined) return;
    // Back to the row of what was closed, whose heading had the focus; the page's own has it after the browser's Back.
    const { activeElement: at, body } = document;
    if (at !== body && at?.tagName !== 'H1') return;
    scroller.current?.querySelector<HTMLElement>(`[data-record="${CSS.escape(closed)}"] a`)?.focus();
  }, [openId]);
  const step = (by: number) => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-record]')?.dataset['record'];
    const at = records.findIndex(({ id }) => id === (focused ?? openId));
    const to = Math.max(0, Math.min(records.length - 1, at + by));
    virtualizer.scrollToIndex(to);
    const id = records[to]?.id ?? '';
    const link = () =>
      scroller.current?.querySelector<HTMLElement>(`[data-record="${CSS.escape(id)}"] a`) ?? undefined;
    // At once where it is drawn, so that a second key that follows quickly goes on from there.
    const drawn = link();
    if (drawn) drawn.focus({ preventScroll: true });
    else requestAnimationFrame(() => link()?.focus());
  };
  const group = 'List';
  useShortcut({ keys: 'j', label: 'Next record', group, run: () => step(1) });
  useShortcut({ keys: 'k', label: 'Previous record', group, run: () => step(-1) });
  const close = () => void navigate({ to: '/apps/$app/audit', params: { app }, search: filter });
  useShortcut({ keys: 'Escape', label: 'Close the record', group, run: close }, openId !== undefined);

  return (
    <div ref={scroller} className="relative min-h-0 flex-1 overflow-auto overscroll-contain">
      <div
        role="table"
        aria-label="Audit log"
        aria-rowcount={readOn ? -1 : records.length + 1}
        aria-busy={list.isRefreshing}
        className={clsx(room === 'wide' && 'min-w-[60rem]', room === 'tight' && 'min-w-[32rem]')}
      >
        <div role="rowgroup" className={clsx('sticky top-0 z-10', isPhone && 'sr-only')}>
          <AuditHead zone={zone} room={room} />
          <RefreshingBar active={list.isRefreshing} />
        </div>
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const record = records[item.index];
            return (
              record && (
                <AuditRow
                  key={item.key}
                  app={app}
                  record={record}
                  filter={filter}
                  zone={zone}
                  index={item.index}
                  top={item.start}
                  height={size}
                  room={room}
                  opened={record.id === openId}
                />
              )
            );
          })}
        </div>
      </div>
      {isReadingOn && (
        <SkeletonArea label="Reading on">
          <SkeletonRows rows={3} />
        </SkeletonArea>
      )}
      {lateError && (
        <ReadFailure
          error={lateError}
          title="The log could not be read on"
          busy={isReadingOn}
          onRetry={() => (readOn ?? list.readAgain)()}
        />
      )}
    </div>
  );
}
