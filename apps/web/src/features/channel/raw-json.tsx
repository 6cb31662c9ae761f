import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Dialog } from '../../ui/dialog.tsx';
import { CodeBlock } from './data/code-block.tsx';

interface Props {
  channel: ChannelResponse;
  raw: unknown;
  onClose: () => void;
}

/** The whole answer of the API, as it came. */
export function RawJson({ channel, raw, onClose }: Props) {
  return (
    <Dialog
      title="Raw JSON"
      facts={<span className="mono">{channel.cid}</span>}
      columns="two"
      onClose={onClose}
    >
      <div className="p-4">
        <CodeBlock of="JSON" text={JSON.stringify(raw, null, 2)} />
      </div>
    </Dialog>
  );
}
