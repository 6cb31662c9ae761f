import { useQuery } from '@tanstack/react-query';
import { auditActorsQuery } from '../../api/audit.ts';
import { useSession } from '../../api/session.ts';

/** Everybody whom the list may be narrowed to, by id with the name: who is in the log, oneself, and who is `chosen`. */
export function usePeople(chosen: string | undefined): [string, string][] {
  const { operator } = useSession();
  const { data } = useQuery(auditActorsQuery);
  const names = new Map<string, string>([[operator.id, `${operator.name} (you)`]]);
  for (const { id, name } of data?.actors ?? []) {
    if (!names.has(id)) names.set(id, name);
  }
  if (chosen !== undefined && !names.has(chosen)) names.set(chosen, chosen);
  return [...names];
}
