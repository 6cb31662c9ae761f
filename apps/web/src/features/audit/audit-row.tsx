import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { AuditRecord } from '../../api/audit.ts';
import { roleName } from '../../api/session.ts';
import { clockTime, dateOnly, fullTime, shortTime } from '../../lib/times.ts';
import type { AuditSearch } from './audit-search.ts';
import { deedOf, sentenceOf, whoOf } from './audit-words.ts';
import { OutcomeBadge } from './outcome-badge.tsx';
import { errorWords, tookWords } from './record-words.ts';

/** How much room there is: a phone, beside an open record, or the whole page. */
export type Room = 'phone' | 'tight' | 'wide';

export const rowHeights = { comfortable: 40, compact: 32 };
export const phoneRowHeight = 76;

const columns: Record<Exclude<Room, 'phone'>, string> = {
  wide: 'grid grid-cols-[10rem_minmax(8rem,1fr)_minmax(11rem,1.6fr)_minmax(10rem,1.5fr)_6rem_3.5rem_4.5rem] gap-x-4 px-4',
  tight: 'grid grid-cols-[9.5rem_minmax(5rem,1fr)_minmax(7rem,2fr)_6rem] gap-x-3 px-4',
};

/** Two lines in a cell, each cut where the cell ends. */
const twoLines = 'grid min-w-0 grid-cols-[minmax(0,1fr)]';
const secondLine = 'truncate text-tiny leading-[14px] in-data-[density=compact]:hidden';

/** Names of the columns; times are in the zone that is named. */
export function AuditHead({ zone, room }: { zone: string; room: Room }) {
  const isWide = room !== 'tight';
  return (
    <div
      role="row"
      className={clsx(
        columns[isWide ? 'wide' : 'tight'],
        'h-8 items-center border-b border-line bg-surface text-small text-text-2',
      )}
    >
      <span role="columnheader">Time, {zoneWord(zone)}</span>
      <span role="columnheader">Who</span>
      <span role="columnheader">{isWide ? 'Did' : 'Did, to'}</span>
      {isWide && <span role="columnheader">To</span>}
      <span role="columnheader">Outcome</span>
      {isWide && (
        <>
          <span role="columnheader" className="text-right">
            Status
          </span>
          <span role="columnheader" className="text-right">
            Took
          </span>
        </>
      )}
    </div>
  );
}

interface Props {
  app: string;
  record: AuditRecord;
  filter: AuditSearch;
  zone: string;
  index: number;
  top: number;
  height: number;
  room: Room;
  opened: boolean;
}

/** One record; its link, which covers the row, opens it beside the list. */
export function AuditRow({ app, record, filter, zone, index, top, height, room, opened }: Props) {
  const { operator, target, channel, status } = record;
  const at = new Date(record.at);
  const { before, after } = deedOf(record);
  const error = errorWords(record);
  const link = (
    <Link
      to="/apps/$app/audit/$record"
      params={{ app, record: record.id }}
      search={filter}
      aria-current={opened || undefined}
      className="truncate font-medium text-text no-underline outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {before}
    </Link>
  );
  const place = {
    'data-record': record.id,
    'aria-rowindex': index + 2,
    style: { top, height },
  };
  const look = clsx(
    'absolute inset-x-0 border-b border-line hover:bg-hover',
    opened && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]',
  );
  if (room === 'phone') {
    return (
      <div role="row" {...place} className={clsx(look, 'grid content-center gap-0.5 px-4')}>
        <span role="cell" className="flex items-baseline gap-2">
          <bdi className="min-w-0 flex-1 truncate font-medium">{whoOf(record)}</bdi>
          <time dateTime={record.at} className="figures text-small text-text-3">
            {shortTime(at)}
          </time>
        </span>
        <span role="cell" className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate">{link}</span>
          <OutcomeBadge outcome={record.outcome} />
        </span>
        <span role="cell" className="mono truncate text-text-3">
          {target} {after} {channel !== null && `in ${channel}`}
        </span>
      </div>
    );
  }
  return (
    <div role="row" {...place} className={clsx(columns[room], look, 'items-center')}>
      <span role="cell" className="figures text-text-2" title={fullTime(at, zone)}>
        <time dateTime={record.at}>
          {dateOnly(at, zone)}, {clockTime(at, zone).slice(0, 8)}
        </time>
      </span>
      <span role="cell" className={twoLines}>
        <bdi className="truncate leading-[18px]">{whoOf(record)}</bdi>
        <span className={`${secondLine} text-text-3`}>
          {operator ? roleName(operator.role) : 'not signed in'}
        </span>
      </span>
      <span role="cell" className={twoLines} title={sentenceOf(record)}>
        <span className="flex leading-[18px]">{link}</span>
        <span className={`mono ${secondLine} text-text-3`}>
          {room === 'wide' ? record.operation : target}
        </span>
      </span>
      <span role="cell" className={clsx(twoLines, room === 'tight' && 'hidden')}>
        <bdi className="mono truncate leading-[18px] text-body" title={target}>
          {target === '' ? '–' : target}
        </bdi>
        {error !== '' ? (
          <span className={`${secondLine} text-red`}>{error}</span>
        ) : (
          (after !== '' || channel !== null) && (
            <span className={`${secondLine} text-text-3`}>
              {after}
              {channel !== null && (
                <>
                  in <bdi className="mono">{channel}</bdi>
                </>
              )}
            </span>
          )
        )}
      </span>
      <span role="cell" title={error}>
        <OutcomeBadge outcome={record.outcome} />
      </span>
      <span role="cell" className={clsx('figures text-right', room === 'tight' && 'hidden')}>
        {status ?? '–'}
      </span>
      <span role="cell" className={clsx('figures text-right text-text-2', room === 'tight' && 'hidden')}>
        {tookWords(record)}
      </span>
    </div>
  );
}

function zoneWord(zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'short' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
