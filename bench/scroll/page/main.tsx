// The table of the channels page, with its columns and its style, over rows that are all there.
import { createRoot } from 'react-dom/client';
import { channelColumns } from '../../../apps/web/src/features/channels/channel-columns.tsx';
import { channelId, channelName } from '../../../apps/web/src/features/channels/channel-facts.ts';
import { ChannelLinks } from '../../../apps/web/src/features/channels/channel-links.ts';
import '../../../apps/web/src/styles/app.css';
import { Grid } from '../../../apps/web/src/table/grid.tsx';
import { useSelection } from '../../../apps/web/src/table/use-selection.ts';
import { isShown, pageRoot, rows } from '../shown.ts';

const links = { href: (cid: string) => `/apps/sandbox/channels/${encodeURIComponent(cid)}` };
const nothing = (): void => undefined;
const nothingOpen = (): boolean => false;

function Channels() {
  const selection = useSelection(rows, channelId);
  return (
    <ChannelLinks value={links}>
      <main className="flex h-dvh flex-col">
        <Grid
          label="Channels"
          noun="channel"
          rows={rows}
          columns={channelColumns}
          rowId={channelId}
          rowLabel={channelName}
          rowHeight={40}
          selection={selection}
          onOpen={nothing}
          onOpenTab={nothing}
          onClose={nothingOpen}
          total={rows.length}
        />
      </main>
    </ChannelLinks>
  );
}

createRoot(pageRoot()).render(isShown ? <Channels /> : <div role="row">Rows are held, not shown.</div>);
