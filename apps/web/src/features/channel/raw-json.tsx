import type { ChannelResponse } from '@backchannel/chat-api/types';
import type { App } from '../../api/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CodeBlock } from './data/code-block.tsx';

interface Props {
  app: App;
  channel: ChannelResponse;
  raw: unknown;
  onClose: () => void;
}

/** The whole answer of the API, as it came. */
export function RawJson({ app, channel, raw, onClose }: Props) {
  return (
    <Dialog
      title="Raw JSON"
      facts={<bdi className="mono break-all">{channel.cid}</bdi>}
      environment={app}
      columns="two"
      onClose={onClose}
    >
      <div className="px-6 py-4">
        <CodeBlock of="JSON" text={JSON.stringify(raw, null, 2)} />
      </div>
    </Dialog>
  );
}
