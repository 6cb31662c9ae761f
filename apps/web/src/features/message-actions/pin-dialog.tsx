import { useState } from 'react';
import { zoneStore } from '../../lib/times.ts';
import { momentOf, zonedTime } from '../../lib/zoned.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ZonedTimeField } from '../../ui/zoned-time-field.tsx';
import { useKeptForm } from '../channel-actions/use-kept-form.ts';
import type { MessageDialogProps } from './dialog-props.ts';
import { authorOf, useMessageActs } from './message-acts.ts';

const weekMs = 7 * 24 * 60 * 60_000;

/** Pins a message until a time. */
export default function PinDialog({ app, channel, message, onClose }: MessageDialogProps) {
  const { pin } = useMessageActs(app);
  const [opened] = useState(() => new Date());
  const [{ until }, change] = useKeptForm('pin', {
    app: app.id,
    cid: channel.cid,
    isSame: (kept) => kept.message === message.id,
    empty: () => ({
      message: message.id,
      until: zonedTime(new Date(opened.getTime() + weekMs), zoneStore.get()),
    }),
  });
  const at = momentOf(until)?.at;
  const problem =
    at === undefined
      ? 'Choose a date, a time and a zone.'
      : at <= opened
        ? 'Choose a time that is still to come.'
        : undefined;
  return (
    <Dialog
      title={
        <>
          Pin message by <bdi>{authorOf(message)}</bdi>
        </>
      }
      facts={<bdi className="mono break-all">{message.id}</bdi>}
      environment={app}
      onClose={onClose}
      footer={
        <>
          <Button size="form" onClick={onClose}>
            Keep as it is
          </Button>
          <Button
            size="form"
            kind="primary"
            disabledReason={problem}
            onClick={() => {
              if (at) pin(message, at);
              onClose();
            }}
          >
            Pin until then
          </Button>
        </>
      }
    >
      <div className="grid gap-1 px-6 py-4">
        <p className="font-medium text-text-2">Unpinned by itself at</p>
        <ZonedTimeField label="Pinned until" value={until} onChange={(until) => change({ until })} />
      </div>
    </Dialog>
  );
}
