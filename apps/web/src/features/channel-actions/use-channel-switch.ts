import { updateChannelPartial } from '@backchannel/chat-api/operations';
import type { ChannelResponse, ChannelStateResponse } from '@backchannel/chat-api/types';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { chat } from '../../api/client.ts';
import { invalidateStale } from '../../api/query.ts';
import type { App } from '../../api/session.ts';
import { toastFailure } from '../../shell/toast-failure.ts';
import { toast } from '../../ui/toast-store.ts';
import { channelName } from '../channels/channel-facts.ts';

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
  const name = channelName(channel);
  const mutationKey = ['channel switch', app.id, channel.cid];
  const change = useMutation({
    mutationKey,
    mutationFn: ({ which, on }: { which: Switch; on: boolean }) => {
      show(queries, app.id, channel, { [which]: on });
      return set(queries, app.id, channel, which, on);
    },
    onSuccess: (_answer, { which, on }) => {
      const { [which]: said } = words;
      toast({
        kind: 'done',
        title: `${on ? said.on : said.off} “${name}”`,
        detail: on ? said.is : said.isNot,
        undo: async () => {
          await set(queries, app.id, channel, which, !on);
          toast({ kind: 'info', title: `${on ? said.off : said.on} “${name}” again` });
        },
      });
    },
    onError: (error, { which, on }) => {
      show(queries, app.id, channel, { [which]: !on });
      toastFailure(error, `“${name}” was not ${on ? words[which].verb : words[which].back}`);
    },
  });
  return {
    set: (which: Switch, on: boolean) => {
      // A double click is one act; asked of the cache, as the second click comes before the page is drawn again.
      if (queries.isMutating({ mutationKey }) === 0) change.mutate({ which, on });
    },
  };
}

async function set(
  queries: QueryClient,
  app: string,
  { type, id }: ChannelResponse,
  which: Switch,
  on: boolean,
): Promise<void> {
  const { channel } = await chat(app)(updateChannelPartial, {
    params: { type, id },
    body: { set: { [which]: on } },
  });
  await invalidateStale(queries, updateChannelPartial, app);
  if (channel && channel[which] !== on) {
    throw new Error(`The API answered, but reports it as ${on ? 'not ' : ''}${words[which].verb}.`);
  }
}

/** Show it at once, before the API has answered. */
function show(queries: QueryClient, app: string, { cid }: ChannelResponse, change: Partial<ChannelResponse>) {
  queries.setQueriesData<ChannelStateResponse>({ queryKey: ['get_channel', app] }, (state) =>
    state?.channel?.cid === cid ? { ...state, channel: { ...state.channel, ...change } } : state,
  );
}
