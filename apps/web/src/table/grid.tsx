import {
  type CSSProperties,
  type MouseEvent,
  useCallback,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useShortcut } from '../lib/use-shortcut.ts';
import { gridTemplate, leastWidth, type ListColumn, shownColumns } from './columns.ts';
import { GridHead, type ListSort } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { RefreshingBar } from '../ui/refreshing-bar.tsx';
import { stepOf, useActiveRow } from './use-active-row.ts';
import { useRowWindow } from './use-row-window.ts';
import type { Selection } from './use-selection.ts';
import { useWidth } from './use-width.ts';

export interface GridProps<Row> {
  /** Its name: "Channels". */
  label: string;
  /** One row, in the words of the help and of the copy mark: "channel". */
  noun: string;
  rows: readonly Row[];
  /** A constant at module level, as the next two. */
  columns: readonly ListColumn<Row>[];
  rowId: (row: Row) => string;
  /** The row's name for a screen reader. */
  rowLabel: (row: Row) => string;
  /** Ids of the columns that the operator has chosen. Default: all, as far as there is room. */
  chosenColumns?: readonly string[] | undefined;
  /** In pixels: 40 comfortable, 32 compact. */
  rowHeight: number;
  selection: Selection<Row>;
  openId?: string | undefined;
  /** Open the row beside the list. */
  onOpen: (id: string) => void;
  /** The row's own page, in a new tab. */
  onOpenTab: (id: string) => void;
  /** Escape: close what is open. Returns whether there was something. */
  onClose: () => boolean;
  sort?: ListSort | undefined;
  onSort?: (field: string) => void;
  /** Which list this is, to stand where it was left; undefined while the rows are another's. */
  place?: string | undefined;
  /** How many rows there are in all, when that is known. */
  total?: number | undefined;
  /** The last loaded rows come into sight: read on. */
  onNearEnd?: () => void;
  refreshing?: boolean;
  /** Below the last row: skeletons, a failure, or why it ends here. */
  footer?: ReactNode;
  /** Room under the last row for what lies over the list, in pixels. */
  inset?: number;
}

const headHeight = 32;

