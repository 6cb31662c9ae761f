import type { ChannelResponse } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import { Info, RefreshCw } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { App } from '../../api/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

interface Props {
  app: App;
  channel: ChannelResponse;
  title: string;
  /** Ids of the number and of the warning. */
  describedBy: string;
  /** Names what stays: "Keep messages". */
  keep: string;
  /** Names the act and its count: "Hard delete all 640 messages". */
  act: string;
  /** Why it cannot be done yet; undefined once it can. */
  problem: string | undefined;
  busy: boolean;
  left: ReactNode;
  right: ReactNode;
  /** What is asked for last: under `left`, and on a narrow page after what would go. */
  confirm: ReactNode;
  onClose: () => void;
  onAct: () => void;
}

/**
 * Two columns: what is asked for, and what would go. The focus starts on what keeps everything, Escape keeps, Enter
 * never confirms: the last step takes a click or the space bar.
 */
export function ConsequenceDialog(props: Props) {
  const { app, channel, problem } = props;
  const [entered, setEntered] = useState(false);
  const staysReason = props.busy ? 'It is on its way and cannot be stopped.' : undefined;
  const noteId = useId();
  const Mark = problem === undefined || props.busy ? RefreshCw : Info;
  const keep = () => {
    // What was sent is on its way: closing could only hide it.
    if (!props.busy) props.onClose();
  };
  return (
    <Dialog
      alert
      columns="two"
      title={
        <bdi className="line-clamp-2 break-words" title={props.title}>
          {props.title}
        </bdi>
      }
      facts={<bdi className="mono break-all">{channel.cid}</bdi>}
      environment={app}
      describedBy={props.describedBy}
      onClose={keep}
      staysReason={staysReason}
      footer={
        <>
          <p
            className={clsx(
              'mr-auto flex min-w-0 flex-[1_1_14rem] items-start gap-2 text-small text-text-2',
              problem === undefined && !entered && !props.busy && 'max-phone:hidden',
            )}
          >
            <Mark size={14} className="mt-px shrink-0 text-text-3" aria-hidden />
            <span id={noteId} role="status" aria-live="polite">
              {staysReason ??
                problem ??
                (entered
                  ? 'Enter does not confirm. Press the space bar.'
                  : 'Counted again right before it goes; nothing is sent if it changed.')}
            </span>
          </p>
          <Button
            size="form"
            disabled={props.busy}
            onClick={keep}
            data-autofocus
            className="max-phone:w-full"
          >
            {props.keep}
          </Button>
          <Button
            size="form"
            kind="danger-solid"
            busy={props.busy}
            disabled={!props.busy && problem !== undefined}
            aria-describedby={noteId}
            onClick={props.onAct}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              setEntered(true);
            }}
            className="figures max-phone:w-full"
          >
            {props.act}
          </Button>
        </>
      }
    >
      <div className="grid pane:min-h-[31rem] pane:grid-cols-[minmax(0,1fr)_20rem] pane:grid-rows-[1fr_auto]">
        <div className="flex min-w-0 flex-col gap-4 px-6 py-5">{props.left}</div>
        <div className="grid min-w-0 pane:col-start-2 pane:row-span-2 pane:row-start-1">{props.right}</div>
        <div className="grid min-w-0 gap-3 border-line px-6 pb-5 empty:hidden max-pane:border-t max-pane:pt-5 pane:col-start-1">
          {props.confirm}
        </div>
      </div>
    </Dialog>
  );
}
