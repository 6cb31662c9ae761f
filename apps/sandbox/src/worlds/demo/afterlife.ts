import { renderHtml } from '../../operations/messages/render-html.ts';
import type { Micros } from '../../time.ts';
import type { Cast } from './cast.ts';
import type { DemoMessage } from './messages.ts';
import { isInChannel } from './messages.ts';
import { DAY, HOUR, SECOND } from './moments.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';

/** An earlier version of a message. */
export interface NewHistory {
  message_id: string;
  cid: string;
  text: string;
  attachments: string;
  custom: string;
  message_updated_at: Micros;
  message_updated_by_id: string;
}

const MOST_PINNED = 7;

const earlier = (now: Micros, at: Micros): Micros => Math.min(at, now - SECOND);

// What somebody typed before they looked at it again.
const firstDraft = (random: Random, text: string): string =>
  random.pick([
    text.replace(/[.!?…。！？]+$/u, ''),
    text.replace(/(\p{L})(\p{L})/u, '$2$1'),
    `${text.split(' ').slice(0, -1).join(' ')} …`,
    text.toLowerCase(),
  ]);

function edit(random: Random, message: DemoMessage, now: Micros): NewHistory[] {
  const versions: NewHistory[] = [];
  const author = message.user_id ?? '';
  let before = message.created_at;
  for (let count = random.chance(0.15) ? 2 : 1; count > 0; count -= 1) {
    versions.push({
      message_id: message.id,
      cid: message.cid,
      text: firstDraft(random, message.text),
      attachments: message.attachments,
      custom: message.custom,
      message_updated_at: before,
      message_updated_by_id: author,
    });
    before = earlier(now, before + random.int(8, 900) * SECOND);
  }
  message.updated_at = before;
  message.message_text_updated_at = before;
  message.html = renderHtml(message.text);
  return versions;
}

function settlePins(random: Random, messages: readonly DemoMessage[], cast: Cast, now: Micros): void {
  const marked = messages.filter(({ pinned }) => pinned === 1);
  const kept = new Set(random.sample(marked, MOST_PINNED));
  for (const message of marked) {
    message.pinned = Number(kept.has(message));
    if (message.pinned === 0) continue;
    message.pinned_at = earlier(now, message.created_at + random.int(5, 4000) * SECOND);
    message.pinned_by_id = random.chance(0.6) ? message.user_id : random.pick(cast.voices).id;
    const fate = random.next();
    if (fate < 0.2) message.pin_expires = message.pinned_at + random.int(1, 30) * HOUR;
    else if (fate < 0.32) message.pin_expires = now + random.int(1, 40) * DAY;
  }
}

function countReplies(messages: readonly DemoMessage[]): void {
  const byId = new Map(messages.map((message) => [message.id, message]));
  for (const { parent_id, deleted_at, pending, truncated } of messages) {
    const parent = parent_id === null ? undefined : byId.get(parent_id);
    if (!parent) continue;
    if (deleted_at !== null) parent.deleted_reply_count += 1;
    else if (pending === 0 && truncated === 0) parent.reply_count += 1;
  }
}

/** The older half goes, with the threads that hang from it. */
function truncate(messages: readonly DemoMessage[]): Micros | undefined {
  const last = messages[Math.floor(messages.length / 2) - 1];
  if (!last) return undefined;
  const gone = new Set<string>();
  for (const message of messages) {
    const isOld =
      message.created_at <= last.created_at || (message.parent_id !== null && gone.has(message.parent_id));
    if (!isOld) continue;
    message.truncated = 1;
    gone.add(message.id);
  }
  return last.created_at;
}

/** What a conversation became since: its history, and the moment up to which it was truncated. */
export interface Afterlife {
  history: NewHistory[];
  truncatedAt?: Micros;
}

/**
 * What happened to messages once they were sent (the messages are changed): edits, deletions, pins, quotes,
 * silent ones, a truncation. Ends with the counters of the threads.
 */
export function live(
  random: Random,
  plan: ChannelPlan,
  cast: Cast,
  messages: readonly DemoMessage[],
  now: Micros,
): Afterlife {
  const history: NewHistory[] = [];
  messages.forEach((message, index) => {
    if (message.type === 'system') return;
    const chance = random.next();
    if (chance < 0.022 && message.text.length > 12) history.push(...edit(random, message, now));
    else if (chance < 0.038) {
      message.deleted_at = earlier(now, message.created_at + random.int(10, 5400) * SECOND);
      message.updated_at = message.deleted_at;
    } else if (chance < 0.041) message.silent = 1;
    else if (chance < 0.075) {
      const quoted = messages[index - random.int(1, 4)];
      if (quoted && isInChannel(quoted) && quoted.type === 'regular' && message.parent_id === null) {
        message.quoted_message_id = quoted.id;
      }
    } else if (chance < 0.11) {
      message.custom = JSON.stringify({
        source: random.pick(['ios', 'android', 'web', 'email']),
        ticket: random.int(1000, 9999),
      });
    }
  });
  settlePins(random, messages, cast, now);
  if (plan.traits.pending) {
    const newest = messages.findLast(({ type, pinned }) => type === 'regular' && pinned === 0);
    const isParent = messages.some(({ parent_id }) => parent_id === newest?.id);
    if (newest && !isParent && newest.deleted_at === null) {
      newest.pending = 1;
      newest.pending_metadata = JSON.stringify({ held_by: 'card-number-check' });
    }
  }
  const truncatedAt = plan.traits.truncated ? truncate(messages) : undefined;
  countReplies(messages);
  return truncatedAt === undefined ? { history } : { history, truncatedAt };
}
