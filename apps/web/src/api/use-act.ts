import { type MutateOptions, useMutation, type UseMutationOptions } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * A mutation that is one act: what is pressed again while it is under way is not sent. `isPending` alone cannot tell, as
 * the second press of a double click comes before the page is drawn again.
 */
export function useAct<Answer, Variables = void>(options: UseMutationOptions<Answer, Error, Variables>) {
  const act = useMutation(options);
  const [once] = useState(oneAtATime);
  const mutate = (variables: Variables, then?: MutateOptions<Answer, Error, Variables>) =>
    once(() => act.mutateAsync(variables, then));
  return { ...act, mutate };
}

/** A function that runs what it is given, unless what it ran last has not settled yet. Failures are told by what runs. */
export function oneAtATime() {
  let isUnderWay = false;
  const end = () => {
    isUnderWay = false;
  };
  return (run: () => Promise<unknown>): void => {
    if (isUnderWay) return;
    isUnderWay = true;
    run().then(end, end);
  };
}
