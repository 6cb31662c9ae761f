// The smallest virtualised table with the libraries of the web app: four cells of text a row.
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { isShown, pageRoot, rows as data } from '../../scroll/shown.ts';

const rowHeight = 40;
const features = tableFeatures({});
const column = createColumnHelper<typeof features, ChannelResponse>();
const columns = column.columns([
  column.accessor((row) => row.cid, { id: 'cid' }),
  column.accessor((row) => row.type, { id: 'type' }),
  column.accessor((row) => row.member_count, { id: 'members' }),
  column.accessor((row) => row.last_message_at, { id: 'last' }),
]);

function Channels() {
  const list = useRef<HTMLDivElement>(null);
  const table = useTable({ features, columns, data });
  const { rows } = table.getRowModel();
  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this component alone, as it should
  const virtual = useVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => list.current,
    overscan: 10,
  });
  return (
    <div ref={list} className="list" data-bench-list>
      <div className="all" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return (
            row && (
              <div key={row.id} role="row" className="row" style={{ transform: `translateY(${start}px)` }}>
                {row.getAllCells().map((cell) => (
                  <span key={cell.id}>{String(cell.getValue())}</span>
                ))}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

createRoot(pageRoot()).render(isShown ? <Channels /> : <div role="row">Rows are held, not shown.</div>);
