import { useSession } from '../../api/session.ts';
import { tabStore, useKept } from '../../lib/tab-store.ts';

const files = tabStore((kept) => (typeof kept === 'string' ? kept : undefined));

/** The text that somebody has typed or opened, kept in the tab: it outlives leaving the page, a reload and a lapsed
 *  sign-in. Undefined: none, what is shown is the app's own. */
export function useTyped(app: string): [string | undefined, (text: string | undefined) => void] {
  const { operator } = useSession();
  const key = `backchannel.file ${JSON.stringify([operator.id, app])}`;
  return [useKept(files, key), (text) => files.put(key, text)];
}
