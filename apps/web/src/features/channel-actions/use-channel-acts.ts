import type { Permission } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { Ban, CircleCheck, Eraser, EyeOff, type LucideIcon, Snowflake, SunSnow, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { allowance } from '../../api/permission.ts';
import { type App, useSession } from '../../api/session.ts';
import { type Asking, isAsking } from './act-dialog.tsx';
import { askedKey, keptAsked } from './kept-asking.ts';
import { useChannelSwitch } from './use-channel-switch.ts';

/** Something that can be done with a channel. */
export interface ChannelAct {
  key: 'freeze' | 'disable' | 'visibility' | 'truncate' | 'delete';
  /** On a button: "Freeze", "Truncate…". */
  label: string;
  /** With the object's name, for the palette: "Freeze “Crew rota”". */
  named: (name: string) => string;
  icon: LucideIcon;
  /** What it does, and to whom. */
  meaning: string;
  permission: Permission;
  dangerous: boolean;
  /** The permission that is missing and who has it. */
  disabledReason: string | undefined;
  /** The last change of this kind is under way: another would not be sent. */
  busy: boolean;
  run: () => void;
}

type Row = Omit<ChannelAct, 'disabledReason' | 'busy'>;

/**
 * All acts on a channel in its present state, and which of them is asking now. `goesOn`: what was being asked for when the
 * session lapsed is asked for again.
 */
export function useChannelActs(app: App, channel: ChannelResponse, { goesOn = false } = {}) {
  const session = useSession();
  const [asking, setAsking] = useState<Asking | undefined>(() => {
    const kept = goesOn ? keptAsked(askedKey(session.operator.id, app.id, channel.cid)) : undefined;
    return kept && isAsking(kept.asking) ? kept.asking : undefined;
  });
  const change = useChannelSwitch(app, channel);
  const { frozen, disabled } = channel;
  const rows: Row[] = [
    {
      key: 'freeze',
      label: frozen ? 'Unfreeze' : 'Freeze',
      named: (name) => `${frozen ? 'Unfreeze' : 'Freeze'} “${name}”`,
      icon: frozen ? SunSnow : Snowflake,
      meaning: frozen
        ? 'Users can write and react again.'
        : 'Users can still read it, but neither write nor react. Can be taken back.',
      permission: 'channels.write',
      dangerous: false,
      run: () => change.set('frozen', !frozen),
    },
    {
      key: 'visibility',
      label: 'Hide or show…',
      named: (name) => `Hide or show “${name}” for members…`,
      icon: EyeOff,
      meaning: 'Takes it out of the lists of chosen members until its next message, or puts it back.',
      permission: 'channels.write',
      dangerous: false,
      run: () => setAsking('visibility'),
    },
    {
      key: 'disable',
      label: disabled ? 'Enable' : 'Disable',
      named: (name) => `${disabled ? 'Enable' : 'Disable'} “${name}”`,
      icon: disabled ? CircleCheck : Ban,
      meaning: disabled
        ? 'Users can read and write there again.'
        : 'Users can neither read nor write there; it stays in their lists. Can be taken back.',
      permission: 'channels.write',
      dangerous: false,
      run: () => change.set('disabled', !disabled),
    },
    {
      key: 'truncate',
      label: 'Truncate…',
      named: (name) => `Truncate “${name}”…`,
      icon: Eraser,
      meaning: 'Hides or hard deletes its messages, all or up to a time, for everyone or for some members.',
      permission: 'channels.truncate',
      dangerous: true,
      run: () => setAsking('truncate'),
    },
    {
      key: 'delete',
      label: 'Delete…',
      named: (name) => `Delete “${name}”…`,
      icon: Trash2,
      meaning: 'Takes away the channel itself, with its members and messages.',
      permission: 'channels.delete',
      dangerous: true,
      run: () => setAsking('delete'),
    },
  ];
  const acts = rows.map((row): ChannelAct => {
    const { allowed, reason } = allowance(session, row.permission);
    const busy = change.isBusy && (row.key === 'freeze' || row.key === 'disable');
    return { ...row, busy, disabledReason: allowed ? undefined : reason };
  });
  return { acts, asking, close: () => setAsking(undefined) };
}
