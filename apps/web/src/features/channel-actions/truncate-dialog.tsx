import { toMillis } from '@backchannel/chat-api';
import { truncateChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useId } from 'react';
import type { App } from '../../api/session.ts';
import { shortName } from '../../lib/short-name.ts';
import { zoneStore } from '../../lib/times.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { zonedTime } from '../../lib/zoned.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useOpenRecord } from '../audit/use-open-record.ts';
import { channelName } from '../channels/channel-facts.ts';
import { ConsequenceDialog } from './consequence-dialog.tsx';
import { isTyped } from './name-match.ts';
import { channelNow, lostWords, readBack, readMemberBack } from './read-back.ts';
import { readAs, sightOf } from './seen-by.ts';
import { TruncateOptions } from './truncate-options.tsx';
import { isHiddenFrom, isTruncated } from './truncation-found.ts';
import {
  actLabel,
  doneTitle,
  lacksMoment,
  problemOf,
  type Truncation,
  truncationRequest,
  untilOf,
} from './truncation.ts';
import { TypedName } from './typed-name.tsx';
import { useCountedAct } from './use-counted-act.ts';
import { useKeptForm } from './use-kept-form.ts';
import type { WhatGoes } from './what-goes.ts';
import { WhatWillGo } from './what-will-go.tsx';

/** A truncation, and what was typed to confirm it. */
export interface TruncationForm extends Truncation {
  typed: string;
}

interface Props {
  app: App;
  channel: ChannelResponse;
  onClose: () => void;
}

/** Shows exactly what a truncation would take away, and does it once that has been confirmed. */
export default function TruncateDialog({ app, channel, onClose }: Props) {
  const openRecord = useOpenRecord(app);
  const id = useId();
  const [form, setForm] = useKeptForm('truncate', { app: app.id, cid: channel.cid, empty: emptyForm });
  const { typed } = form;
  const name = channelName(channel);
  const untilMs = useSettled(untilOf(form)?.getTime(), 300);
  const until = untilMs === undefined ? undefined : new Date(untilMs);
  const zone = form.scope === 'until' ? form.until.zone : undefined;
  const isHard = form.audience === 'everyone' && form.how === 'hard';
  const forMembers = form.audience === 'members' ? form.members.length : undefined;

  const { counting, drift, acceptDrift, act, wasSent } = useCountedAct({
    app: app.id,
    channel,
    until,
    zone,
    operation: truncateChannel,
    isDone: async (counted) => {
      const [member] = form.audience === 'members' ? form.members : [];
      if (member)
        return isHiddenFrom(member, sightOf(await readAs(app.id, channel, member), goneUpTo(counted)));
      return isTruncated(counted.channel, await channelNow(app.id, channel), until);
    },
    onDone: async (answer, counted) => {
      const now =
        form.audience === 'members'
          ? readMemberBack(app.id, channel, form.members, goneUpTo(counted))
          : readBack(app.id, channel);
      // It is truncated; whether by this act, nothing tells.
      const isOpen = answer === undefined && until === undefined;
      toast({
        kind: 'done',
        title: isOpen
          ? `“${shortName(name)}” is truncated`
          : doneTitle(form, counted.messages, shortName(name)),
        detail: (isOpen ? 'The answer was lost. ' : lostWords(answer)) + (await now),
        link: { label: 'Audit record', run: () => openRecord(truncateChannel.name, channel.cid) },
      });
      onClose();
    },
  });

  // Of all messages, the newest that was there when they were counted.
  const goneUpTo = ({ latest, at }: WhatGoes): Date =>
    until ?? (latest ? new Date(toMillis(latest.created_at)) : at);
  // Until the moment is settled, what was counted is of another one than the form says.
  const isSettled = untilOf(form)?.getTime() === untilMs;
  const goes = isSettled && !lacksMoment(form) ? counting.data : undefined;
  const problem =
    problemOf(form, channel) ??
    (isHard && !isTyped(typed, channel) ? 'Type the name of the channel to hard delete.' : undefined) ??
    (!goes ? 'What would go is being counted.' : undefined) ??
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
      left={<TruncateOptions app={app} channel={channel} form={form} onChange={setForm} />}
      right={
        <WhatWillGo
          numberId={`${id}-number`}
          warningId={`${id}-warning`}
          counting={isSettled ? counting : { ...counting, data: undefined, error: null }}
          lacksMoment={lacksMoment(form)}
          until={until}
          zone={zone}
          forMembers={forMembers}
          drift={drift}
          wasSent={wasSent}
          onAcceptDrift={acceptDrift}
        />
      }
      confirm={
        <>
          {isHard && (
            <TypedName
              channel={channel}
              verb="hard delete"
              value={typed}
              onChange={(typed) => setForm({ typed })}
            />
          )}
          {act.error && <ActFailure error={act.error} title="Nothing was truncated" wasSent={wasSent} />}
        </>
      }
    />
  );
}

const dayMs = 24 * 60 * 60_000;

function emptyForm(): TruncationForm {
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
    typed: '',
  };
}
