import { filterFieldsOf, operationSpecs } from '@backchannel/chat-api/spec';
import type { FilterFields } from '@backchannel/chat-api/spec';
import type { Context } from '../../context.ts';
import type { Sql } from '../../db/database.ts';
import { inputError } from '../../errors.ts';
import { compileChannelCondition } from '../../filter/channels.ts';
import { compileFilter } from '../../filter/compile.ts';
import { parseFilter } from '../../filter/parse.ts';
import { always } from '../../filter/sql.ts';
import { compileUserCondition } from '../../filter/users.ts';
import type { SegmentRow, SegmentType } from '../../store/segments.ts';
import { parseObject } from '../../values.ts';

// A segment finds what the queries of users and channels find.
const queries: Record<SegmentType, string> = { user: 'query_users', channel: 'query_channels' };

function fieldsOf(type: SegmentType): FilterFields {
  const spec = operationSpecs.find(({ name }) => name === queries[type]);
  return spec ? filterFieldsOf(spec, 'filter_conditions') : {};
}

function compile(context: Context, type: SegmentType, raw: unknown): Sql {
  const filter = parseFilter(raw, fieldsOf(type), 'filter');
  const scope = { userId: undefined, now: context.clock.now(), isWalk: true };
  return compileFilter(filter, (condition) =>
    type === 'user' ? compileUserCondition(condition) : compileChannelCondition(condition, scope),
  );
}

/** Throws 400/4 for a filter that no segment of the type can have; one without conditions would mean everybody. */
export function checkSegmentFilter(
  context: Context,
  type: SegmentType,
  filter: Record<string, unknown>,
): void {
  if (Object.keys(filter).length === 0) throw inputError('field "filter" must have at least one condition');
  compile(context, type, filter);
}

/** Whom a segment finds by filter, or all users; undefined when its targets are named one by one. */
export function compileAudience(context: Context, segment: SegmentRow): Sql | undefined {
  if (segment.all_users === 1) return always;
  return segment.filter === null ? undefined : compile(context, segment.type, parseObject(segment.filter));
}
