import { deleteChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useRouter } from '@tanstack/react-router';
import { useId } from 'react';
import type { App } from '../../api/session.ts';
import { counted } from '../../lib/numbers.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { RadioGroup } from '../../ui/choice.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useOpenRecord } from '../audit/use-open-record.ts';
import { channelName } from '../channels/channel-facts.ts';
import { channelsSearch } from '../channels/channels-request.ts';
import { ConsequenceDialog } from './consequence-dialog.tsx';
import { isDeleted } from './deletion-found.ts';
import { isTyped } from './name-match.ts';
import { listed, lostWords, readListBack } from './read-back.ts';
import { TypedName } from './typed-name.tsx';
import { useCountedAct } from './use-counted-act.ts';
import { useKeptForm } from './use-kept-form.ts';
import { WhatWillGo } from './what-will-go.tsx';

/** A deletion as the dialog holds it. */
export interface Deletion {
  how: 'soft' | 'hard';
  /** To confirm a hard one. */
  typed: string;
}

const empty = (): Deletion => ({ how: 'soft', typed: '' });

interface Props {
  app: App;
  channel: ChannelResponse;
  onClose: () => void;
}

/** Shows what goes with a channel, and deletes it once that has been confirmed. */
export default function DeleteDialog({ app, channel, onClose }: Props) {
  const router = useRouter();
  const openRecord = useOpenRecord(app);
  const id = useId();
  const [{ how, typed }, change] = useKeptForm('delete', { app: app.id, cid: channel.cid, empty });
  const name = channelName(channel);
  const isHard = how === 'hard';

  const { counting, drift, acceptDrift, act, wasSent } = useCountedAct({
    app: app.id,
    channel,
    until: undefined,
    operation: deleteChannel,
    isDone: async () => isDeleted(await listed(app.id, channel.cid), isHard),
    // Its page would ask for what is no longer there.
    leave: () =>
      router.navigate({
        to: '/apps/$app/channels',
        params: { app: app.id },
        search: (previous) => channelsSearch(previous),
      }),
    onDone: async (answer) => {
      toast({
        kind: 'done',
        title: `${isHard ? 'Hard deleted' : 'Deleted'} “${shortName(name)}”`,
        detail: lostWords(answer) + (await readListBack(app.id, channel.cid)),
        link: { label: 'Audit record', run: () => openRecord(deleteChannel.name, channel.cid) },
      });
    },
  });

  const messages = counting.data?.messages;
  const what =
    messages === undefined ? 'channel and messages' : `channel with ${counted(messages, 'message')}`;
  const problem =
    (isHard && !isTyped(typed, channel) ? 'Type the name of the channel to hard delete.' : undefined) ??
    (counting.data ? undefined : 'What would go is being counted.') ??
    (drift.length > 0 ? 'Look at what changed first.' : undefined);

  return (
    <ConsequenceDialog
      app={app}
      channel={channel}
      title={`Delete “${name}”`}
      describedBy={`${id}-number ${id}-warning`}
      keep="Keep channel"
      act={`${isHard ? 'Hard delete' : 'Delete'} ${what}`}
      problem={problem}
      busy={act.isPending}
      onClose={onClose}
      onAct={() =>
        act.mutate({
          params: { type: channel.type, id: channel.id },
          ...(isHard && { query: { hard_delete: true } }),
        })
      }
      left={
        <>
          <RadioGroup
            label="How"
            value={how}
            choices={[
              {
                value: 'soft',
                label: 'Delete',
                hint: 'Nobody finds it any more. Its messages stay in storage; made anew with the same id, it comes back empty.',
              },
              {
                value: 'hard',
                label: 'Hard delete',
                hint: 'The channel, its members and its messages are gone from storage. Nothing can bring them back.',
              },
            ]}
            onChange={(how) => change({ how })}
          />
          <p className="text-text-2">
            To keep it readable and stop it from growing, freeze it. To take away only its messages, truncate
            it.
          </p>
        </>
      }
      right={
        <WhatWillGo
          numberId={`${id}-number`}
          warningId={`${id}-warning`}
          counting={counting}
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
              onChange={(typed) => change({ typed })}
            />
          )}
          {act.error && (
            <ActFailure error={act.error} title="The channel was not deleted" wasSent={wasSent} />
          )}
        </>
      }
    />
  );
}
