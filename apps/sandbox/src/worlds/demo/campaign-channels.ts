import { MEMBER_DEFAULTS } from '../../store/members.ts';
import type { MemberRow } from '../../store/members.ts';
import type { ReadRow } from '../../store/reads.ts';
import type { Micros } from '../../time.ts';
import type { NewRecipient } from './campaigns.ts';
import type { ChannelRecord } from './channel.ts';
import { makeMessage } from './messages.ts';
import type { DemoMessage } from './messages.ts';
import type { Person } from './people.ts';
import { createRandom } from './random.ts';

const TYPE = 'messaging';

/** How campaigns make their channels. */
export const CHANNEL_TEMPLATE = {
  type: TYPE,
  id: '{{ sender.id }}-{{ receiver.id }}',
  custom: { name: 'Lumen letters', kind: 'letters' },
};

/** Two people, and what one of them has sent the other. */
interface Correspondence {
  cid: string;
  senderId: string;
  receiverId: string;
  created: Micros;
  messages: DemoMessage[];
}

const member = (cid: string, userId: string, at: Micros): MemberRow => ({
  cid,
  user_id: userId,
  channel_role: 'channel_member',
  is_moderator: 0,
  ...MEMBER_DEFAULTS,
  custom: '{}',
  created_at: at,
  updated_at: at,
});

const readUpTo = (
  cid: string,
  userId: string,
  message: DemoMessage | undefined,
  created: Micros,
  unread: number,
) =>
  ({
    cid,
    user_id: userId,
    last_read: message?.created_at ?? created,
    last_read_message_id: message?.id ?? null,
    unread_messages: unread,
    last_delivered_at: message?.created_at ?? null,
    last_delivered_message_id: message?.id ?? null,
  }) satisfies ReadRow;

function record({ cid, senderId, receiverId, created, messages }: Correspondence): ChannelRecord {
  const random = createRandom(`lumen/${cid}`);
  // Most read what they are sent, some only the first, some nothing.
  const read = random.weighted<number>([
    [messages.length, 60],
    [Math.min(1, messages.length), 15],
    [0, 25],
  ]);
  const newest = messages.at(-1);
  return {
    channel: {
      cid,
      type: TYPE,
      id: cid.slice(TYPE.length + 1),
      team: null,
      created_by_id: senderId,
      custom: JSON.stringify(CHANNEL_TEMPLATE.custom),
      is_distinct: 0,
      frozen: 0,
      disabled: 0,
      auto_translation_enabled: null,
      auto_translation_language: null,
      cooldown: null,
      config_overrides: null,
      filter_tags: '[]',
      member_count: 2,
      message_count: messages.length,
      created_at: created,
      updated_at: created,
      last_message_at: newest?.created_at ?? null,
      truncated_at: null,
      truncated_by_id: null,
      deleted_at: null,
    },
    members: [member(cid, receiverId, created + 1), member(cid, senderId, created + 2)],
    reads: [
      readUpTo(cid, receiverId, messages[read - 1], created, messages.length - read),
      readUpTo(cid, senderId, newest, created, 0),
    ],
    // Nobody wants hundreds of these in their own list.
    hides: [{ user_id: senderId, cid, created_at: newest?.created_at ?? created }],
    mutes: [],
    bans: [],
    messages,
    history: [],
    reactions: [],
  };
}

/** What campaigns have sent: one channel for each pair of people, made with the first letter. */
export class Letters {
  readonly #random = createRandom('lumen/letters');
  readonly #people: Map<string, Person>;
  readonly #channels = new Map<string, Correspondence>();

  constructor(people: readonly Person[]) {
    this.#people = new Map(people.map((person) => [person.id, person]));
  }

  nameOf(userId: string): { name: string } {
    return { name: this.#people.get(userId)?.name ?? '' };
  }

  write(
    senderId: string,
    receiver: Person,
    text: string,
    custom: Record<string, unknown>,
    at: Micros,
  ): { cid: string; messageId: string; isNew: boolean } {
    const cid = `${TYPE}:${senderId}-${receiver.id}`;
    const known = this.#channels.get(cid);
    const channel = known ?? { cid, senderId, receiverId: receiver.id, created: at - 2000, messages: [] };
    this.#channels.set(cid, channel);
    const message = makeMessage(this.#random, cid, senderId, text, at, { custom: JSON.stringify(custom) });
    channel.messages.push(message);
    return { cid, messageId: message.id, isNew: known === undefined };
  }

  channels(): ChannelRecord[] {
    return [...this.#channels.values()].map(record);
  }

  /** Which recipients have read what they were sent. */
  readers(
    recipients: readonly NewRecipient[],
    channels: readonly ChannelRecord[],
  ): { campaign_id: string; cid: string; user_id: string }[] {
    const reads = new Map(
      channels.flatMap(({ reads: rows }) => rows.map((row) => [`${row.cid} ${row.user_id}`, row])),
    );
    return recipients.flatMap(({ campaign_id, cid, target_id, sent_at: sentAt }) => {
      const upTo = reads.get(`${cid} ${target_id}`)?.last_read ?? 0;
      return cid !== null && sentAt !== null && upTo >= sentAt
        ? { campaign_id, cid, user_id: target_id }
        : [];
    });
  }
}
