import type { Database } from '../../db/database.ts';
import { insertVote } from '../../store/poll-votes.ts';
import { insertOption, insertPoll } from '../../store/polls.ts';
import type { Micros } from '../../time.ts';
import { HOUR, MINUTE } from './moments.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

interface PollPlan {
  name: string;
  options: readonly string[];
  unique?: boolean;
  most?: number;
  secret?: boolean;
  closed?: boolean;
  suggestions?: boolean;
  answers?: readonly string[];
}

// One of each kind that there is.
const plans: readonly PollPlan[] = [
  { name: 'Where to next summer?', options: ['Lofoten', 'Azores', 'Dolomites', 'Hokkaido'], unique: true },
  {
    name: 'Train or plane to Vienna?',
    options: ['Night train', 'Plane', 'Both, one way each'],
    unique: true,
  },
  {
    name: 'Which talks shall we repeat?',
    options: ['Packing light', 'Visa basics', 'Travel photos'],
    most: 2,
  },
  {
    name: 'How was the harvest walk?',
    options: ['Great', 'Fine', 'Too long'],
    answers: ['More stops, please', 'Perfect pace', 'Bring warmer socks'],
  },
  { name: 'Should the ferry desk open on Sundays?', options: ['Yes', 'No'], unique: true, secret: true },
  { name: 'Pick the crew jacket', options: ['Navy', 'Moss', 'Brick'], unique: true, closed: true },
  {
    name: 'Best day for the city walk',
    options: ['Friday', 'Saturday', 'Sunday'],
    most: 3,
    suggestions: true,
  },
  {
    name: 'Rate the new booking page',
    options: ['1', '2', '3', '4', '5'],
    unique: true,
    secret: true,
    closed: true,
  },
  {
    name: 'Anything missing in the guide?',
    options: [],
    answers: ['Bus times', 'A map of the harbour', 'Vegan places', 'Nothing'],
  },
  { name: 'Nobody has voted yet', options: ['First', 'Second'], unique: true },
];

interface Place {
  id: string;
  cid: string;
  user_id: string;
  created_at: Micros;
}

// Messages that people have sent lately in channels with polls; fixed by what they are, not by when.
const places = (db: Database): Place[] =>
  db.all<Place>(
    `select m.id, m.cid, m.user_id, m.created_at from messages m join channels c on c.cid = m.cid
     where c.type = 'messaging' and c.deleted_at is null and c.frozen = 0 and c.disabled = 0 and c.member_count between 4 and 60
       and m.parent_id is null and m.type = 'regular' and m.deleted_at is null and m.pending = 0 and m.truncated = 0
       and m.shadowed = 0 and m.attachments = '[]' and exists (select 1 from members x where x.cid = m.cid and x.user_id = m.user_id)
     group by m.cid having m.seq = max(m.seq) order by c.number limit 200`,
  );

function vote(db: Database, random: Random, plan: PollPlan, pollId: string, place: Place, now: Micros): void {
  const voters = db.all<{ user_id: string }>(
    'select user_id from members where cid = ? and invited = 0 order by user_id',
    place.cid,
  );
  const ids = plan.options.map((_, index) => `${pollId}-${index + 1}`);
  const cast = (userId: string, optionId: string, text: string | null, n: number): void => {
    const at = Math.min(place.created_at + n * 7 * MINUTE, now - MINUTE);
    insertVote(db, {
      id: random.uuid(),
      poll_id: pollId,
      option_id: optionId,
      user_id: userId,
      answer_text: text,
      created_at: at,
      updated_at: at,
    });
  };
  for (const [n, { user_id: userId }] of voters.entries()) {
    if (!random.chance(0.7)) continue;
    const chosen = ids.length > 0 ? random.sample(ids, plan.unique ? 1 : random.int(1, plan.most ?? 1)) : [];
    for (const id of chosen) cast(userId, id, null, n + 1);
    if (plan.answers && random.chance(0.5)) cast(userId, '', random.pick(plan.answers), n + 1);
  }
}

/** Gives some messages polls of their authors, voted on by the members. Ids and votes are the same every time. */
export function addPolls(db: Database, now: Micros): void {
  const random = createRandom('lumen/polls');
  for (const [index, place] of random.sample(places(db), plans.length).entries()) {
    const plan = plans[index];
    if (!plan) continue;
    const id = `poll-${index + 1}`;
    insertPoll(db, {
      id,
      name: plan.name,
      description: '',
      voting_visibility: plan.secret ? 'anonymous' : 'public',
      enforce_unique_vote: Number(plan.unique ?? false),
      max_votes_allowed: plan.most ?? null,
      allow_user_suggested_options: Number(plan.suggestions ?? false),
      allow_answers: Number(plan.answers !== undefined),
      is_closed: Number(plan.closed ?? false),
      custom: '{}',
      created_by_id: place.user_id,
      created_at: place.created_at - MINUTE,
      updated_at: Math.min(place.created_at + HOUR, now - MINUTE),
    });
    for (const [n, text] of plan.options.entries())
      insertOption(db, {
        poll_id: id,
        id: `${id}-${n + 1}`,
        text,
        custom: '{}',
        created_by_id: place.user_id,
      });
    db.run('update messages set poll_id = ? where id = ?', id, place.id);
    if (!plan.name.startsWith('Nobody')) vote(db, random, plan, id, place, now);
  }
}
