import type { Micros } from '../../time.ts';
import type { Language } from './languages/index.ts';
import { DAY } from './moments.ts';
import type { Person } from './people.ts';
import { knownPeople } from './people-mix.ts';
import { createRandom } from './random.ts';

export interface NewBan {
  target_id: string;
  cid: string;
  banned_by_id: string;
  reason: string;
  shadow: number;
  expires: Micros | null;
  created_at: Micros;
}

/** A pair of people and when it came about. */
export interface Pair {
  from: string;
  to: string;
  created_at: Micros;
}

export interface Moderation {
  bans: NewBan[];
  blocks: Pair[];
  userMutes: Pair[];
}

const reasons = [
  'Advertises tickets that do not exist',
  'Insults after three warnings',
  'Sells the same tour in every channel',
  'Scam links',
  'Asked for card numbers in private',
];
// Their channels shall stay as they are told.
const spared: readonly Language[] = ['el', 'he', 'it'];

/** Bans, shadow bans and leavings among the people (whose rows it changes), and who blocks or mutes whom. */
export function moderate(people: readonly Person[], now: Micros): Moderation {
  const random = createRandom('lumen/moderation');
  const known = new Set(knownPeople.map(({ id }) => id));
  const others = people.filter(
    (person) => !person.isStaff && !known.has(person.id) && !spared.includes(person.language),
  );
  const staff = people.filter((person) => person.isStaff);
  const chosen = random.sample(others, 70);

  const bans = chosen.slice(0, 15).map((person, index): NewBan => {
    const shadow = index >= 9;
    const days = Math.min(random.int(3, 300), person.sinceDays - 1);
    const at = now - days * DAY;
    const expires = index % 3 === 0 ? now + random.int(2, 60) * DAY : null;
    person.row.updated_at = Math.max(person.row.updated_at, at);
    if (shadow) {
      person.row.shadow_banned = 1;
      person.shadowedDays = days;
    } else {
      person.row.banned = 1;
      person.quietDays = days;
    }
    person.row.ban_expires = expires;
    return {
      target_id: person.id,
      cid: '',
      banned_by_id: random.pick(staff).id,
      reason: random.pick(reasons),
      shadow: Number(shadow),
      expires,
      created_at: at,
    };
  });

  for (const person of chosen.slice(15, 27)) {
    const days = Math.min(random.int(5, 400), person.sinceDays - 1);
    const at = now - days * DAY;
    person.row.deactivated_at = at;
    person.row.updated_at = Math.max(person.row.updated_at, at);
    person.quietDays = days;
  }

  const pairs = (list: readonly Person[]): Pair[] =>
    list.map((person) => ({
      from: person.id,
      to: random.pick(others.filter((other) => other.id !== person.id)).id,
      created_at: now - random.int(1, 200) * DAY,
    }));
  return { bans, blocks: pairs(chosen.slice(27, 39)), userMutes: pairs(chosen.slice(39, 70)) };
}
