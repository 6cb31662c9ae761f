import type { Grants, Reach } from '@backchannel/configuration';
import { clsx } from 'clsx';
import { Ellipsis } from 'lucide-react';
import { type KeyboardEvent, memo, type MouseEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { counted } from '../../../lib/numbers.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { type Cell, cellsOf, nextReach, type PermissionRow } from './permission-list.ts';
import { ReachMark } from './reach-mark.tsx';

type SetReach = (cells: readonly { role: string; base: string }[], reach: Reach) => void;

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

/** What a cell is called: with the word that it shows. */
const cellNames = {
  any: 'any, on everyone’s',
  own: 'own, on their own',
  none: 'not granted',
} as const;
const reachNames = { any: 'on everyone’s', own: 'on their own', none: 'not granted' } as const;

/** Permissions by roles. Arrows move, Space goes to the next reach. */
export function GrantsMatrix({ rows, roles, grants, before, find, readOnly, onReach }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  // Where Tab enters the grid, by row and column; both are clamped, since rows come and go with the search.
  const [active, setActive] = useState<readonly [row: number, column: number]>([0, 0]);
  const cells = useMemo(() => cellsOf(rows, roles, grants), [rows, roles, grants]);
  const saved = useMemo(() => cellsOf(rows, roles, before), [rows, roles, before]);
  const isChanged = (row: number, column: number): boolean =>
    cells[row]?.[column]?.reach !== saved[row]?.[column]?.reach;
  const at = [Math.min(active[0], rows.length - 1), Math.min(active[1], roles.length - 1)] as const;

  const cellOf = (
    target: EventTarget,
  ): { row: PermissionRow; role: string; place: readonly [number, number] } | undefined => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
    const [row = -1, column = -1] = element?.dataset['cell']?.split(' ').map(Number) ?? [];
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
    setActive(place);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${place[0]} ${place[1]}"]`)?.focus();
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

  const groups = [...new Set(rows.map(({ group }) => group))];
  const template = `minmax(16rem, 1fr) repeat(${roles.length}, 5.5rem)`;
  return (
    <div className="min-h-0 flex-1 overflow-auto px-6 pb-6 max-pane:px-4">
      <div
        ref={grid}
        role="grid"
        aria-label="Grants"
        aria-readonly={readOnly || undefined}
        aria-rowcount={rows.length + 1}
        aria-colcount={roles.length + 1}
        className="min-w-max"
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
          <span role="columnheader" className="sticky left-0 z-1 bg-surface py-1">
            Permission
          </span>
          {roles.map((role, column) => (
            <RoleHead
              key={role}
              role={role}
              changed={rows.some((_row, row) => isChanged(row, column))}
              readOnly={readOnly}
              rows={rows}
              onReach={onReach}
            />
          ))}
        </div>
        {groups.map((group) => (
          <div key={group} role="rowgroup" aria-label={group}>
            <p aria-hidden className="sticky left-0 border-b border-line py-1 text-small">
              <span className="sticky left-0 font-medium">
                {group}{' '}
                <span className="figures font-normal text-text-3">
                  {rows.filter((row) => row.group === group).length}
                </span>
              </span>
            </p>
            {rows.map((row, index) =>
              row.group === group ? (
                <MatrixRow
                  key={row.base}
                  row={row}
                  index={index}
                  roles={roles}
                  // A text, so that a row is drawn again only when a cell of it changes.
                  reaches={reaches(cells[index])}
                  saved={reaches(saved[index])}
                  inherited={(cells[index] ?? []).map(({ inherited }) => inherited ?? '-').join(' ')}
                  activeColumn={at[0] === index ? at[1] : -1}
                  find={find}
                  readOnly={readOnly}
                  onReach={onReach}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

const reaches = (cells: readonly Cell[] = []): string => cells.map(({ reach }) => reach).join(' ');

/** Whether a permission has the form that a reach needs. */
const can =
  (reach: Reach) =>
  ({ hasAnyForm, hasOwnForm }: PermissionRow): boolean =>
    reach === 'none' || (reach === 'any' ? hasAnyForm : hasOwnForm);

interface RoleHeadProps {
  role: string;
  changed: boolean;
  readOnly: boolean;
  /** The permissions shown. */
  rows: readonly PermissionRow[];
  onReach: SetReach;
}

const RoleHead = memo(function RoleHead({ role, changed, readOnly, rows, onReach }: RoleHeadProps) {
  return (
    <span role="columnheader" className="grid justify-items-center gap-0.5">
      <span
        className={clsx(
          'mono max-w-full px-1 text-center text-tiny leading-3.5 break-words',
          changed ? 'text-accent-text' : 'text-text-2',
        )}
      >
        {/* May break after an underscore, which no browser does by itself. */}
        {role.split('_').map((part, index, all) => (
          <span key={`${part} ${index}`}>
            {part}
            {index < all.length - 1 && (
              <>
                _<wbr />
              </>
            )}
          </span>
        ))}
        {changed && <span className="sr-only"> (changed)</span>}
      </span>
      {!readOnly && (
        <ReachMenu
          label={`Set ${counted(rows.length, 'permission')} of ${role}`}
          object={`all ${rows.length} shown`}
          onSet={(reach) =>
            onReach(
              rows.filter(can(reach)).map(({ base }) => ({ role, base })),
              reach,
            )
          }
        />
      )}
    </span>
  );
});

interface ReachMenuProps {
  label: string;
  /** What is set: "all 14 shown". */
  object: string;
  onSet: (reach: Reach) => void;
  allowed?: (reach: Reach) => boolean;
}

function ReachMenu({ label, object, onSet, allowed = () => true }: ReachMenuProps) {
  const items = (['any', 'own', 'none'] as const).filter(allowed).map((reach) => ({
    label: `${reach === 'none' ? 'Take' : 'Grant'} ${object}${reach === 'none' ? ' away' : `, ${reachNames[reach]}`}`,
    onSelect: () => onSet(reach),
  }));
  return (
    <Menu
      label={label}
      items={items}
      trigger={(props) => <IconButton icon={Ellipsis} size="small" label={label} {...props} />}
    />
  );
}

interface RowProps {
  row: PermissionRow;
  index: number;
  roles: readonly string[];
  /** The reach of each role, with a space between. */
  reaches: string;
  saved: string;
  /** What each role has as a member where that is more, or a dash. */
  inherited: string;
  /** The column at which Tab enters the grid, or -1. */
  activeColumn: number;
  find: string;
  readOnly: boolean;
  onReach: SetReach;
}

const MatrixRow = memo(function MatrixRow(props: RowProps) {
  const { row, index, roles, reaches, saved, inherited, activeColumn, find, readOnly, onReach } = props;
  const now = reaches.split(' ') as Reach[];
  const was = saved.split(' ');
  const more = inherited.split(' ');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className="grid grid-cols-(--columns) items-center border-b border-line [contain-intrinsic-size:auto_32px] [content-visibility:auto] focus-within:bg-hover hover:bg-hover"
    >
      <RowHead row={row} roles={roles} find={find} readOnly={readOnly} onReach={onReach} />
      {roles.map((role, column) => {
        const reach = now[column] ?? 'none';
        return (
          <MatrixCell
            key={role}
            role={role}
            base={row.base}
            place={`${index} ${column}`}
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

type RowHeadProps = Pick<RowProps, 'row' | 'roles' | 'find' | 'readOnly' | 'onReach'>;

const RowHead = memo(function RowHead({ row, roles, find, readOnly, onReach }: RowHeadProps) {
  return (
    <span
      role="rowheader"
      className="sticky left-0 z-1 flex h-8 min-w-0 items-center gap-2 bg-surface pr-2 in-[:hover]:bg-inherit"
    >
      <span className="mono truncate">
        <Marked text={row.base} find={find} />
      </span>
      {!readOnly && (
        <span className="ml-auto">
          <ReachMenu
            label={`Set ${row.base} of every role`}
            object="every role"
            allowed={(reach) => can(reach)(row)}
            onSet={(reach) =>
              onReach(
                roles.map((role) => ({ role, base: row.base })),
                reach,
              )
            }
          />
        </span>
      )}
    </span>
  );
});

interface CellProps {
  role: string;
  base: string;
  /** Row and column, with a space between. */
  place: string;
  reach: Reach;
  /** What the role has as a member where that is more. */
  asMember: Reach | undefined;
  changed: boolean;
  /** Tab enters the grid here. */
  active: boolean;
  readOnly: boolean;
}

const MatrixCell = memo(function MatrixCell(props: CellProps) {
  const { role, base, place, reach, asMember, changed, active, readOnly } = props;
  return (
    <span
      role="gridcell"
      aria-colindex={Number(place.split(' ')[1]) + 2}
      data-cell={place}
      tabIndex={active ? 0 : -1}
      aria-label={nameOfCell(role, base, reach, asMember, changed)}
      className={clsx(
        'ring-inside flex h-8 items-center justify-center rounded-control select-none',
        !readOnly && 'cursor-pointer',
      )}
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

function Marked({ text, find }: { text: string; find: string }): ReactNode {
  const at = find === '' ? -1 : text.indexOf(find);
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-badge bg-mark text-inherit">{text.slice(at, at + find.length)}</mark>
      {text.slice(at + find.length)}
    </>
  );
}
