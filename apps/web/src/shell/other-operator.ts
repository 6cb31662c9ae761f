import type { Mutation, QueryClient } from '@tanstack/react-query';
import { asShown } from '../api/bff.ts';
import { sessionQuery, signedInMark } from '../api/session.ts';
import { toast } from '../ui/toast-store.ts';
import { isRefusedAsOther, loadAgain } from './lost-answer.ts';

let isWatching = false;

/**
 * Says that somebody else is signed in by now, with the way on: as soon as another tab of this browser tells, when the
 * session is read again, and at the latest when the server refuses an act. Begins once for a page, however often it is called.
 */
export function watchForOthers(queries: QueryClient): void {
  if (isWatching) return;
  isWatching = true;
  let close: (() => void) | undefined;
  const signedIn = () => queries.getQueryData(sessionQuery.queryKey)?.operator;
  let name = 'another operator';
  // Of whom the page shows, as long as that is who is signed in.
  const noteName = () => {
    const operator = signedIn();
    if (operator && !isOther(operator.id)) ({ name } = operator);
  };
  const say = () => {
    close?.();
    close = toast({
      kind: 'failed',
      title: 'Somebody else is signed in now',
      detail: `This page is ${name}’s and changes nothing any more. “Sign out” would sign out whoever is signed in now.`,
      link: loadAgain,
    });
  };
  const unsay = () => {
    close?.();
    close = undefined;
  };
  const sayOnce = () => {
    const operator = signedIn();
    if (operator && close === undefined && isOther(operator.id)) say();
  };
  noteName();
  sayOnce();
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key !== signedInMark || newValue === null) return;
    if (isOther(newValue.split(' ').at(-1))) say();
    else unsay();
  };
  const onFailure = ({ state }: Mutation) => {
    if (isRefusedAsOther(state.error)) say();
  };
  addEventListener('storage', onStorage);
  queries.getQueryCache().subscribe(({ type, query }) => {
    const [path] = sessionQuery.queryKey;
    if (type !== 'updated' || query.queryKey[0] !== path) return;
    noteName();
    sayOnce();
  });
  const mutations = queries.getMutationCache();
  // What was refused while this was being loaded.
  mutations.getAll().forEach(onFailure);
  mutations.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') onFailure(event.mutation);
  });
}

const isOther = (id: string | undefined): boolean => {
  const shown = asShown['x-operator'];
  return shown !== undefined && id !== undefined && id !== shown;
};
