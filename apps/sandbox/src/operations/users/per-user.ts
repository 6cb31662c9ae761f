import type { Context } from '../../context.ts';
import { ApiFailure } from '../../errors.ts';
import { parseStrings } from '../../values.ts';

/** The ids that a task was given, each once. */
export const uniqueIds = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Does something to each of a task's users; one that is refused is told in the result and leaves the others alone. */
export function perUser(
  { db }: Context,
  ids: unknown,
  work: (id: string) => void,
): Record<string, { status: 'ok' } | { status: 'error'; error: string }> {
  return Object.fromEntries(
    parseStrings(JSON.stringify(ids)).map((id) => {
      try {
        db.attempt(() => work(id));
        return [id, { status: 'ok' as const }];
      } catch (error) {
        if (!(error instanceof ApiFailure)) throw error;
        return [id, { status: 'error' as const, error: error.message }];
      }
    }),
  );
}
