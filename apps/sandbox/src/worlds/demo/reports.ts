import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import { saveBlockList } from '../../store/block-lists.ts';
import type { BlockListType } from '../../store/block-lists.ts';
import { saveCommand } from '../../store/commands.ts';
import { MESSAGE_ENTITY, saveFlag, USER_ENTITY } from '../../store/flags.ts';
import type { NewFlag } from '../../store/flags.ts';
import { saveFutureBan } from '../../store/future-channel-bans.ts';
import { insertRole } from '../../store/roles.ts';
import type { Micros } from '../../time.ts';
import { DAY, HOUR, MINUTE } from './moments.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

const BY_PEOPLE = 64;
const BY_LISTS = 14;
const OF_PEOPLE = 9;
const FUTURE_BANS = 7;

const reasons = ['spam', 'rude', 'off topic', 'scam', 'asks for card numbers', null];
const lists: readonly { name: string; type: BlockListType; words: string[] }[] = [
  { name: 'ticket-touts', type: 'word', words: ['resale', 'last minute deal', 'dm me', 'whatsapp me'] },
  { name: 'card-numbers', type: 'regex', words: ['\\b\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}\\b'] },
  { name: 'known-scams', type: 'domain', words: ['cheap-flights.example', 'visa-fast.example'] },
];
const commands = [
  { name: 'itinerary', description: 'Show the plan of a trip', args: '[booking]', set_name: 'desk_set' },
  { name: 'refund', description: 'Begin a refund', args: '[booking] [amount]', set_name: 'desk_set' },
  { name: 'weather', description: 'Tell the weather somewhere', args: '[place]', set_name: 'fun_set' },
];

/** A message, and somebody in its channel who has not written it. */
interface Place {
  id: string;
  cid: string;
  team: string | null;
  author: string;
  reporter: string;
  role: string;
  text: string;
  created_at: Micros;
}

const places = (db: Database): Place[] =>
  db.all<Place>(
    `select m.id, m.cid, c.team, m.user_id as author, x.user_id as reporter, u.role, m.text, m.created_at
     from messages m join channels c on c.cid = m.cid
       join members x on x.cid = m.cid and x.user_id = (select min(o.user_id) from members o where o.cid = m.cid and o.user_id <> m.user_id and o.invited = 0)
       join users u on u.id = x.user_id
     where c.deleted_at is null and c.disabled = 0 and c.member_count between 3 and 60 and m.parent_id is null
       and m.type = 'regular' and m.deleted_at is null and m.pending = 0 and m.truncated = 0 and m.shadowed = 0 and m.text <> ''
     group by m.cid having m.seq = max(m.seq) order by c.number limit 300`,
  );

const nothing: Omit<
  NewFlag,
  'type' | 'user_id' | 'reporter_type' | 'entity_type' | 'entity_id' | 'created_at'
> = {
  entity_creator_id: null,
  message_id: null,
  cid: null,
  team: null,
  reason: null,
  labels: '[]',
  custom: null,
  payload: null,
  original_text: null,
  action: null,
  blocklist_name: null,
  matched_phrase: null,
};

const ofMessage = ({ id, cid, team, author, text }: Place) => ({
  ...nothing,
  entity_type: MESSAGE_ENTITY,
  entity_id: id,
  entity_creator_id: author,
  message_id: id,
  cid,
  team,
  original_text: text,
});

/** Messages that people or block lists have objected to, a few of them reviewed, and people who were flagged. */
function addFlags(db: Database, random: Random, now: Micros): void {
  const chosen = random.sample(places(db), BY_PEOPLE + BY_LISTS);
  for (const [n, place] of chosen.entries()) {
    const at = Math.min(place.created_at + random.int(1, 72) * HOUR, now - (n + 1) * MINUTE);
    const reason = random.pick(reasons);
    const byList = n >= BY_PEOPLE;
    const [list] = lists;
    const match = byList && list ? random.pick(list.words) : null;
    const { number } = saveFlag(
      db,
      {
        ...ofMessage(place),
        type: byList ? 'automod' : 'user',
        user_id: byList ? '' : place.reporter,
        reporter_type: byList ? 'automod' : ['admin', 'moderator'].includes(place.role) ? place.role : 'user',
        reason: byList ? 'blocklist' : reason,
        labels: JSON.stringify(byList ? [list?.name] : reason === null ? [] : [reason]),
        action: byList ? 'flag' : null,
        blocklist_name: byList ? (list?.name ?? null) : null,
        matched_phrase: match,
        created_at: at,
      },
      () => random.uuid(),
    );
    if (random.chance(0.3))
      db.run(
        "update flags set reviewed_at = ?, reviewed_by_id = 'ottilie' where number = ?",
        Math.min(at + 6 * HOUR, now - MINUTE),
        number,
      );
  }
  for (const [n, { author, reporter }] of random.sample(chosen, OF_PEOPLE).entries())
    saveFlag(
      db,
      {
        ...nothing,
        type: 'user',
        user_id: reporter,
        reporter_type: 'user',
        entity_type: USER_ENTITY,
        entity_id: author,
        entity_creator_id: author,
        reason: 'Not who they say they are',
        labels: JSON.stringify(['Not who they say they are']),
        created_at: now - (n + 1) * 3 * DAY,
      },
      () => random.uuid(),
    );
}

/** People whom makers of channels want in none of those that they are yet to make; some for a while. */
function addFutureBans(db: Database, random: Random, now: Micros): void {
  const banned = db.all<{ id: string }>('select distinct target_id as id from bans order by 1');
  const makers = db.all<{ id: string }>(
    `select created_by_id as id from channels where deleted_at is null group by 1 order by count(*) desc, 1 limit 4`,
  );
  for (const [n, { id }] of random.sample(banned, FUTURE_BANS).entries()) {
    const maker = random.pick(makers).id;
    if (maker === id) continue;
    saveFutureBan(db, {
      banned_by_id: maker,
      target_id: id,
      reason: n % 2 === 0 ? 'Sells the same tour in every channel' : null,
      shadow: Number(n % 4 === 3),
      expires: n % 3 === 0 ? now + (n + 1) * 9 * DAY : null,
      created_at: now - (n + 1) * 5 * DAY,
    });
  }
}

/** What moderators find and have set up: flags, bans from future channels, block lists, commands, a role. */
export function addReports({ db }: Context, now: Micros): void {
  const random = createRandom('lumen/reports');
  addFlags(db, random, now);
  addFutureBans(db, random, now);
  for (const [n, { name, type, words }] of lists.entries())
    saveBlockList(db, {
      name,
      team: '',
      id: random.uuid(),
      type,
      words,
      is_leet_check_enabled: false,
      is_plural_check_enabled: n === 0,
      is_confusable_folding_enabled: false,
      is_substring_matching_enabled: false,
      owner_user_id: 'ottilie',
      created_at: now - (200 - n) * DAY,
      updated_at: now - (40 - n) * DAY,
    });
  for (const command of commands)
    saveCommand(db, { ...command, created_at: now - 300 * DAY, updated_at: now - 90 * DAY });
  insertRole(db, 'guide', now - 250 * DAY);
}
