// The smallest page that shows channels with the libraries of the web app: what the web app has
// above this, it has added itself. No client, no style, no early call, no frame in the HTML.
import type { ChannelStateResponseFields, QueryChannelsResponse } from '@backchannel/chat-api/types';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router';
import { createColumnHelper, flexRender, tableFeatures, useTable } from '@tanstack/react-table';
import { StrictMode, useMemo } from 'react';
import { createRoot } from 'react-dom/client';

const rowCount = 50;
/** As many as one call may ask for. */
const pageSize = 30;
const none: ChannelStateResponseFields[] = [];

const features = tableFeatures({});
const column = createColumnHelper<typeof features, ChannelStateResponseFields>();
const columns = column.columns([
  column.accessor((row) => row.channel?.cid, { id: 'cid', header: 'Channel' }),
  column.accessor((row) => row.channel?.type, { id: 'type', header: 'Type' }),
  column.accessor((row) => row.channel?.member_count, { id: 'members', header: 'Members' }),
  column.accessor((row) => row.channel?.last_message_at, { id: 'last', header: 'Last message' }),
]);

async function readPage(offset: number): Promise<ChannelStateResponseFields[]> {
  const response = await fetch('/api/apps/sandbox/chat/api/v2/chat/channels', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      filter_conditions: {},
      sort: [{ field: 'last_message_at', direction: -1 }],
      limit: Math.min(pageSize, rowCount - offset),
      offset,
      message_limit: 0,
      member_limit: 0,
      state: false,
    }),
  });
  if (!response.ok) throw new Error(`query_channels answered ${response.status}`);
  const { channels }: QueryChannelsResponse = await response.json();
  return channels;
}

function Channels() {
  const first = useQuery({ queryKey: ['channels', 0], queryFn: () => readPage(0) });
  // The rest only when the first rows are there: the floor makes nobody wait.
  const rest = useQuery({
    queryKey: ['channels', pageSize],
    queryFn: () => readPage(pageSize),
    enabled: first.isSuccess,
  });
  const data = useRows(first.data, rest.data);
  const table = useTable({ features, columns, data });
  return (
    <table>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th key={header.id}>{flexRender(header.column.columnDef.header, header.getContext())}</th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell) => (
              <td key={cell.id}>{flexRender(cell.column.columnDef.cell, cell.getContext())}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const useRows = (
  first: ChannelStateResponseFields[] = none,
  rest: ChannelStateResponseFields[] = none,
): ChannelStateResponseFields[] => useMemo(() => [...first, ...rest], [first, rest]);

const rootRoute = createRootRoute({ component: Outlet });
const channels = createRoute({
  getParentRoute: () => rootRoute,
  path: '/apps/$app/channels',
  component: Channels,
});
const router = createRouter({ routeTree: rootRoute.addChildren([channels]) });

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
