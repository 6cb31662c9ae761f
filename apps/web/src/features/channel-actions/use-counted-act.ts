import type { AnswerOf, Operation, RequestOf } from '@backchannel/chat-api';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { chat } from '../../api/client.ts';
import { invalidateStale } from '../../api/query.ts';
import { useAct } from '../../api/use-act.ts';
import { LostAnswer, settled } from '../../shell/lost-answer.ts';
import { driftOf, type WhatGoes, whatGoesQuery } from './what-goes.ts';

interface Options<O extends Operation> {
  app: string;
  channel: ChannelResponse;
  /** The act concerns only what lies before it. */
  until: Date | undefined;
  /** The zone in which to say what changed. Default: the page's. */
  zone?: string | undefined;
  operation: O;
  /** Asks the API whether the act is done, when no answer said so. `counted` is what there was right before it. Throws
   *  `NotTold` where what there is now could be so either way. */
  isDone: (counted: WhatGoes) => Promise<boolean>;
  /** Called once it is done and before the page is read again: away from what is no longer there. */
  leave?: () => Promise<void>;
  /** Called once the API has done it and the page is read again. `counted` is what went; without an answer it was lost,
   *  and looking again found the act done. */
  onDone: (answer: AnswerOf<O> | undefined, counted: WhatGoes) => Promise<void> | void;
}

/**
 * An act that nothing takes back: what goes is asked first, asked again right before the act, and nothing is sent when
 * it is no longer what was shown. `drift` then lists what changed until `acceptDrift` is called.
 * `wasSent` tells a failure of the act from one of the asking before it. When a failure leaves open whether it was done,
 * the API is asked before anything is said, and what the page shows is read again.
 */
export function useCountedAct<O extends Operation>(options: Options<O>) {
  const { app, channel, until, zone, operation, isDone, leave, onDone } = options;
  const queries = useQueryClient();
  const asking = whatGoesQuery(app, channel, until);
  const counting = useQuery(asking);
  const [drift, setDrift] = useState<readonly string[]>([]);
  const [wasSent, setWasSent] = useState(false);
  const count = async (before: WhatGoes) => {
    const now = await queries.fetchQuery({ ...asking, staleTime: 0 });
    const changes = driftOf(before, now, until, zone);
    setDrift(changes);
    return { now, isOther: changes.length > 0 };
  };
  const act = useAct({
    mutationFn: async (request: RequestOf<O>): Promise<void> => {
      const shown = counting.data;
      setWasSent(false);
      if (!shown) throw new Error('Nothing was counted yet.');
      const { now: counted, isOther } = await count(shown);
      if (isOther) return;
      setWasSent(true);
      let answer: AnswerOf<O> | undefined;
      try {
        answer = await settled(() => chat(app)(operation, request), {
          isDone: () => isDone(counted),
          renew: async (outcome) => {
            if (outcome === 'done') await leave?.();
            await invalidateStale(queries, operation, app);
          },
        });
      } catch (error) {
        // Whoever repeats it sees what is there now. If that cannot be read, repeating it says so.
        if (error instanceof LostAnswer && error.found === 'not done')
          await count(counted).catch(() => undefined);
        throw error;
      }
      await onDone(answer, counted);
    },
  });
  return { counting, drift, acceptDrift: () => setDrift([]), act, wasSent };
}
