import type { queryUsers as Operation } from '@backchannel/chat-api/operations';
import { filterFieldsOf } from '@backchannel/chat-api/spec';
import { assembleFullUsers } from '../../assemble/full-users.ts';
import type { Context } from '../../context.ts';
import type { Sql } from '../../db/database.ts';
import { inputError, notAllowed } from '../../errors.ts';
import { compileFilter } from '../../filter/compile.ts';
import { narrowingOf, requireCheap } from '../../filter/cost.ts';
import { parseFilter } from '../../filter/parse.ts';
import { isWalkable, sortCost } from '../../filter/sort-cost.ts';
import type { SortCosts } from '../../filter/sort-cost.ts';
import { compileSorting, sortingOf } from '../../filter/sort.ts';
import type { Lead, SortRules } from '../../filter/sort.ts';
import { joined, sql } from '../../filter/sql.ts';
import { compileUserCondition } from '../../filter/users.ts';
import type { Caller } from '../../http/auth.ts';
import { appSettings } from '../../store/app.ts';
import { findPage, rareInCustom } from '../../store/channel-selection.ts';
import { amongFewUsers, findUser, selectUsers } from '../../store/users.ts';
import type { UserRow } from '../../store/users.ts';
import { teamsOf, usersOfTeams } from '../../tenancy.ts';
import type { Handler } from '../handler.ts';
import { pageOf } from '../page.ts';

const LIMIT = { default: 30, max: 100 };
const MOST_OFFSET = 1000;

const sorting: SortRules = {
  columns: Object.fromEntries(
    ['id', 'name', 'role', 'language', 'created_at', 'updated_at', 'last_active', 'banned'].map((name) => [
      name,
      sql(`u.${name}`),
    ]),
  ),
  custom: 'u.custom',
  fallback: { field: 'created_at', direction: -1 },
  tie: 'u.id',
};

// As many users.
const COSTS_ARE_FOR = 50_000;
const costs: SortCosts = {
  all: 8,
  column: 3,
  document: 6,
  few: 11,
  custom: 11,
  typed: 15,
  indexed: ['id', 'name', 'created_at', 'last_active'],
};

/** The teams whose users a caller finds. Throws 403/17 for a role that the app does not let search. */
function searchedTeams(context: Context, caller: Caller): readonly string[] | undefined {
  const refused = appSettings(context.db)['user_search_disallowed_roles'];
  const role = caller.kind === 'user' ? findUser(context.db, caller.userId)?.role : undefined;
  if (role !== undefined && Array.isArray(refused) && refused.includes(role))
    throw notAllowed(`users with the role ${role} are not allowed to perform action SearchUser`);
  return teamsOf(context, caller);
}

export const queryUsers: Handler<typeof Operation> = ({ spec, query, caller }, context) => {
  const teams = searchedTeams(context, caller);
  const { payload } = query;
  if (!payload) throw inputError('"payload" is a required field');
  const filter = requireCheap(
    parseFilter(payload.filter_conditions, filterFieldsOf(spec, 'filter_conditions')),
  );
  const present =
    payload.include_deactivated_users === true
      ? 'u.deleted_at is null'
      : 'u.deleted_at is null and u.deactivated_at is null';
  const { limit, offset } = pageOf(payload, LIMIT, MOST_OFFSET);
  const order = sortingOf(payload.sort, sorting);
  const isRare = rareInCustom(context.db);
  const whereFor = (lead: Lead): Sql =>
    joined('and', [
      sql(present),
      ...(teams ? [usersOfTeams(teams)] : []),
      compileFilter(filter, (condition) =>
        compileUserCondition(condition, lead === 'filter' ? { isRare } : {}),
      ),
    ]);
  const last = limit + offset;
  const find = (lead: Lead, where = whereFor(lead)): UserRow[] =>
    selectUsers(context.db, where, { order: compileSorting(order, lead), limit, offset, lead });
  const narrowing = narrowingOf(filter, sortCost(order.terms, last, costs), COSTS_ARE_FOR);
  if (narrowing) {
    const among = amongFewUsers(context.db, whereFor('filter'), narrowing.most);
    if (!among) throw narrowing.refusal;
    return { users: assembleFullUsers(context, find('filter', among)) };
  }
  const rows = isWalkable(order.terms, costs) ? findPage(context.db, last, find) : find('filter');
  return { users: assembleFullUsers(context, rows) };
};
