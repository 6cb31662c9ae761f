import type { ReactionRow } from '../../store/reactions.ts';
import type { Micros } from '../../time.ts';
import type { Cast } from './cast.ts';
import type { DemoMessage } from './messages.ts';
import { SECOND } from './moments.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';

// The five that clients ship with, and some that an application added as they are.
const types = [
  ['like', 30],
  ['love', 24],
  ['haha', 14],
  ['wow', 8],
  ['sad', 3],
  ['🙏', 9],
  ['🎉', 7],
  ['✅', 6],
  ['🔥', 5],
  ['👀', 3],
] as const;

// Mostly one or two people, sometimes half the room.
const drawCrowd = (random: Random): number =>
  random.weighted([
    [1, 50],
    [2, 24],
    [random.int(3, 6), 18],
    [random.int(7, 24), 8],
  ]);

/** Who reacted how to a channel's messages. */
export function react(
  random: Random,
  plan: ChannelPlan,
  cast: Cast,
  messages: readonly DemoMessage[],
  now: Micros,
): ReactionRow[] {
  if (plan.traits.overrides?.['reactions'] === false) return [];
  const crowd = cast.members.slice(0, 40).filter((person) => person.quietDays === undefined);
  const likelihood = plan.members > 2 ? 0.2 : 0.07;
  return messages.flatMap((message) => {
    if (message.type === 'system' || message.pending === 1 || !random.chance(likelihood)) return [];
    const mood = [random.weighted(types), random.weighted(types), random.weighted(types)];
    return random
      .sample(crowd, drawCrowd(random))
      .filter(({ id }) => id !== message.user_id)
      .map((person): ReactionRow => {
        const at = Math.min(
          message.created_at + random.int(3, 5000) * SECOND + random.int(0, 999),
          now - SECOND,
        );
        return {
          message_id: message.id,
          user_id: person.id,
          type: random.pick(mood),
          score: random.chance(0.02) ? random.int(2, 5) : 1,
          custom: '{}',
          created_at: at,
          updated_at: at,
        };
      });
  });
}
