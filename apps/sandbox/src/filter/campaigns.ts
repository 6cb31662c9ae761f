import type { Sql } from '../db/database.ts';
import { inputError } from '../errors.ts';
import { compileColumn, listOf } from './column.ts';
import { not, sql } from './sql.ts';
import type { Condition } from './tree.ts';

const columns: Readonly<Record<string, string>> = {
  id: 'p.id',
  name: 'p.name',
  status: 'p.status',
  sender_id: 'p.sender_id',
  created_at: 'p.created_at',
  updated_at: 'p.updated_at',
};

// Any of the segments; null asks for campaigns without one.
function withSegments({ operand }: Condition): Sql {
  if (operand === null)
    return not(sql('exists (select 1 from campaign_segments x where x.campaign_id = p.id)'));
  return sql(
    'p.id in (select x.campaign_id from campaign_segments x where x.segment_id in (select value from json_each(?)))',
    JSON.stringify(listOf(operand)),
  );
}

/** Compiles one condition on campaigns, whose table is called `p`. */
export function compileCampaignCondition(condition: Condition): Sql {
  if (condition.field === 'segments') return withSegments(condition);
  const column = columns[condition.field];
  if (column === undefined) throw inputError(`field "filter.${condition.field}" is not a valid filter field`);
  return compileColumn(column, condition);
}
