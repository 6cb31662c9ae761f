import type { AnswerOf, Operation, RequestOf } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chat } from '../../api/client.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { useAct } from '../../api/use-act.ts';
import { clockTime } from '../../lib/times.ts';
import { isUncertain } from '../../shell/act-failure.tsx';
import { driftOf, type WhatGoes, whatGoesQuery } from './what-goes.ts';

interface Options<O extends Operation> {
  app: string;
  channel: ChannelResponse;
  /** The act concerns only what lies before it. */
  until: Date | undefined;
  operation: O;
  /** Called once the API has done it, before anything is read again. `counted` is what went. */
  onDone: (answer: AnswerOf<O>, counted: WhatGoes) => Promise<void> | void;
}

/**
 * An act that nothing takes back: what goes is asked first, asked again right before the act, and nothing is sent when
 * it is no longer what was shown. `drift` then lists what changed until `acceptDrift` is called.
 * `wasSent` tells a failure of the act from one of the asking before it. When a failure leaves open whether it was done,
 * what is there is asked once more before the act can be repeated, and `since` says what was found.
 */
export function useCountedAct<O extends Operation>({ app, channel, until, operation, onDone }: Options<O>) {
  const queries = useQueryClient();
  const asking = whatGoesQuery(app, channel, until);
  const counting = useQuery(asking);
  const [drift, setDrift] = useState<readonly string[]>([]);
  const [wasSent, setWasSent] = useState(false);
  const [since, setSince] = useState<string>();
  const lookAgain = async (before: WhatGoes): Promise<string> => {
    try {
      const now = await queries.fetchQuery({ ...asking, staleTime: 0 });
      const changes = driftOf(before, now, until);
      setDrift(changes);
      const words = changes.length > 0 ? 'it has changed' : 'nothing of it has changed so far';
      return `Looked again at ${clockTime(now.at)}: ${words}.`;
    } catch (error) {
      return `Looking again failed, too: ${inWords(error).detail}`;
    }
  };
  const act = useAct({
    mutationFn: async (request: RequestOf<O>): Promise<void> => {
      const shown = counting.data;
      setWasSent(false);
      setSince(undefined);
      if (!shown) throw new Error('Nothing was counted yet.');
      const counted = await queries.fetchQuery({ ...asking, staleTime: 0 });
      const changes = driftOf(shown, counted, until);
      setDrift(changes);
      if (changes.length > 0) return;
      setWasSent(true);
      let answer: AnswerOf<O>;
      try {
        answer = await chat(app)(operation, request);
      } catch (error) {
        if (isUncertain(inWords(error))) setSince(await lookAgain(counted));
        throw error;
      }
      await onDone(answer, counted);
    },
  });
  return { counting, drift, acceptDrift: () => setDrift([]), act, wasSent, since };
}
