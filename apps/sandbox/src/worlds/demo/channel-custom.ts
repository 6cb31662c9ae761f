import type { Micros } from '../../time.ts';
import type { Topic } from './languages/pack.ts';
import { DAY, isoDay } from './moments.ts';
import type { Random } from './random.ts';

/** A channel's custom data, by what it is about: texts, numbers, booleans, lists, nested objects, dates. */
export function makeCustom(random: Random, topic: Topic, code: string, now: Micros): Record<string, unknown> {
  const soon = (): string => isoDay(now + random.int(-400, 90) * DAY);
  switch (topic) {
    case 'booking':
      return {
        booking: code.toUpperCase(),
        status: random.pick(['open', 'waiting', 'closed', 'closed', 'closed']),
        priority: random.int(1, 5),
        travellers: random.int(1, 6),
        vip: random.chance(0.08),
        departs_on: soon(),
        ...(random.chance(0.3) && {
          hotel: { nights: random.int(1, 14), board: random.pick(['none', 'breakfast', 'half']) },
        }),
      };
    case 'shop':
      return {
        order: code.toUpperCase(),
        total: random.int(900, 24_900) / 100,
        paid: random.chance(0.85),
        items: Array.from({ length: random.int(1, 3) }, () => ({
          sku: `T-${random.int(100, 999)}`,
          quantity: random.int(1, 3),
        })),
      };
    case 'group':
      return {
        starts_on: soon(),
        is_public: random.chance(0.6),
        interests: random.sample(
          ['walking', 'food', 'trains', 'photos', 'museums', 'sea', 'snow'],
          random.int(1, 3),
        ),
      };
    case 'desk':
    case 'season':
      return {
        desk: random.pick(['travel', 'refunds', 'partners', 'night', 'content']),
        floor: random.int(0, 4),
      };
    case 'live':
      return {
        camera: { id: `cam-${random.int(1, 60)}`, fps: random.pick([25, 30, 60]) },
        viewers_peak: random.int(20, 4000),
      };
    case 'game':
      return { level: random.int(1, 60), ranked: random.chance(0.5), best_score: random.int(1000, 90_000) };
    case 'direct':
      return {};
    default:
      return topic satisfies never;
  }
}
