import type { Micros } from '../../time.ts';
import { makeCustom } from './channel-custom.ts';
import { bookingMembers, languageMix, tagMix, teamMix, topicMix } from './channel-mix.ts';
import { distinctId } from '../../distinct-id.ts';
import type { Language } from './languages/index.ts';
import { packOf } from './languages/index.ts';
import type { Topic } from './languages/pack.ts';
import type { Person } from './people.ts';
import { slug } from './people.ts';
import type { Team } from './people-mix.ts';
import type { ChannelPlan, Traits } from './plan.ts';
import { typeOfTopic } from './plan.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import { createSlots } from './slots.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

// No channel is older than this.
const OLDEST_DAYS = 1060;

const drawMessages = (random: Random): number => {
  const [from, to] = random.weighted<readonly [number, number]>([
    [[0, 0], 3],
    [[1, 9], 45],
    [[10, 30], 34],
    [[30, 110], 14],
    [[150, 430], 3.4],
    [[450, 800], 0.3],
  ]);
  return random.int(from, to);
};

const drawIdleMinutes = (random: Random): number => {
  const [from, to] = random.weighted<readonly [number, number]>([
    [[3, 120], 3],
    [[2 * HOUR, 23 * HOUR], 7],
    [[DAY, 30 * DAY], 28],
    [[30 * DAY, 365 * DAY], 38],
    [[365 * DAY, 960 * DAY], 24],
  ]);
  return random.int(from, to);
};

function drawTraits(random: Random, topic: Topic, team: Team | null): Traits {
  const isFrozen = random.chance(0.04);
  const tags = random.chance(0.16) ? random.sample(tagMix, random.int(1, 3)) : [];
  // The combination is kept for the five of seasonal.ts.
  const kept = isFrozen && team === 'emea' ? tags.filter((tag) => tag !== 'seasonal') : tags;
  return {
    ...(isFrozen && { frozen: true }),
    ...(random.chance(0.009) && { disabled: true }),
    ...(random.chance(topic === 'live' ? 0.2 : 0.012) && { cooldown: random.pick([5, 10, 30, 60, 120]) }),
    ...(random.chance(0.015) && {
      overrides: random.pick([
        { reactions: false },
        { uploads: false, url_enrichment: false },
        { max_message_length: 500 },
      ]),
    }),
    ...(random.chance(0.008) && { truncated: true }),
    ...(random.chance(0.006) && { pending: true }),
    ...(random.chance(0.01) && { translatedTo: random.pick(['en', 'fr', 'es']) }),
    ...(kept.length > 0 && { tags: kept }),
  };
}

const codes: Record<Topic, string> = {
  booking: 'bk',
  group: 'trip',
  desk: 'desk',
  live: 'live',
  game: 'game',
  shop: 'lm',
  direct: 'direct',
  season: 'season',
};

/** The next free id; ids and names are never used twice. */
function nameChannel(random: Random, topic: Topic, language: Language, person: Person, taken: Set<string>) {
  const pack = packOf(language);
  const own = pack.channels[topic];
  const patterns = own ?? packOf('en').channels[topic] ?? [];
  for (let tries = 0; ; tries += 1) {
    const number = random.int(1000, 99_999);
    const code = `${codes[topic]}-${number}`;
    const fill = createSlots(random, own ? pack : packOf('en'), {
      ref: `BK-${number}`,
      order: `LM-${number}`,
      person: person.name,
      given: person.given,
    });
    const plain = fill(random.pick(patterns));
    const name = tries < 3 ? plain : `${plain} · ${number % 100}`;
    if (taken.has(code) || taken.has(name)) continue;
    taken.add(code).add(name);
    const id = topic === 'booking' ? `${code}-${slug(person.id).slice(0, 40)}` : code;
    return { id, name, code };
  }
}

const peopleOf = (people: readonly Person[], language: Language, team: Team | null): Person[] => {
  const speakers = people.filter((person) => person.language === language && !person.isStaff);
  const local = speakers.filter((person) => person.team === team);
  return local.length >= 6 ? local : speakers;
};

function drawPlan(
  random: Random,
  topic: Topic,
  [fewest, most]: readonly [number, number],
  people: readonly Person[],
  taken: Set<string>,
  now: Micros,
): ChannelPlan {
  const team = random.weighted(teamMix);
  const language = random.weighted(languageMix[team ?? 'none']);
  const messages = drawMessages(random);
  // Most groups are small; a few are not.
  const members = Math.min(random.int(fewest, most), random.int(fewest, most));
  const days = Math.max(1, Math.round(messages * (0.1 + random.next() * 0.5)));
  const shared = {
    type: typeOfTopic[topic],
    topic,
    language,
    team,
    messages: topic === 'direct' ? Math.min(messages, 160) : messages,
    members: random.chance(0.008) && topic !== 'direct' ? 0 : members,
    idleMinutes: Math.min(drawIdleMinutes(random), (OLDEST_DAYS - days) * DAY),
    days,
    traits: drawTraits(random, topic, team),
  };
  const candidates = peopleOf(people, language, team);
  if (topic !== 'direct') {
    const person = random.pick(candidates);
    const { id, name, code } = nameChannel(random, topic, language, person, taken);
    return { ...shared, id, name, known: [person.id], custom: makeCustom(random, topic, code, now) };
  }
  for (;;) {
    // Small languages run out of pairs.
    const [one, other] = random.sample(random.chance(0.8) ? candidates : people, 2);
    if (!one || !other) throw new RangeError('nobody to talk to');
    const id = distinctId([one.id, other.id]);
    if (taken.has(id)) continue;
    taken.add(id);
    // Applications name these or leave it to whoever shows them.
    const name = random.chance(0.7)
      ? { name: random.chance(0.5) ? other.name : `${one.given} & ${other.given}` }
      : {};
    return { ...shared, ...name, id, known: [one.id, other.id], custom: {} };
  }
}

/** `live` channels drawn by chance, and `deleted` more that are softly deleted. */
export function drawPlans(
  people: readonly Person[],
  live: number,
  deleted: number,
  now: Micros,
): ChannelPlan[] {
  const random = createRandom('lumen/channels');
  const taken = new Set<string>();
  const settled = people.filter(
    (person) => person.quietDays === undefined && person.sinceDays > OLDEST_DAYS + 40,
  );
  const plans: ChannelPlan[] = [];
  const add = (topic: Topic, count: number, members: readonly [number, number]): void => {
    for (let index = 0; index < count; index += 1)
      plans.push(drawPlan(random, topic, members, settled, taken, now));
  };
  for (const { topic, channels, members } of topicMix) add(topic, channels, members);
  add('booking', live - plans.length, bookingMembers);
  add('group', deleted, [2, 12]);
  return plans.map((plan, index) =>
    index < live
      ? plan
      : {
          ...plan,
          idleMinutes: Math.max(plan.idleMinutes, 40 * DAY),
          traits: { deletedDaysAgo: random.int(1, 39) },
        },
  );
}
