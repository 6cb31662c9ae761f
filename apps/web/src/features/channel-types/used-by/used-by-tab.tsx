import { inChannels } from '../channel-count.ts';
import { useChannelCount } from '../use-channel-count.ts';

interface Props {
  app: string;
  name: string;
}

/** The channels that are of the type. */
export function UsedByTab({ app, name }: Props) {
  const channels = useChannelCount(app, name);
  return (
    <p className="px-6 py-4 text-text-2">
      {channels === undefined ? 'Channels not counted' : `Used by ${inChannels(channels)}`}
    </p>
  );
}
