import { useState } from 'react';
import { useSession } from '../../api/session.ts';

/** The text that somebody has typed or opened, kept in the tab: it outlives leaving the page, a reload and a lapsed
 *  sign-in. Undefined: none, what is shown is the app's own. */
export function useTyped(app: string): [string | undefined, (text: string | undefined) => void] {
  const { operator } = useSession();
  const key = `backchannel.configuration ${JSON.stringify([operator.id, app])}`;
  const [text, setText] = useState(() => sessionStorage.getItem(key) ?? undefined);
  const keep = (to: string | undefined) => {
    setText(to);
    if (to === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, to);
  };
  return [text, keep];
}