/**
 * A table of rows that a server filters and sorts, of which only those in sight are in the document, however many are
 * loaded. After its head, one stop of Tab; inside, `j` `k` or arrows move, `x` selects, Shift with arrows extends, Enter
 * opens. The head stands before the grid in the document, for the order of Tab, and belongs to it nevertheless.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const {
    noun,
    rows,
    columns,
    rowId,
    rowHeight,
    selection,
    openId,
    onNearEnd,
    chosenColumns,
    inset = 0,
  } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const width = useWidth(scroller);
  const shown = useMemo(() => shownColumns(columns, chosenColumns, width), [columns, chosenColumns, width]);
  const active = useActiveRow(rows, rowId, openId);
  const [ringed, setRinged] = useState(false);
  const [hovered, setHovered] = useState<string>();
  const { first, end, show, stay } = useRowWindow({
    scroller,
    count: rows.length,
    rowHeight,
    head: headHeight,
    foot: inset,
    place: props.place,
    openAt: active.openAt,
  });
  useEffect(() => {
    if (rows.length > 0 && end >= rows.length) onNearEnd?.();
  }, [end, rows.length, onNearEnd]);

  useEffect(() => {
    // What stood in its place had the focus, and has left it to the part of the page.
    const { activeElement: at } = document;
    if (at?.matches('[data-pane]') === true && at.contains(grid.current))
      grid.current?.focus({ preventScroll: true });
  }, []);

  const goTo = (index: number, extend: boolean) => {
    const row = rows[index];
    if (row === undefined) return;
    if (extend) {
      if (active.id !== undefined && !selection.has(active.id)) selection.toggle(active.id);
      selection.extendTo(rowId(row));
    }
    setRinged(true);
    show(index);
  };
  /** From nowhere, one begins with what is in sight. */
  const move = (by: number) => active.move(by, Math.ceil((scroller.current?.scrollTop ?? 0) / rowHeight));
  const step = (by: number) => {
    grid.current?.focus({ preventScroll: true });
    goTo(move(by), false);
  };
  const group = 'List';
  useShortcut({ keys: 'j', label: `Next ${noun}`, group, run: () => step(1) });
  useShortcut({ keys: 'k', label: `Previous ${noun}`, group, run: () => step(-1) });
  useShortcut({
    keys: 'x',
    label: `Select the ${noun}`,
    group,
    run: () => active.id !== undefined && selection.toggle(active.id),
  });
  useShortcut({
    keys: 'Escape',
    label: 'Close, or clear the selection',
    group,
    run: () => {
      if (!props.onClose()) selection.clear();
    },
  });

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const { key, target, currentTarget } = event;
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2;
    const by = stepOf(event, Math.max(1, page));
    const mod = event.ctrlKey || event.metaKey;
    if (by !== undefined) goTo(move(by), event.shiftKey);
    else if (mod && key.toLowerCase() === 'a') selection.toggleAll();
    else if (target !== currentTarget || active.id === undefined) return;
    else if (key === 'Enter') (mod ? props.onOpenTab : props.onOpen)(active.id);
    else if (key === ' ') selection.toggle(active.id);
    else return;
    event.preventDefault();
  };

  const toggle = useToggle(selection, active.set);
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const id = rowIdAt(event.target);
    if (id === undefined || !(event.target instanceof Element) || event.target.closest('input, button'))
      return;
    const isLink = event.target.closest('a') !== null;
    if (event.ctrlKey || event.metaKey) {
      // The browser opens a link by itself; the rest of the row does the same.
      if (!isLink) props.onOpenTab(id);
      return;
    }
    if (!isLink && getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    active.set(id);
    if (event.shiftKey) selection.extendTo(id);
    else props.onOpen(id);
  };
  const domId = (id: string) => `${prefix}${id}`;
  const style: CSSProperties & Record<'--columns', string> = {
    '--columns': gridTemplate(shown),
    minWidth: leastWidth(shown),
  };
  const drawn = rows.slice(first, end).map((row, offset) => [first + offset, row] as const);
  const activeRow = rows[active.index];
  // The active row stays in the document, since the grid points to it.
  if (activeRow !== undefined && (active.index < first || active.index >= end))
    drawn.push([active.index, activeRow]);
  const isAll = useMemo(
    () => selection.rows.size > 0 && rows.every((row) => selection.rows.has(rowId(row))),
    [selection.rows, rows, rowId],
  );
  return (
    <div ref={scroller} className="list-area relative overflow-auto">
      <div id={`${prefix}head`} role="rowgroup" className="sticky top-0 z-10" style={style}>
        <GridHead
          columns={shown}
          sort={props.sort}
          onSort={props.onSort}
          check={{
            checked: isAll,
            partly: selection.rows.size > 0 && !isAll,
            label: `Select the ${rows.length} loaded`,
            onToggle: selection.toggleAll,
          }}
        >
          <RefreshingBar active={props.refreshing ?? false} />
        </GridHead>
      </div>
      <div
        ref={grid}
        role="grid"
        aria-label={props.label}
        aria-owns={`${prefix}head ${prefix}rows`}
        aria-rowcount={props.total === undefined ? -1 : props.total + 1}
        aria-multiselectable
        aria-busy={props.refreshing}
        aria-activedescendant={active.index === -1 ? undefined : domId(active.id ?? '')}
        tabIndex={0}
        onClick={onClick}
        onKeyDown={onKeyDown}
        onFocus={({ currentTarget, target }) => {
          const isSeen = currentTarget.matches(':focus-visible');
          setRinged(isSeen);
          if (!isSeen || target !== currentTarget) return;
          stay();
          // There is a row to see it by.
          if (active.index === -1) goTo(move(0), false);
        }}
        onBlur={() => setRinged(false)}
        onPointerOver={(event) => setHovered(rowIdAt(event.target))}
        onPointerLeave={() => setHovered(undefined)}
        className="outline-none"
        style={style}
      >
        <div
          id={`${prefix}rows`}
          role="rowgroup"
          className="relative"
          style={{ height: rows.length * rowHeight }}
        >
          {drawn.map(([index, row]) => {
            const id = rowId(row);
            const isActive = id === active.id;
            return (
              <GridRow
                key={id}
                row={row}
                id={id}
                index={index}
                domId={domId(id)}
                height={rowHeight}
                columns={shown}
                label={props.rowLabel(row)}
                idName={`${noun} id`}
                active={isActive || id === hovered}
                ringed={isActive && ringed}
                selected={selection.has(id)}
                opened={id === openId}
                onToggle={toggle}
              />
            );
          })}
        </div>
      </div>
      {props.footer}
      {inset > 0 && <div style={{ height: inset }} />}
    </div>
  );
}

/** The same function for as long as the grid is there, so that rows need not be drawn for it. */
function useToggle<Row>(selection: Selection<Row>, setActive: (id: string) => void) {
  const latest = useRef(selection);
  useEffect(() => {
    latest.current = selection;
  });
  return useCallback(
    (id: string, extend: boolean) => {
      setActive(id);
      const { extendTo, toggle } = latest.current;
      (extend ? extendTo : toggle)(id);
    },
    [setActive],
  );
}

const rowIdAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-id]')?.dataset['id'] : undefined;
