import { toMillis } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import type { App } from '../../api/session.ts';
import { counted } from '../../lib/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Time } from '../../ui/time.tsx';
import { ActDialog } from './act-dialog.tsx';
import { type ChannelAct, useChannelActs } from './use-channel-acts.ts';

interface Props {
  app: App;
  channel: ChannelResponse;
}

/** Every act on a channel with what it does and what it needs. */
export function ChannelDanger({ app, channel }: Props) {
  const { acts, asking, close } = useChannelActs(app, channel);
  return (
    <div className="grid max-w-[46rem] gap-3">
      <ul className="divide-y divide-line rounded-card border border-line">
        {acts.map((act) => (
          <Act key={act.key} act={act} channel={channel} />
        ))}
      </ul>
      <p className="text-small text-text-3">
        Each of these acts is in the{' '}
        <Link
          to="/apps/$app/audit"
          params={{ app: app.id }}
          search={{ target: channel.cid }}
          className="text-accent-text underline underline-offset-2"
        >
          audit log of this channel
        </Link>
        , and so is what is done to its messages.
      </p>
      <ActDialog asking={asking} app={app} channel={channel} onClose={close} />
    </div>
  );
}

function Act({ act, channel }: { act: ChannelAct; channel: ChannelResponse }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-[1_1_18rem]">
        <p className="font-medium">{act.label.replace('…', '')}</p>
        <p className="text-small text-text-2">{act.meaning}</p>
        {act.key === 'truncate' && <Truncated channel={channel} />}
        {act.disabledReason !== undefined && (
          <p className="mt-1 flex gap-1.5 text-small text-text-3">
            <Lock size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
            {act.disabledReason}
          </p>
        )}
      </div>
      <Button
        icon={act.icon}
        kind={act.dangerous ? 'dangerous' : 'ordinary'}
        disabledReason={act.disabledReason}
        busy={act.busy}
        onClick={act.run}
      >
        {act.label}
      </Button>
    </li>
  );
}

/** What the API reports of the messages now, and of the last truncation. */
function Truncated({ channel }: { channel: ChannelResponse }) {
  const { truncated_at: at, truncated_by: by, message_count: messages } = channel;
  const now = messages === undefined ? 'Messages are not counted by this type' : counted(messages, 'message');
  return (
    <p className="figures mt-1 text-small text-text-3">
      {now}
      {at !== undefined && (
        <>
          {' · last truncated '}
          <Time at={new Date(toMillis(at))} form="minute" focusable />
          {by && (
            <>
              {' by '}
              <bdi>{by.name ?? by.id}</bdi>
            </>
          )}
        </>
      )}
    </p>
  );
}
