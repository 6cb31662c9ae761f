import { DatabaseSync } from 'node:sqlite';
import type { Known } from './queries.ts';
import type { Sending } from './send-process.ts';

const CHANNELS_SENT_TO = 997;
/** The most channels that one answer has, and the largest offset that the API takes. */
const PAGE = 30;
const LAST_OFFSET = 1000;
/** So many, with three to six messages each, are in either world. */
const CHANNELS_SEARCHED = 200;
/** About what somebody has in both worlds. */
const THEIR_CHANNELS = 16;
const THEIR_MESSAGES = 400;
/** About what the newest channels of a team have, in either world. */
const OF_TEAM = 16;
const MESSAGES_OF_TEAM = 400;

function reading<T>(file: string, work: (db: DatabaseSync) => T): T {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** People and things of a world to ask for. */
export const knownIn = (file: string): Known =>
  reading(file, (db) => {
    const first = (sql: string): string => {
      const value = Object.values(db.prepare(sql).get() ?? {})[0];
      if (typeof value !== 'string') throw new Error(`this world has nothing for: ${sql}`);
      return value;
    };
    const cid = first('select cid from channels order by message_count desc, cid limit 1');
    const [type = '', id = ''] = cid.split(':');
    return {
      channel: { type, id, cid },
      userId: first(
        `select m.user_id from members m join channels c on c.cid = m.cid group by m.user_id
         order by abs(count(*) - ${THEIR_CHANNELS}) + abs(sum(c.message_count) - ${THEIR_MESSAGES}), m.user_id limit 1`,
      ),
      busiest: first('select user_id from members group by user_id order by count(*) desc, user_id limit 1'),
      team: first("select team from channels where team <> '' group by team order by count(*) desc limit 1"),
      teams: teamsWithAPage(db),
      cids: db
        .prepare('select cid from channels where message_count between 3 and 6 order by cid limit ?')
        .all(CHANNELS_SEARCHED)
        .map((row) => String(row['cid'])),
      lastPage: Math.min(
        LAST_OFFSET,
        countOf(db, 'select count(*) as count from channels where deleted_at is null') - PAGE,
      ),
      newestOfTeam: newestOfTeam(db),
      talkativeTeam: first(
        "select team from channels where team <> '' group by team order by sum(message_count) desc, team limit 1",
      ),
      messageId: first(
        'select id from messages where parent_id is null order by created_at limit 1 offset 500',
      ),
    };
  });

const countOf = (db: DatabaseSync, sql: string): number => Number(db.prepare(sql).get()?.['count']);

/** As few teams, the largest first, as have a page of channels that fit the compound filter. */
function teamsWithAPage(db: DatabaseSync): string[] {
  const teams = db
    .prepare(
      `select team, count(*) as fitting from channels
       where team <> '' and frozen = 0 and type in ('messaging', 'team') and member_count >= 3
       group by team order by fitting desc, team`,
    )
    .all()
    .map((row) => ({ team: String(row['team']), fitting: Number(row['fitting']) }));
  let fitting = 0;
  const enough = teams.findIndex((row) => (fitting += row.fitting) >= PAGE);
  return teams.slice(0, enough + 1).map(({ team }) => team);
}

const timeOf = (micros: unknown): string => new Date(Math.floor(Number(micros) / 1000)).toISOString();

/** A team, and since when about as many of its channels, with about as many messages, were made as a team has in a small world. */
function newestOfTeam(db: DatabaseSync): Known['newestOfTeam'] {
  const found = db
    .prepare(
      `select team, min(created_at) as since from (
         select team, created_at, message_count,
           row_number() over (partition by team order by created_at desc) as place
         from channels where team <> '')
       where place <= ${OF_TEAM} group by team
       order by abs(count(*) - ${OF_TEAM}) * ${MESSAGES_OF_TEAM / OF_TEAM} + abs(sum(message_count) - ${MESSAGES_OF_TEAM}), team limit 1`,
    )
    .get();
  return { team: String(found?.['team']), created_at: { $gte: timeOf(found?.['since']) } };
}

/** Channels to send to, each with a member who does. */
export const channelsToSendTo = (file: string): Sending['channels'] =>
  reading(file, (db) =>
    db
      .prepare(
        `select c.type, c.id, (select user_id from members m where m.cid = c.cid limit 1) as user_id
         from channels c order by c.number limit ?`,
      )
      .all(CHANNELS_SENT_TO)
      .map((row) => ({
        path: `/api/v2/chat/channels/${String(row['type'])}/${String(row['id'])}/message`,
        userId: String(row['user_id']),
      })),
  );

/** How many of these messages a data file does not have. */
export const missingFrom = (file: string, mark: string, numbers: readonly number[]): number =>
  reading(file, (db) => {
    const statement = db.prepare('select 1 from messages where id = ?');
    return numbers.filter((number) => statement.get(`${mark}${number}`) === undefined).length;
  });
