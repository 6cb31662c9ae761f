import type { ChannelRow } from '../../store/channels.ts';
import { DISTINCT_PREFIX } from '../../store/channels.ts';
import type { ReactionRow } from '../../store/reactions.ts';
import type { ReadRow } from '../../store/reads.ts';
import type { Micros } from '../../time.ts';
import type { NewHistory } from './afterlife.ts';
import { live } from './afterlife.ts';
import { remoteImage } from './attachments.ts';
import { castChannel } from './cast.ts';
import type { Cast } from './cast.ts';
import { tell } from './conversation.ts';
import { packOf } from './languages/index.ts';
import type { Membership } from './membership.ts';
import { gather } from './membership.ts';
import type { DemoMessage } from './messages.ts';
import { isInChannel } from './messages.ts';
import { DAY, HOUR, MINUTE, midnight } from './moments.ts';
import type { Person } from './people.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import { react } from './reactions.ts';
import { readUpTo } from './read-states.ts';
import { makeScenes } from './scenes.ts';
import { ageInDays, scheduleScenes } from './schedule.ts';

export type NewChannelRow = Omit<ChannelRow, 'number' | 'name' | 'last_updated'>;

/** A channel with everything that belongs to it. */
export interface ChannelRecord extends Membership {
  channel: NewChannelRow;
  reads: ReadRow[];
  messages: DemoMessage[];
  history: NewHistory[];
  reactions: ReactionRow[];
}

function channelRow(
  random: Random,
  plan: ChannelPlan,
  cast: Cast,
  messages: readonly DemoMessage[],
  created: Micros,
  truncatedAt: Micros | undefined,
  now: Micros,
): NewChannelRow {
  const { type, id, traits } = plan;
  const newest = messages.findLast(isInChannel)?.created_at ?? null;
  const changed = traits.frozen || traits.disabled ? (newest ?? created) + random.int(1, 72) * HOUR : created;
  const updated = Math.min(Math.max(changed, truncatedAt ?? 0), now - MINUTE);
  return {
    cid: `${type}:${id}`,
    type,
    id,
    team: plan.team,
    created_by_id: cast.creator.id,
    custom: JSON.stringify(plan.name === undefined ? plan.custom : { name: plan.name, ...plan.custom }),
    is_distinct: Number(id.startsWith(DISTINCT_PREFIX)),
    frozen: Number(traits.frozen ?? false),
    disabled: Number(traits.disabled ?? false),
    auto_translation_enabled: traits.translatedTo === undefined ? null : 1,
    auto_translation_language: traits.translatedTo ?? null,
    cooldown: traits.cooldown ?? null,
    config_overrides: traits.overrides === undefined ? null : JSON.stringify(traits.overrides),
    filter_tags: JSON.stringify(traits.tags ?? []),
    member_count: cast.members.length,
    message_count: messages.filter(({ truncated, pending }) => truncated === 0 && pending === 0).length,
    created_at: created,
    updated_at: Math.max(updated, created),
    last_message_at: newest,
    truncated_at: truncatedAt ?? null,
    truncated_by_id: truncatedAt === undefined ? null : cast.creator.id,
    deleted_at: traits.deletedDaysAgo === undefined ? null : now - traits.deletedDaysAgo * DAY,
  };
}

/** Fills a planned channel with people and talk. What it becomes depends on the plan, the people and `now` alone. */
export function makeChannel(plan: ChannelPlan, people: readonly Person[], now: Micros): ChannelRecord {
  const cid = `${plan.type}:${plan.id}`;
  const random = createRandom(`lumen/${cid}`);
  const { zoneHours } = packOf(plan.language);
  const scenes = makeScenes(random, plan);
  const age = ageInDays(plan, scenes.length);
  const morning = midnight(now, zoneHours) - age * DAY;
  const created = morning + random.int(7 * 60, 19 * 60) * MINUTE + random.int(0, 59_999_999);
  const cast = castChannel(random, plan, people, age);
  const messages = tell(
    { random, plan, cid, cast },
    scenes,
    scheduleScenes(random, plan, scenes.length, zoneHours, now),
  );
  const newest = messages.at(-1);
  if (plan.traits.strange && newest) newest.attachments = JSON.stringify([remoteImage]);
  const { history, truncatedAt } = live(random, plan, cast, messages, now);
  const reactions = react(random, plan, cast, messages, now);
  const membership = gather(random, plan, cast, messages, created, now);
  return {
    ...membership,
    channel: channelRow(random, plan, cast, messages, created, truncatedAt, now),
    reads: readUpTo(random, membership.members, membership.mutes, messages, created),
    messages,
    history,
    reactions,
  };
}
