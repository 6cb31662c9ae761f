import { useEffect, useRef } from 'react';

/** For the `ref` of a form: its first field with an error gets the focus whenever it is refused. `refused`: why, another
 *  value each time; nothing while it is not. */
export function useFirstWrong(refused: unknown) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refused) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [refused]);
  return form;
}
