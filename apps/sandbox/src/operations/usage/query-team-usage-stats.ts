import type { queryTeamUsageStats as Operation } from '@backchannel/chat-api/operations';
import type { QueryTeamUsageStatsRequest, TeamUsageStats } from '@backchannel/chat-api/types';
import { assembleTeamUsage } from '../../assemble/team-usage.ts';
import { dayOf, parseDay } from '../../days.ts';
import type { Day } from '../../days.ts';
import { inputError } from '../../errors.ts';
import { teamsWithUsage } from '../../store/usage.ts';
import { answerInTurns } from '../../tasks/answer-in-turns.ts';
import type { LongHandler } from '../handler.ts';

const MOST_TEAMS = 30;
const MOST_DAYS = 365;
// The team without a name has no bytes to encode, and an empty cursor is none.
const NAMELESS = '\u0000';

function monthRange(month: string): [Day, Day] {
  const first = /^\d{4}-\d{2}$/.test(month) ? parseDay(`${month}-01`) : undefined;
  if (first === undefined) throw inputError('"month" must be a month of the form YYYY-MM');
  const date = new Date(first * 86_400_000);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  return [first, next / 86_400_000 - 1];
}

function dayRange(start: string | undefined, end: string | undefined): [Day, Day] {
  if (start === undefined || end === undefined) {
    throw inputError('"start_date" and "end_date" must be given together');
  }
  const [first, last] = [parseDay(start), parseDay(end)];
  if (first === undefined || last === undefined) {
    throw inputError('"start_date" and "end_date" must be days of the form YYYY-MM-DD');
  }
  if (last < first) throw inputError('"end_date" must not be before "start_date"');
  if (last - first + 1 > MOST_DAYS) throw inputError(`a range must have at most ${MOST_DAYS} days`);
  return [first, last];
}

/** Which days are asked for; by days with each of them told. Throws 400/4 for what is no month, day or range. */
function rangeOf(body: QueryTeamUsageStatsRequest, today: Day): { range: [Day, Day]; daily: boolean } {
  const { month = '', start_date: start = '', end_date: end = '' } = body;
  if (start === '' && end === '') {
    const current = new Date(today * 86_400_000).toISOString().slice(0, 7);
    return { range: monthRange(month === '' ? current : month), daily: false };
  }
  if (month !== '') throw inputError('"month" cannot be combined with "start_date" and "end_date"');
  return { range: dayRange(start || undefined, end || undefined), daily: true };
}

const encode = (team: string): string => Buffer.from(team === '' ? NAMELESS : team).toString('base64');

function decode(cursor: string): string {
  const team = Buffer.from(cursor, 'base64').toString('utf8');
  if (Buffer.from(team).toString('base64') !== cursor)
    throw inputError('"next" is not a cursor of this query');
  return team === NAMELESS ? '' : team;
}

/** What each team used, in the order of their names; teams in which nothing happened in that time are left out. */
export const queryTeamUsageStats: LongHandler<typeof Operation> = (call, context) => {
  const { db, clock } = context;
  const { team, next, limit = MOST_TEAMS } = call.body;
  const today = dayOf(clock.now());
  const { range, daily } = rangeOf(call.body, today);
  if (team !== undefined && next) throw inputError('"next" cannot be combined with "team"');
  const days = [range[0], Math.min(range[1], today)] as const;
  const after = next ? decode(next) : undefined;
  const found = teamsWithUsage(db, days, { team, after }, limit + 1);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const teams: TeamUsageStats[] = [];
  return answerInTurns(call, context, false, {
    step: () => {
      const name = page[teams.length];
      if (name !== undefined) teams.push(assembleTeamUsage(db, name, days, daily));
      return teams.length === page.length;
    },
    answer: () => ({ teams, ...(found.length > limit && last !== undefined && { next: encode(last) }) }),
  });
};
