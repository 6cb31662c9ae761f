import { ChatApiError, ContractError, NetworkError } from '@backchannel/chat-api';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { inWords } from './errors-in-words.ts';

const retries = 2;

/**
 * The one store of what the servers said. A read is repeated only when no whole answer came or the API itself broke;
 * `onSignedOut` is called when any answer says that the session has ended.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown): void => {
    if (inWords(error).kind === 'signed_out') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 10 * 60_000,
        retry: worthRepeating,
        // The loader has just asked; its failure is shown, not asked for again by the component.
        retryOnMount: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function worthRepeating(failures: number, error: unknown): boolean {
  if (failures >= retries) return false;
  if (error instanceof NetworkError || error instanceof ContractError) return true;
  return error instanceof ChatApiError && error.status >= 500;
}
