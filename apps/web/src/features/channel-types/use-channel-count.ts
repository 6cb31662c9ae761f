import { useQuery } from '@tanstack/react-query';
import { usePermission } from '../../api/permission.ts';
import { type ChannelCount, channelCountQuery } from './channel-count.ts';

/** How many channels a type has; undefined while, or where, nobody has counted. */
export function useChannelCount(app: string, type: string): ChannelCount | undefined {
  const may = usePermission('channels.read');
  return useQuery({ ...channelCountQuery(app, type), enabled: may.allowed }).data;
}
