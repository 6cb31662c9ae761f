import type { Database, Sql } from '../../db/database.ts';
import { customRows, fieldRows, isAmongCustom } from '../../filter/channel-custom.ts';
import type { Known } from '../../filter/cost.ts';
import type { Held } from '../../filter/sort.ts';
import { fewWithCustom } from '../../store/channel-selection.ts';

/** What is known, for one call, about the custom data that channels have. */
export function customKnown(db: Database): {
  /** Whether few channels have this in `channel_custom`. */
  isRare: (rows: Sql) => boolean;
  heldBy: (field: string) => Held;
  known: Known;
} {
  const few = fewWithCustom(db);
  return {
    isRare: (rows) => few(rows) !== undefined,
    heldBy: (field) => {
      const rows = fieldRows(field);
      const count = few(rows);
      if (count === undefined) return 'many';
      return count === 0 ? 'none' : { rows: isAmongCustom(rows) };
    },
    known: {
      found: (condition) => {
        const rows = customRows(condition);
        return rows && few(rows);
      },
    },
  };
}
