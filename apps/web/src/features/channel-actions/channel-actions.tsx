import type { ChannelResponse } from '@backchannel/chat-api/types';
import { ChevronDown, Wrench } from 'lucide-react';
import type { App } from '../../api/session.ts';
import { usePaletteAction } from '../../lib/palette-actions.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Menu, type MenuItem, type TriggerProps } from '../../ui/menu.tsx';
import { counted } from '../../lib/numbers.ts';
import { channelName } from '../channels/channel-facts.ts';
import { MessageDialogs } from '../message-actions/message-dialogs.tsx';
import { ActDialog } from './act-dialog.tsx';
import { type ChannelAct, useChannelActs } from './use-channel-acts.ts';

interface Props {
  app: App;
  channel: ChannelResponse;
}

/** What can be done with a channel: buttons where there is room, one menu where there is not, and the palette. */
export function ChannelActions({ app, channel }: Props) {
  const { acts, asking, close } = useChannelActs(app, channel, { goesOn: true });
  const byKey = (key: ChannelAct['key']) => acts.filter((act) => act.key === key);
  const inMenu = acts.filter(({ key }) => key !== 'freeze' && key !== 'truncate');
  return (
    <>
      {acts.map((act) => (
        <InPalette key={act.key} act={act} channel={channel} />
      ))}
      <span className="inline-flex items-center gap-1.5 in-data-[wide=false]:hidden max-pane:hidden">
        {[...byKey('freeze'), ...byKey('truncate')].map((act) => (
          <Button
            key={act.key}
            icon={act.icon}
            kind={act.dangerous ? 'dangerous' : 'ordinary'}
            disabledReason={act.disabledReason}
            busy={act.busy}
            onClick={act.run}
          >
            {act.label}
          </Button>
        ))}
        <ActMenu
          acts={inMenu}
          trigger={(props) => (
            <Button aria-label="More acts on this channel" {...props}>
              More acts
              <ChevronDown size={14} className="-mr-1 text-text-2" aria-hidden />
            </Button>
          )}
        />
      </span>
      <span className="inline-flex pane:in-data-[wide=true]:hidden">
        <ActMenu
          acts={acts}
          trigger={(props) => <IconButton icon={Wrench} label="Act on channel" {...props} />}
        />
      </span>
      <ActDialog asking={asking} app={app} channel={channel} onClose={close} />
      <MessageDialogs key={channel.cid} app={app} channel={channel} />
    </>
  );
}

function ActMenu({
  acts,
  trigger,
}: {
  acts: readonly ChannelAct[];
  trigger: (props: TriggerProps) => React.ReactNode;
}) {
  const items = acts.map(({ key, label, icon, dangerous, busy, disabledReason, run }): MenuItem => ({
    label,
    icon,
    dangerous,
    disabledReason: busy ? 'It is being changed' : disabledReason,
    separated: key === 'truncate' || (key === 'delete' && !acts.some((act) => act.key === 'truncate')),
    onSelect: run,
  }));
  return <Menu label="Act on channel" align="end" items={items} trigger={trigger} />;
}

function InPalette({ act, channel }: { act: ChannelAct; channel: ChannelResponse }) {
  const { message_count: messages } = channel;
  const counts = act.key === 'truncate' || act.key === 'delete';
  usePaletteAction(
    {
      label: act.named(channelName(channel)),
      icon: act.icon,
      run: act.run,
      ...(counts && messages !== undefined && { fact: counted(messages, 'message') }),
    },
    act.disabledReason === undefined,
  );
  return null;
}
