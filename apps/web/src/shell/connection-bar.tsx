import { NetworkError } from '@backchannel/chat-api';
import {
  type MutationCacheNotifyEvent,
  type QueryCacheNotifyEvent,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { askForMissing, missingStore } from '../lib/part.ts';
import { serverAnswers, unreachable } from '../lib/server-answers.ts';
import { NoticeBar } from '../ui/notice-bar.tsx';

const probeEveryMs = 3000;

/**
 * Says that the connection is lost, tries until it is back, and then reads again whatever failed in between. Likewise that a
 * part of the page could not be loaded, which is mostly of another version than the server by then.
 */
export function ConnectionBar() {
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);
  const lacksPart = useSyncExternalStore(missingStore.subscribe, missingStore.get);

  useEffect(() => {
    // Only what fails now: caches tell of old failures, too, whenever somebody looks at them.
    const look = (event: QueryCacheNotifyEvent | MutationCacheNotifyEvent) => {
      if (event.type === 'updated' && 'error' in event.action && event.action.error instanceof NetworkError)
        setLost(true);
    };
    const endReads = queries.getQueryCache().subscribe(look);
    const endWrites = queries.getMutationCache().subscribe(look);
    const onLost = () => setLost(true);
    window.addEventListener('offline', onLost);
    window.addEventListener(unreachable, onLost);
    return () => {
      endReads();
      endWrites();
      window.removeEventListener('offline', onLost);
      window.removeEventListener(unreachable, onLost);
    };
  }, [queries]);

  const probe = async () => {
    if (!(await serverAnswers())) return;
    setLost(false);
    askForMissing();
    await queries.refetchQueries({
      predicate: ({ state }) => state.error instanceof NetworkError || state.fetchFailureCount > 0,
    });
  };
  const now = () => void probe();
  useEffect(() => {
    if (!lost) return undefined;
    const timer = setInterval(now, probeEveryMs);
    window.addEventListener('online', now);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', now);
    };
  });

  const ways = { 'Try now': now };
  if (lost)
    return (
      <NoticeBar
        text="No connection to the server. What you see may be old; it reads again by itself."
        ways={ways}
      />
    );
  return lacksPart ? (
    <NoticeBar
      text="A part of this page could not be loaded. The server may have another version by now."
      ways={{ ...ways, 'Load the page again': () => location.reload() }}
    />
  ) : null;
}
