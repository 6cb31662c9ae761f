import type { UserRow } from '../../store/users.ts';
import type { Micros } from '../../time.ts';
import { drawAvatar } from './avatar.ts';
import type { Language } from './languages/index.ts';
import { packOf } from './languages/index.ts';
import type { LanguagePack } from './languages/pack.ts';
import { DAY, HOUR, MINUTE, SECOND } from './moments.ts';
import type { Team } from './people-mix.ts';
import { knownPeople, peopleMix } from './people-mix.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';

export type NewUser = Omit<UserRow, 'number'>;

/** Somebody of the demo world: the row, and what the rest of the world wants to know about them. */
export interface Person {
  id: string;
  name: string;
  given: string;
  language: Language;
  team: Team;
  isStaff: boolean;
  // Whole days, so that who speaks when does not depend on the time of day.
  /** How many days ago they came. */
  sinceDays: number;
  /** How many days ago they were banned or left: nothing of theirs is later. */
  quietDays?: number;
  /** For how many days only they have seen what they write. */
  shadowedDays?: number;
  row: NewUser;
}

interface Sketch {
  id: string;
  name: string;
  given: string;
  language: Language;
  isWoman: boolean;
  team: Team;
  role: string;
}

const plain: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ı: 'i', ñ: 'n' };

/** An id from a name in Latin letters. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[øæœßłđıñ]/g, (letter) => plain[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const words = (list: string): { native: string; latin: string }[] =>
  list.split(' ').map((word) => {
    const [native = '', latin = native] = word.split('=');
    return { native: native.replaceAll('-', native.match(/^\p{Script=Latin}/u) ? '-' : ' '), latin };
  });

function nameOf(pack: LanguagePack, given: string, family: string): string {
  if (pack.order === 'family given') return `${family} ${given}`;
  return pack.order === 'familygiven' ? `${family}${given}` : `${given} ${family}`;
}

function sketch(random: Random, language: Language, teams: readonly Team[], taken: Set<string>): Sketch {
  const pack = packOf(language);
  for (;;) {
    const isWoman = random.chance(0.5);
    const given = random.pick(words(isWoman ? pack.women : pack.men));
    const family = random.pick(words(isWoman ? (pack.familiesOfWomen ?? pack.families) : pack.families));
    const id = slug(`${given.latin} ${family.latin}`);
    if (taken.has(id)) continue;
    taken.add(id);
    const name = nameOf(pack, given.native, family.native);
    return { id, name, given: given.native, language, isWoman, team: random.pick(teams), role: 'user' };
  }
}

const knownIds = new Set(knownPeople.map(({ id }) => id));
const isKnown = (id: string): boolean => knownIds.has(id);

function sketches(random: Random): Sketch[] {
  const taken = new Set(knownIds);
  return peopleMix.flatMap(({ language, people, teams }) => {
    const known = knownPeople
      .filter((person) => person.language === language)
      .map((person) => ({ ...person, given: person.name.split(' ')[0] ?? person.name }));
    const drawn = Array.from({ length: people - known.length }, () => sketch(random, language, teams, taken));
    // Every language has staff of its own: about one in seven.
    const staff = Math.ceil(people / 7);
    return [
      ...known,
      ...drawn.map((person, index) => (index < staff ? { ...person, role: 'moderator' } : person)),
    ];
  });
}

// Online, today, this month, long ago; one in twelve never came.
function lastActive(random: Random, now: Micros): Micros | null {
  const tier = random.next();
  if (tier < 0.12) return now - random.int(0, 4) * MINUTE;
  if (tier < 0.45) return now - random.int(6, 60 * 20) * MINUTE;
  if (tier < 0.75) return now - random.int(24, 24 * 30) * HOUR;
  return tier < 0.92 ? now - random.int(31, 700) * DAY : null;
}

function customOf(random: Random, { role, language }: Sketch): Record<string, unknown> {
  if (role !== 'user') {
    return { desk: random.pick(['travel', 'refunds', 'partners', 'night']), extension: random.int(200, 899) };
  }
  return {
    loyalty: random.pick(['none', 'none', 'bronze', 'silver', 'gold']),
    trips: random.int(0, 38),
    newsletter: random.chance(0.4),
    ...(random.chance(0.3) && { home_city: random.pick(packOf(language).cities) }),
    ...(random.chance(0.15) && { seat: { window: random.chance(0.7), row_max: random.int(5, 30) } }),
  };
}

function toPerson(random: Random, person: Sketch, index: number, now: Micros): Person {
  const { id, name, given, language, team } = person;
  const role = person.role === 'user' && random.chance(0.06) ? 'guest' : person.role;
  // Most are there since before the first channel.
  const isNewcomer = role !== 'moderator' && role !== 'admin' && !isKnown(id) && random.chance(0.14);
  const days = isNewcomer ? random.int(4, 600) : random.int(1110, 1500);
  const created = now - days * DAY - random.int(0, 86_399) * SECOND - index;
  const isStaff = role === 'moderator' || role === 'admin';
  const active = lastActive(random, now);
  return {
    id,
    name,
    given,
    language,
    team,
    isStaff,
    sinceDays: days,
    row: {
      id,
      name,
      // Some never chose a picture.
      image: random.chance(0.9) ? drawAvatar(random, person.isWoman) : null,
      role,
      language: random.chance(0.85) ? language : '',
      teams: JSON.stringify(isStaff ? [...new Set([team, 'ops'])] : random.chance(0.8) ? [team] : []),
      teams_role: null,
      privacy_settings: null,
      push_notifications: null,
      custom: JSON.stringify(customOf(random, person)),
      invisible: Number(random.chance(0.02)),
      banned: 0,
      shadow_banned: 0,
      bypass_moderation: 0,
      ban_expires: null,
      last_active: active === null ? null : Math.max(active, created),
      revoke_tokens_issued_before: null,
      created_at: created,
      updated_at: created + random.int(0, 3) * DAY,
      deactivated_at: null,
      deleted_at: null,
    },
  };
}

/** The 400 people, as they are before anybody is banned or leaves (moderation.ts). */
export function makePeople(now: Micros): Person[] {
  const random = createRandom('lumen/people');
  return sketches(random).map((person, index) => toPerson(random, person, index, now));
}
