import { listCommands } from '@backchannel/chat-api/operations';
import { check, type Complaint, same } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { query } from '../../../api/query.ts';
import { appBlockListsQuery } from '../../block-lists/block-list-facts.ts';
import type { Draft } from './use-draft.ts';

/**
 * What the API would refuse of the changes. What nobody has touched is not complained of: the API has it, whatever this
 * page thinks of it.
 */
export function useComplaints(app: string, { settings, saved }: Draft): Complaint[] {
  const isChanged = (key: string) => !same(settings[key], saved[key]);
  const commands = useQuery({ ...query(listCommands, app, {}), enabled: isChanged('commands') }).data;
  const lists = useQuery({
    ...appBlockListsQuery(app),
    enabled: isChanged('blocklist') || isChanged('blocklists'),
  }).data;
  return useMemo(() => {
    const known = {
      commands: commands?.commands.map(({ name }) => name),
      blockLists: lists?.objects.map(({ name }) => name),
    };
    return check(settings, known).filter(({ path: [field = ''] }) => !same(settings[field], saved[field]));
  }, [settings, saved, commands, lists]);
}
