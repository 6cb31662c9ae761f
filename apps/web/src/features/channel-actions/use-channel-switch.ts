import { updateChannelPartial } from '@backchannel/chat-api/operations';
import type { ChannelResponse, ChannelStateResponse } from '@backchannel/chat-api/types';
import { type QueryClient, useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { chat } from '../../api/client.ts';
import { invalidateStale } from '../../api/query.ts';
import type { App } from '../../api/session.ts';
import { shortName } from '../../lib/short-name.ts';
import { LostAnswer, settled, toastActFailure } from '../../shell/lost-answer.ts';
import { toast } from '../../ui/toast-store.ts';
import { channelName } from '../channels/channel-facts.ts';
import { channelNow } from './read-back.ts';

export type Switch = 'frozen' | 'disabled';

const words: Record<
  Switch,
  { on: string; off: string; is: string; isNot: string; verb: string; back: string }
> = {
  frozen: {
    on: 'Froze',
    off: 'Unfroze',
    is: 'It can be read; users can neither write nor react.',
    isNot: 'Users can write there again.',
    verb: 'frozen',
    back: 'unfrozen',
  },
  disabled: {
    on: 'Disabled',
    off: 'Enabled',
    is: 'Users can neither read nor write there.',
    isNot: 'Users can read and write there again.',
    verb: 'disabled',
    back: 'enabled',
  },
};

/** Freeze or disable a channel, or take that back: at once, with Undo. */
export function useChannelSwitch(app: App, channel: ChannelResponse) {
  const queries = useQueryClient();
  const name = shortName(channelName(channel));
  const mutationKey = ['channel switch', app.id, channel.cid];
  // A double click is one act; asked of the cache, as the second click comes before the page is drawn again.
  const isFree = () => queries.isMutating({ mutationKey }) === 0;
  const change = useMutation({
    mutationKey,
    mutationFn: ({ which, on }: { which: Switch; on: boolean; isUndo?: boolean }) => {
      show(queries, app.id, channel, { [which]: on });
      return set(queries, app.id, channel, which, on);
    },
    onSuccess: (_answer, { which, on, isUndo = false }) => {
      const { [which]: said } = words;
      const title = `${on ? said.on : said.off} “${name}”`;
      if (isUndo) toast({ kind: 'info', title });
      else toast({ kind: 'done', title, detail: on ? said.is : said.isNot, undo: () => undo(which, on) });
    },
    onError: (error, { which, on }) => {
      // After looking again the page shows what was found; where that failed, it claims nothing.
      if (!(error instanceof LostAnswer)) show(queries, app.id, channel, { [which]: !on });
      toastActFailure(error, `“${name}” was not ${on ? words[which].verb : words[which].back}`);
    },
  });
  const undo = (which: Switch, on: boolean) => {
    if (isFree()) change.mutate({ which, on: !on, isUndo: true });
    else
      toast({
        kind: 'info',
        title: `“${name}” is being changed`,
        detail: 'Undo again when that is done.',
        undo: () => undo(which, on),
      });
  };
  return {
    /** Whether a change is under way, and another would not be sent. */
    isBusy: useIsMutating({ mutationKey }) > 0,
    set: (which: Switch, on: boolean) => {
      if (isFree()) change.mutate({ which, on });
    },
  };
}

async function set(
  queries: QueryClient,
  app: string,
  channel: ChannelResponse,
  which: Switch,
  on: boolean,
): Promise<void> {
  const { type, id } = channel;
  const request = { params: { type, id }, body: { set: { [which]: on } } };
  const answer = await settled(() => chat(app)(updateChannelPartial, request), {
    isDone: async () => (await channelNow(app, channel))[which] === on,
    renew: async (outcome) => {
      if (outcome === 'not done') show(queries, app, channel, { [which]: !on });
      // What the page shows is neither known nor known to be otherwise: nothing is shown until it can be read.
      if (outcome === 'unknown') await queries.resetQueries({ queryKey: ['get_channel', app] });
      await invalidateStale(queries, updateChannelPartial, app);
    },
  });
  if (answer?.channel && answer.channel[which] !== on) {
    throw new Error(`The API answered, but reports it as ${on ? 'not ' : ''}${words[which].verb}.`);
  }
}

/** Show it at once, before the API has answered. */
function show(queries: QueryClient, app: string, { cid }: ChannelResponse, change: Partial<ChannelResponse>) {
  queries.setQueriesData<ChannelStateResponse>({ queryKey: ['get_channel', app] }, (state) =>
    state?.channel?.cid === cid ? { ...state, channel: { ...state.channel, ...change } } : state,
  );
}
