import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useId } from 'react';
import { Input } from '../../ui/input.tsx';
import { channelName } from '../channels/channel-facts.ts';
import { missingOf } from './name-match.ts';

interface Props {
  channel: ChannelResponse;
  /** The verb that it unlocks: "hard delete". */
  verb: string;
  value: string;
  onChange: (value: string) => void;
}

/** Asks to type the channel's name, or its id, and says what is still missing. */
export function TypedName({ channel, verb, value, onChange }: Props) {
  const id = useId();
  const name = channelName(channel);
  const missing = missingOf(value, channel);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="max-h-24 overflow-y-auto text-text-2">
        Type{' '}
        <code className="mono rounded-badge bg-active px-1 py-0.5 font-medium wrap-anywhere text-text">
          <bdi>{name}</bdi>
        </code>{' '}
        {name !== channel.id && (
          <>
            or <code className="mono wrap-anywhere">{channel.id}</code>{' '}
          </>
        )}
        to {verb}
      </label>
      <Input
        id={id}
        mono
        dir="auto"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        aria-describedby={`${id}-missing`}
        className="[&>input]:pr-36"
        after={<span id={`${id}-missing`}>{missing}</span>}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
