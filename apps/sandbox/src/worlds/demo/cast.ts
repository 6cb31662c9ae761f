import type { Person } from './people.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';

/** Who is in a channel, and who of them speaks. */
export interface Cast {
  members: readonly Person[];
  /** The regulars: a few of the members, or former ones when nobody is left. */
  voices: readonly Person[];
  creator: Person;
}

/** How many people really talk in a large channel. */
const REGULARS = 16;

const isService = ({ topic }: ChannelPlan): boolean => topic === 'booking' || topic === 'shop';

/** Finds a channel's people: who the plan names, then those who share its language, its team, and at last anybody. */
export function castChannel(
  random: Random,
  plan: ChannelPlan,
  people: readonly Person[],
  ageInDays: number,
): Cast {
  const known = (plan.known ?? []).flatMap((id) => people.find((person) => person.id === id) ?? []);
  const wanted = Math.max(plan.members, 4, known.length);
  const chosen = new Set<Person>(known);
  const add = (list: readonly Person[], most: number): void => {
    const free = list.filter((person) => !chosen.has(person) && person.sinceDays > ageInDays);
    for (const person of random.sample(free, most)) chosen.add(person);
  };
  const isLocal = (person: Person): boolean => person.language === plan.language;
  if (isService(plan))
    add(
      people.filter((person) => isLocal(person) && person.isStaff),
      Math.max(1, wanted >> 1),
    );
  add(
    people.filter((person) => isLocal(person) && person.team === plan.team),
    wanted - chosen.size,
  );
  add(people.filter(isLocal), wanted - chosen.size);
  add(
    people.filter((person) => person.team === plan.team),
    wanted - chosen.size,
  );
  add(people, wanted - chosen.size);

  const all = [...chosen];
  const members = plan.topic === 'direct' ? known : all.slice(0, plan.members);
  const voices = (members.length > 0 ? members : all).slice(0, REGULARS);
  const creator = voices.find((person) => person.quietDays === undefined) ?? voices[0];
  if (!creator) throw new RangeError(`nobody for the channel ${plan.id}`);
  return { members, voices, creator };
}

/** Who says what in one dialogue of `day` days ago, by speaker: the desk's people answer, everybody else is anybody. */
export function castDialogue(random: Random, plan: ChannelPlan, cast: Cast, day: number): Person[] {
  const present = cast.voices.filter((person) => person.quietDays === undefined || person.quietDays < day);
  const speakers = random.sample(present.length > 0 ? present : [cast.creator], 4);
  if (!isService(plan)) return speakers;
  const staff = speakers.filter((person) => person.isStaff);
  return [cast.creator, ...staff, ...speakers.filter((person) => !person.isStaff && person !== cast.creator)];
}
