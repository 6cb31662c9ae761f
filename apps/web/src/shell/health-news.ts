import { BackchannelError } from '@backchannel/chat-api';
import type { MutationCacheNotifyEvent, QueryCacheNotifyEvent, QueryClient } from '@tanstack/react-query';
import { type Health, healthQuery } from '../api/health.ts';

/**
 * Takes what the page's own calls tell of an app's Chat API for its state, as soon as they end: one that could not be
 * made says that it fails, one that was answered that it does so no more. Until the returned function is called.
 */
export function watchCalls(queries: QueryClient, app: string): () => void {
  const { queryKey } = healthQuery(app);
  const tell = (news: Health) => {
    const known = queries.getQueryData(queryKey);
    // Before the first look, and where it is no news, whoever looks has more to say.
    if (known && known.status !== news.status) queries.setQueryData(queryKey, news);
  };
  const onFailure = (error: unknown) => {
    // What is only unreadable was answered, and may be so of this operation alone.
    if (isOutOfReach(error) && error.code !== 'upstream_invalid')
      tell({ status: 'failing', error: { code: error.code, message: error.message } });
  };
  const onRead = (event: QueryCacheNotifyEvent) => {
    // A call of the Chat API has its name, and then the app.
    const [name, of] = event.query.queryKey;
    if (event.type !== 'updated' || of !== app || typeof name !== 'string' || name.startsWith('/')) return;
    const { action } = event;
    if (action.type === 'success' && action.manual !== true) tell({ status: 'ok' });
    else if (action.type === 'error' || action.type === 'failed') onFailure(action.error);
  };
  const onChange = (event: MutationCacheNotifyEvent) => {
    if (event.type === 'updated' && event.action.type === 'error') onFailure(event.action.error);
  };
  const endReads = queries.getQueryCache().subscribe(onRead);
  const endChanges = queries.getMutationCache().subscribe(onChange);
  return () => {
    endReads();
    endChanges();
  };
}

/** Our server had no answer of the Chat API to pass on. */
export const isOutOfReach = (error: unknown): error is BackchannelError =>
  error instanceof BackchannelError && error.code.startsWith('upstream_');
