import type { LanguagePack } from './languages/pack.ts';
import type { Random } from './random.ts';

const two = (value: number): string => String(value).padStart(2, '0');

// Thousands apart by a narrow space, as nearly everybody reads it.
const grouped = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, '\u202f');

const makers: Record<string, (random: Random, pack: LanguagePack) => string> = {
  ref: (random) => `BK-${random.int(10_000, 99_999)}`,
  order: (random) => `LM-${random.int(20_000, 79_999)}`,
  city: (random, pack) => random.pick(pack.cities),
  day: (random, pack) => random.pick(pack.days),
  time: (random) => `${two(random.int(6, 21))}:${random.pick(['00', '10', '15', '20', '30', '40', '45'])}`,
  money: (random, pack) => pack.money.replace('#', grouped(random.int(5, 48) * 5 * (pack.perEuro ?? 1))),
  week: (random) => String(random.int(1, 52)),
  seconds: (random) => random.pick(['10', '30', '60']),
  n: (random) => String(random.int(2, 48)),
};

/**
 * Fills `{slots}` for one conversation: a slot keeps its value, and `{city2}` is a second city. `known` gives
 * values from outside (people's names); it wins over chance.
 */
export function createSlots(
  random: Random,
  pack: LanguagePack,
  known: Readonly<Record<string, string>> = {},
): (text: string) => string {
  const values = new Map(Object.entries(known));
  const taken = new Set<string>();
  const make = (slot: string): string => {
    const maker = makers[slot.replace(/\d$/, '')];
    if (!maker) throw new RangeError(`no such slot: ${slot}`);
    let value = maker(random, pack);
    for (let tries = 0; taken.has(value) && tries < 5; tries += 1) value = maker(random, pack);
    taken.add(value);
    values.set(slot, value);
    return value;
  };
  return (text) => text.replaceAll(/\{(\w+)\}/g, (_, slot: string) => values.get(slot) ?? make(slot));
}
