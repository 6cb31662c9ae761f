import { NetworkError } from '@backchannel/chat-api';
import {
  type MutationCacheNotifyEvent,
  type QueryCacheNotifyEvent,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { OfflineBar } from '../ui/offline-bar.tsx';

const probeEveryMs = 3000;

/** Says that the connection is lost, tries until it is back, and then reads again whatever failed in between. */
export function ConnectionBar() {
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);

  useEffect(() => {
    // Only what fails now: caches tell of old failures, too, whenever somebody looks at them.
    const look = (event: QueryCacheNotifyEvent | MutationCacheNotifyEvent) => {
      if (event.type === 'updated' && 'error' in event.action && event.action.error instanceof NetworkError)
        setLost(true);
    };
    const endReads = queries.getQueryCache().subscribe(look);
    const endWrites = queries.getMutationCache().subscribe(look);
    const onOffline = () => setLost(true);
    window.addEventListener('offline', onOffline);
    return () => {
      endReads();
      endWrites();
      window.removeEventListener('offline', onOffline);
    };
  }, [queries]);

  const probe = async () => {
    if (!(await serverAnswers())) return;
    setLost(false);
    await queries.refetchQueries({
      predicate: ({ state }) => state.error instanceof NetworkError || state.fetchFailureCount > 0,
    });
  };
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setInterval(() => void probe(), probeEveryMs);
    const now = () => void probe();
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  });

  return lost ? <OfflineBar onRetry={() => void probe()} /> : null;
}

async function serverAnswers(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { cache: 'no-store' })).ok;
  } catch {
    return false; // That there is no answer is the answer.
  }
}
