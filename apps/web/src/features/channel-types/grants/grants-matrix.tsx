import type { Grants } from '@backchannel/configuration';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useRowWindow } from '../../../table/use-row-window.ts';
import { RoleHead, type SetReach } from './matrix-heads.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { type Cell, cellsOf, nextReach, type PermissionRow } from './permission-list.ts';
import { columnRem, useColumnWindow } from './use-column-window.ts';

interface Props {
  rows: readonly PermissionRow[];
  roles: readonly string[];
  grants: Grants;
  /** As saved. */
  before: Grants;
  /** Marked where a permission's name has it. */
  find: string;
  readOnly: boolean;
  onReach: SetReach;
}

/** Of a row and of a group's name, in pixels. */
const lineHeight = 33;

/** Permissions by roles. Arrows move, Space goes to the next reach. Only the cells in sight are in the document. */
export function GrantsMatrix({ rows, roles, grants, before, find, readOnly, onReach }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  // Where Tab enters the grid, by row and column; both are clamped, since rows come and go with the search.
  const [active, setActive] = useState<readonly [row: number, column: number]>([0, 0]);
  const cells = useMemo(() => cellsOf(rows, roles, grants), [rows, roles, grants]);
  const saved = useMemo(() => cellsOf(rows, roles, before), [rows, roles, before]);
  const changed = useMemo(
    () =>
      roles.map((_role, column) =>
        cells.some((row, index) => row[column]?.reach !== saved[index]?.[column]?.reach),
      ),
    [roles, cells, saved],
  );
  const at = [Math.min(active[0], rows.length - 1), Math.min(active[1], roles.length - 1)] as const;

  const cellOf = (
    target: EventTarget,
  ): { row: PermissionRow; role: string; place: readonly [number, number] } | undefined => {
    const element = target instanceof Element ? target.closest('[role=gridcell]') : null;
    const row = Number(element?.parentElement?.ariaRowIndex) - 2;
    const column = Number(element?.ariaColIndex) - 2;
    const [permission, role] = [rows[row], roles[column]];
    return permission && role !== undefined ? { row: permission, role, place: [row, column] } : undefined;
  };
  const press = (target: EventTarget) => {
    const cell = cellOf(target);
    if (!cell) return;
    setActive(cell.place);
    if (readOnly) return;
    const [row, column] = cell.place;
    const reach = nextReach(cells[row]?.[column]?.reach ?? 'none', cell.row);
    onReach([{ role: cell.role, base: cell.row.base }], reach);
  };
  const move = (event: KeyboardEvent, place: readonly [number, number]) => {
    event.preventDefault();
    // The active row is in the document, wherever it is.
    flushSync(() => setActive(place));
    const cell = grid.current?.querySelector<HTMLElement>(
      `[aria-rowindex="${place[0] + 2}"] > [aria-colindex="${place[1] + 2}"]`,
    );
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const cell = cellOf(event.target);
    if (!cell) return;
    const [row, column] = cell.place;
    const lastRow = rows.length - 1;
    const lastColumn = roles.length - 1;
    switch (event.key) {
      case 'ArrowUp':
        return move(event, [Math.max(0, row - 1), column]);
      case 'ArrowDown':
        return move(event, [Math.min(lastRow, row + 1), column]);
      case 'ArrowLeft':
        return move(event, [row, Math.max(0, column - 1)]);
      case 'ArrowRight':
        return move(event, [row, Math.min(lastColumn, column + 1)]);
      case 'Home':
        return move(event, [event.ctrlKey ? 0 : row, 0]);
      case 'End':
        return move(event, [event.ctrlKey ? lastRow : row, lastColumn]);
      case ' ':
        event.preventDefault();
        return press(event.target);
      default:
        return undefined;
    }
  };
  const onClick = (event: MouseEvent) => press(event.target);

  const lines = useMemo(() => linesOf(rows), [rows]);
  const { first, end } = useRowWindow({ scroller, count: lines.length, rowHeight: lineHeight });
  const columns = useColumnWindow(scroller, roles.length);
  const drawn = lines.filter(
    (line, place) => (place >= first && place < end) || ('row' in line && line.index === at[0]),
  );
  const groups = [...new Set(drawn.map(({ group }) => group))];
  const template = `minmax(var(--first), 1fr) repeat(${roles.length}, ${columnRem}rem)`;
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 scroll-pt-20 scroll-pl-[17.5rem] overflow-auto pb-6 max-phone:h-[75dvh] max-phone:flex-none max-phone:scroll-pl-[10.5rem]"
    >
      <div
        ref={grid}
        role="grid"
        aria-label="Grants"
        aria-readonly={readOnly || undefined}
        aria-rowcount={rows.length + 1}
        aria-colcount={roles.length + 1}
        className="min-w-max pr-6 [--first:17.5rem] max-phone:[--first:10.5rem]"
        style={{ ['--columns' as string]: template }}
        onClick={onClick}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        <div
          role="row"
          aria-rowindex={1}
          className="sticky top-0 z-2 grid grid-cols-(--columns) items-end border-b border-line bg-surface py-1 text-small text-text-2"
        >
          <span
            role="columnheader"
            aria-colindex={1}
            className="sticky left-0 z-1 flex items-end self-stretch bg-surface py-1 pl-6 max-pane:pl-4"
          >
            Permission
          </span>
          {roles.map((role, column) => (
            <RoleHead
              key={role}
              role={role}
              column={column}
              changed={changed[column] ?? false}
              readOnly={readOnly}
              rows={rows}
              onReach={onReach}
            />
          ))}
        </div>
        <div className="relative" style={{ height: lines.length * lineHeight }}>
          {groups.map((group) => (
            <div key={group} role="rowgroup" aria-label={group}>
              {drawn
                .filter((line) => line.group === group)
                .map((line) =>
                  'row' in line ? (
                    <MatrixRow
                      key={line.row.base}
                      row={line.row}
                      index={line.index}
                      top={line.top}
                      roles={roles}
                      first={columns.first}
                      end={columns.end}
                      // A text, so that a row is drawn again only when a cell of it changes.
                      reaches={reaches(cells[line.index])}
                      saved={reaches(saved[line.index])}
                      inherited={(cells[line.index] ?? []).map(({ inherited }) => inherited ?? '-').join(' ')}
                      activeColumn={at[0] === line.index ? at[1] : -1}
                      find={find}
                      readOnly={readOnly}
                      onReach={onReach}
                    />
                  ) : (
                    <p
                      key={group}
                      aria-hidden
                      className="absolute inset-x-0 flex h-[33px] items-center border-b border-line text-small"
                      style={{ top: line.top }}
                    >
                      <span className="sticky left-0 pl-6 font-medium max-pane:pl-4">
                        {group} <span className="figures font-normal text-text-3">{line.count}</span>
                      </span>
                    </p>
                  ),
                )}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

/** A line of the matrix: a group's name, or a row; `top` in pixels. */
type Line = { group: string; top: number } & ({ count: number } | { row: PermissionRow; index: number });

/** The rows, which are in the order of their groups, below the names of these. */
function linesOf(rows: readonly PermissionRow[]): Line[] {
  const lines: Line[] = [];
  for (const [index, row] of rows.entries()) {
    const { group } = row;
    if (group !== rows[index - 1]?.group) {
      const count = rows.filter((other) => other.group === group).length;
      lines.push({ group, top: lines.length * lineHeight, count });
    }
    lines.push({ group, top: lines.length * lineHeight, row, index });
  }
  return lines;
}

const reaches = (cells: readonly Cell[] = []): string => cells.map(({ reach }) => reach).join(' ');
