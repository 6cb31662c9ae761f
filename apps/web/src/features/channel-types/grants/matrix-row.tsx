import type { Reach } from '@backchannel/configuration';
import { clsx } from 'clsx';
import { memo } from 'react';
import { RowHead, type SetReach } from './matrix-heads.tsx';
import type { PermissionRow } from './permission-list.ts';
import { ReachMark } from './reach-mark.tsx';
import { reachNames } from './reach-names.ts';

/** What a cell is called: with the word that it shows. */
const cellNames = {
  any: 'any, on everyone’s',
  own: 'own, on their own',
  none: 'not granted',
} as const;

interface RowProps {
  row: PermissionRow;
  index: number;
  /** In pixels. */
  top: number;
  roles: readonly string[];
  /** The columns drawn, from `first` up to `end`, which is not included. */
  first: number;
  end: number;
  /** The reach of each role, with a space between. */
  reaches: string;
  saved: string;
  /** What each role has as a member where that is more, or a dash. */
  inherited: string;
  /** The column at which Tab enters the grid, or -1. It is drawn wherever it is. */
  activeColumn: number;
  find: string;
  readOnly: boolean;
  onReach: SetReach;
}

/** A permission's row. A row and a cell are known by their `aria-rowindex` and `aria-colindex`. */
export const MatrixRow = memo(function MatrixRow(props: RowProps) {
  const { row, index, top, roles, first, end, reaches, saved, inherited } = props;
  const { activeColumn, find, readOnly, onReach } = props;
  const now = reaches.split(' ') as Reach[];
  const was = saved.split(' ');
  const more = inherited.split(' ');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute inset-x-0 grid h-[33px] grid-cols-(--columns) items-center border-b border-line bg-surface focus-within:bg-hover hover:bg-hover"
      style={{ top }}
    >
      <RowHead row={row} roles={roles} find={find} readOnly={readOnly} onReach={onReach} />
      {roles.map((role, column) => {
        if ((column < first || column >= end) && column !== activeColumn) return null;
        const reach = now[column] ?? 'none';
        return (
          <MatrixCell
            key={role}
            role={role}
            base={row.base}
            column={column}
            reach={reach}
            asMember={more[column] === '-' ? undefined : (more[column] as Reach)}
            changed={reach !== was[column]}
            active={column === activeColumn}
            readOnly={readOnly}
          />
        );
      })}
    </div>
  );
});

interface CellProps {
  role: string;
  base: string;
  column: number;
  reach: Reach;
  /** What the role has as a member where that is more. */
  asMember: Reach | undefined;
  changed: boolean;
  /** Tab enters the grid here. */
  active: boolean;
  readOnly: boolean;
}

const MatrixCell = memo(function MatrixCell(props: CellProps) {
  const { role, base, column, reach, asMember, changed, active, readOnly } = props;
  return (
    <span
      role="gridcell"
      aria-colindex={column + 2}
      tabIndex={active ? 0 : -1}
      aria-label={nameOfCell(role, base, reach, asMember, changed)}
      className={clsx(
        'ring-inside flex h-8 items-center justify-center rounded-control select-none',
        !readOnly && 'cursor-pointer',
      )}
      // The columns before it may not be there.
      style={{ gridColumnStart: column + 2 }}
    >
      <ReachMark reach={reach} inherited={asMember} changed={changed} />
    </span>
  );
});

const nameOfCell = (
  role: string,
  base: string,
  reach: Reach,
  asMember: Reach | undefined,
  changed: boolean,
): string =>
  [
    `${role}, ${base}: ${cellNames[reach]}`,
    ...(asMember === undefined ? [] : [`as a member ${reachNames[asMember]}`]),
    ...(changed ? ['changed'] : []),
  ].join(', ');
