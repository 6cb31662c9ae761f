import { truncateChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { invalidateStale } from '../../api/query.ts';
import type { App } from '../../api/session.ts';
import { zoneStore } from '../../lib/times.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { zonedTime } from '../../lib/zoned.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useOpenRecord } from '../audit/use-open-record.ts';
import { channelName } from '../channels/channel-facts.ts';
import { ConsequenceDialog } from './consequence-dialog.tsx';
import { isTyped } from './name-match.ts';
import { readBack } from './read-back.ts';
import { TruncateOptions } from './truncate-options.tsx';
import { actLabel, doneTitle, problemOf, type Truncation, truncationRequest, untilOf } from './truncation.ts';
import { TypedName } from './typed-name.tsx';
import { useCountedAct } from './use-counted-act.ts';
import { WhatWillGo } from './what-will-go.tsx';

interface Props {
  app: App;
  channel: ChannelResponse;
  onClose: () => void;
}

/** Shows exactly what a truncation would take away, and does it once that has been confirmed. */
export default function TruncateDialog({ app, channel, onClose }: Props) {
  const queries = useQueryClient();
  const openRecord = useOpenRecord(app);
  const id = useId();
  const [form, setForm] = useState(emptyForm);
  const [typed, setTyped] = useState('');
  const name = channelName(channel);
  const untilMs = useSettled(untilOf(form)?.getTime(), 300);
  const until = untilMs === undefined ? undefined : new Date(untilMs);
  const isHard = form.audience === 'everyone' && form.how === 'hard';
  const forMembers = form.audience === 'members' ? form.members.length : undefined;

  const { counting, drift, acceptDrift, act, wasSent, since } = useCountedAct({
    app: app.id,
    channel,
    until,
    operation: truncateChannel,
    onDone: async (_answer, counted) => {
      await invalidateStale(queries, truncateChannel, app.id);
      toast({
        kind: 'done',
        title: doneTitle(form, counted.messages, name),
        detail: await readBack(app.id, channel),
        link: { label: 'Audit record', run: () => openRecord(truncateChannel.name, channel.cid) },
      });
      onClose();
    },
  });

  const goes = counting.data;
  const isSettled = untilOf(form)?.getTime() === untilMs;
  const problem =
    problemOf(form, channel) ??
    (isHard && !isTyped(typed, channel) ? 'Type the name of the channel to hard delete.' : undefined) ??
    (!isSettled || !goes ? 'What would go is being counted.' : undefined) ??
    (!isHard && goes?.newest.length === 0 ? 'There is no message to hide.' : undefined) ??
    (drift.length > 0 ? 'Look at what changed first.' : undefined);

  return (
    <ConsequenceDialog
      app={app}
      channel={channel}
      title={`Truncate “${name}”`}
      describedBy={`${id}-number ${id}-warning`}
      keep="Keep messages"
      act={actLabel(form, goes?.messages)}
      problem={problem}
      busy={act.isPending}
      onClose={onClose}
      onAct={() => act.mutate(truncationRequest(form, channel))}
      left={
        <>
          <TruncateOptions app={app} channel={channel} form={form} onChange={setForm} />
          <div className="mt-auto grid gap-3">
            {isHard && <TypedName channel={channel} verb="hard delete" value={typed} onChange={setTyped} />}
            {act.error && (
              <ActFailure error={act.error} title="Nothing was truncated" wasSent={wasSent} since={since} />
            )}
          </div>
        </>
      }
      right={
        <WhatWillGo
          numberId={`${id}-number`}
          warningId={`${id}-warning`}
          counting={counting}
          until={until}
          forMembers={forMembers}
          drift={drift}
          onAcceptDrift={acceptDrift}
        />
      }
    />
  );
}

const dayMs = 24 * 60 * 60_000;

function emptyForm(): Truncation {
  const zone = zoneStore.get();
  const today = zonedTime(new Date(Date.now() - 30 * dayMs), zone);
  return {
    scope: 'all',
    until: { ...today, local: `${today.local.slice(0, 10)}T00:00` },
    audience: 'everyone',
    members: [],
    how: 'hide',
    text: '',
    skipPush: false,
  };
}
