import { clsx } from 'clsx';
import { memo } from 'react';
import { CopyButton } from '../ui/id.tsx';
import type { ListColumn } from './columns.ts';
import { RowCheck } from './row-check.tsx';

interface Props<Row> {
  row: Row;
  id: string;
  index: number;
  domId: string;
  height: number;
  columns: readonly ListColumn<Row>[];
  label: string;
  /** What is copied from it; the mark shows under the pointer and on the active row. */
  idName: string;
  active: boolean;
  /** The active row of a list that has the keyboard. */
  ringed: boolean;
  selected: boolean;
  opened: boolean;
  /** The same function for every draw. `extend`: Shift was held. */
  onToggle: (id: string, extend: boolean) => void;
}

function GridRowInner<Row>(props: Props<Row>) {
  const { row, id, index, height, label, active, ringed, selected, opened, onToggle } = props;
  return (
    <div
      id={props.domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-selected={selected}
      data-id={id}
      style={{ height, transform: `translateY(${index * height}px)` }}
      className={clsx(
        'absolute inset-x-0 top-0 grid grid-cols-(--columns) items-center border-b border-line',
        selected ? 'bg-accent-bg' : opened || active ? 'bg-hover' : 'bg-surface',
        opened && 'before:absolute before:inset-y-0 before:left-0 before:z-2 before:w-0.5 before:bg-accent',
        ringed && 'ring-over',
      )}
    >
      <div role="gridcell" className="sticky left-0 z-1 flex h-full items-center bg-inherit pl-4">
        <RowCheck
          checked={selected}
          label={`Select ${label}`}
          tabIndex={-1}
          onToggle={(extend) => onToggle(id, extend)}
        />
      </div>
      {props.columns.map(({ id: columnId, cell, alignRight, fixed, look }) => (
        <div
          key={columnId}
          role="gridcell"
          className={clsx(
            'min-w-0 px-2',
            alignRight && 'figures text-right',
            look,
            fixed && 'sticky left-[46px] z-1 flex h-full items-center bg-inherit pl-0',
          )}
        >
          {cell(row)}
          {fixed && active && (
            <CopyButton text={id} label={`Copy ${props.idName}`} className="mr-1 ml-auto" />
          )}
        </div>
      ))}
    </div>
  );
}

/** One row of a grid; drawn anew only when something about it has changed. */
// `memo` forgets the type parameter, which the cast gives back.
export const GridRow = memo(GridRowInner) as typeof GridRowInner;
