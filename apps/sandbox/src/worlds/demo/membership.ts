import type { ChannelMuteRow } from '../../store/channel-mutes.ts';
import { MEMBER_DEFAULTS } from '../../store/members.ts';
import type { MemberRow } from '../../store/members.ts';
import type { Micros } from '../../time.ts';
import type { Cast } from './cast.ts';
import type { DemoMessage } from './messages.ts';
import type { NewBan } from './moderation.ts';
import { DAY, HOUR, MINUTE, SECOND } from './moments.ts';
import type { Person } from './people.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';

export interface NewHide {
  user_id: string;
  cid: string;
  created_at: Micros;
}

/** What belongs to a channel's members, but for what they have read. */
export interface Membership {
  members: MemberRow[];
  hides: NewHide[];
  mutes: ChannelMuteRow[];
  bans: NewBan[];
}

const titles = ['Guide', 'Driver', 'Desk', 'Night desk', 'Kitchen', 'Partner', 'Trainee'];

function roleOf(random: Random, plan: ChannelPlan, cast: Cast, person: Person): string {
  if (plan.topic === 'direct') return 'channel_member';
  const isLikely = person === cast.creator ? 0.8 : person.isStaff ? 0.3 : 0.01;
  return random.chance(isLikely) ? 'channel_moderator' : 'channel_member';
}

function join(
  random: Random,
  plan: ChannelPlan,
  cast: Cast,
  person: Person,
  created: Micros,
  until: Micros,
): MemberRow {
  const isVoice = cast.voices.includes(person);
  const joined = isVoice ? created : created + Math.floor(random.next() * (until - created));
  const role = roleOf(random, plan, cast, person);
  const isWork = plan.topic === 'desk' || plan.topic === 'season';
  return {
    cid: `${plan.type}:${plan.id}`,
    user_id: person.id,
    channel_role: role,
    is_moderator: Number(role === 'channel_moderator'),
    ...MEMBER_DEFAULTS,
    notifications_muted: Number(random.chance(0.03)),
    custom: isWork && random.chance(0.5) ? JSON.stringify({ title: random.pick(titles) }) : '{}',
    created_at: joined + random.int(0, 999_999),
    updated_at: joined + SECOND,
  };
}

// An invitation still open, taken up or turned down.
function invite(random: Random, member: MemberRow, now: Micros): void {
  member.invited = 1;
  const answered = Math.min(member.created_at + random.int(5, 2000) * MINUTE, now - SECOND);
  const fate = random.next();
  if (fate < 0.5) member.invite_accepted_at = answered;
  else if (fate < 0.7) member.invite_rejected_at = answered;
  member.updated_at = Math.max(member.updated_at, answered);
}

/** Makes a channel's members, with invitations, pins, mutes, bans and those who hid it. */
export function gather(
  random: Random,
  plan: ChannelPlan,
  cast: Cast,
  messages: readonly DemoMessage[],
  created: Micros,
  now: Micros,
): Membership {
  const cid = `${plan.type}:${plan.id}`;
  const silentSince = messages.at(-1)?.created_at ?? created;
  const result: Membership = { members: [], hides: [], mutes: [], bans: [] };
  for (const person of cast.members) {
    const member = join(random, plan, cast, person, created, silentSince);
    result.members.push(member);
    const since = (most: number): Micros =>
      silentSince + Math.floor(random.next() * Math.min(most, now - silentSince - SECOND));
    const chance = random.next();
    if (chance < 0.02) member.pinned_at = since(30 * DAY);
    else if (chance < 0.035) member.archived_at = since(60 * DAY);
    else if (chance < 0.055) result.hides.push({ user_id: person.id, cid, created_at: since(20 * DAY) });
    else if (chance < 0.075) {
      const at = since(10 * DAY);
      const expires = random.chance(0.3) ? now + random.int(1, 400) * HOUR : null;
      result.mutes.push({ user_id: person.id, cid, expires, created_at: at, updated_at: at });
    } else if (plan.topic === 'direct' || cast.voices.includes(person)) continue;
    else if (chance < 0.105) invite(random, member, now);
    else if (chance < 0.108 && messages.length > 4) {
      member.hide_messages_before = messages[messages.length >> 1]?.created_at ?? null;
    } else if (chance < 0.111) {
      const at = since(15 * DAY);
      const expires = random.chance(0.5) ? now + random.int(1, 30) * DAY : null;
      member.banned = 1;
      member.ban_expires = expires;
      const reason = random.pick([
        'Off topic, again and again',
        'Shouting',
        'Posted the same link nine times',
      ]);
      result.bans.push({
        target_id: person.id,
        cid,
        banned_by_id: cast.creator.id,
        reason,
        shadow: 0,
        expires,
        created_at: at,
      });
    }
  }
  return result;
}
