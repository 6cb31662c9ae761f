import type {
  ChannelResponse,
  ChannelStateResponseFields,
  MessageResponse,
  PendingMessageResponse,
} from '@backchannel/chat-api/types';
import type { Context } from '../context.ts';
import type { Caller } from '../http/auth.ts';
import { sightOf } from '../permissions.ts';
import { pendingLife } from '../store/pending-life.ts';
import { presentDraft } from '../present/draft.ts';
import { presentLocation } from '../present/location.ts';
import { presentMember } from '../present/member.ts';
import { presentMessage } from '../present/message.ts';
import { presentRead } from '../present/read.ts';
import type { ChannelRow } from '../store/channels.ts';
import { deletedByMembers } from '../store/deleted-for-me.ts';
import type { DeletedForMe } from '../store/deleted-for-me.ts';
import { findDraft } from '../store/drafts.ts';
import { liveLocationsIn } from '../store/locations.ts';
import type { LocationIn } from '../store/locations.ts';
import { findMember, membersOf } from '../store/members.ts';
import type { MemberRow } from '../store/members.ts';
import { messagePage } from '../store/message-window.ts';
import type { MessageWindow } from '../store/message-window.ts';
import { channelsWithPins, pendingMessagesOf } from '../store/messages.ts';
import type { MessageRow } from '../store/messages.ts';
import { readsAmong } from '../store/reads.ts';
import type { ReadRow } from '../store/reads.ts';
import { parseObject } from '../values.ts';
import { assembleChannels, newBooks } from './channels.ts';
import { MemberBook } from './members.ts';
import { assembleMessageLists, assembleMessages } from './messages.ts';
import type { PresentMessage } from './messages.ts';
import type { UserBook } from './users.ts';

const PINNED = 10;
const PENDING = 100;
const LOCATIONS = 100;

export interface StateOptions {
  readerId?: string | undefined;
  /** Who looks: from others than the app's own server is kept what only others may see. */
  viewer: Caller;
  /** False: the channel alone, its lists empty. Default true. */
  state?: boolean | undefined;
  messageLimit: number;
  /** Where the page of messages lies; asked for only when there is to be one. Default: the newest. */
  window?: (() => MessageWindow) | undefined;
  memberLimit: number;
  memberOffset?: number | undefined;
  /** Newest members first, as lists of channels have it; otherwise oldest first. */
  newestMembersFirst?: boolean | undefined;
  memberCustomInclude?: readonly string[] | undefined;
}

/** Who is in a channel, as far as it shows. */
interface People {
  row: ChannelRow;
  membership: MemberRow | undefined;
  members: MemberRow[];
}

// A few indexed statements per channel: each stops at its limit, which one statement for all could not.
const peopleIn = ({ db }: Context, row: ChannelRow, options: StateOptions): People => ({
  row,
  membership: options.readerId === undefined ? undefined : findMember(db, row.cid, options.readerId),
  members: membersOf(db, row.cid, {
    limit: options.memberLimit,
    offset: options.memberOffset ?? 0,
    newestFirst: options.newestMembersFirst ?? false,
  }),
});

/** The messages of a channel that its state shows. */
interface Messages {
  messages: MessageRow[];
  pinned: MessageRow[];
  pending: MessageRow[];
}

function messagesIn(
  context: Context,
  { row, membership }: People,
  hasPins: boolean,
  options: StateOptions,
): Messages {
  const { db, clock } = context;
  const { readerId } = options;
  const hiddenBefore = membership?.hide_messages_before ?? null;
  const now = clock.now();
  const page = { after: hiddenBefore, ...sightOf(context, options.viewer, row) };
  return {
    messages:
      options.messageLimit === 0
        ? []
        : messagePage(db, { cid: row.cid }, options.window?.() ?? {}, options.messageLimit, page),
    pinned: hasPins ? messagePage(db, { pinnedIn: row.cid, now }, {}, PINNED, page).reverse() : [],
    pending:
      readerId === undefined ? [] : pendingMessagesOf(db, row.cid, readerId, now - pendingLife(db), PENDING),
  };
}

/** What is read of all channels at once, by cid. */
interface Shared {
  reads: Map<string, ReadRow[]>;
  locations: Map<string, LocationIn[]>;
  deleted: Map<string, DeletedForMe[]>;
  withPins: Set<string>;
}

function loadShared({ db, clock }: Context, people: readonly People[], readerId: string | undefined): Shared {
  const cids = people.map(({ row }) => row.cid);
  const readers = new Map(
    people.map(({ row, members }) => {
      const ids = new Set(members.map((member) => member.user_id));
      if (readerId !== undefined) ids.add(readerId);
      return [row.cid, [...ids]];
    }),
  );
  const byCid = <T extends { cid: string }>(rows: T[]): Map<string, T[]> =>
    Map.groupBy(rows, ({ cid }) => cid);
  return {
    reads: byCid(readsAmong(db, readers)),
    locations: byCid(liveLocationsIn(db, cids, clock.now(), LOCATIONS)),
    deleted: byCid(deletedByMembers(db, cids)),
    withPins: channelsWithPins(db, cids),
  };
}

function presentPending(row: MessageRow | undefined, message: MessageResponse): PendingMessageResponse {
  const metadata = row?.pending_metadata ?? null;
  // The column holds the request's map of text to text.
  return metadata === null
    ? { message }
    : { message, metadata: parseObject(metadata) as Record<string, string> };
}

/** A channel's state with its messages in whatever form they are wanted. */
export type StateOf<Message> = Omit<ChannelStateResponseFields, 'messages' | 'pinned_messages'> & {
  messages: Message[];
  pinned_messages: Message[];
};

function stateOf<Message>(
  context: Context,
  people: People,
  shared: Shared,
  channel: ChannelResponse | undefined,
  options: StateOptions,
  users: UserBook,
  present: PresentMessage<Message>,
): StateOf<Message> {
  const { row, membership } = people;
  const { readerId } = options;
  const found = messagesIn(context, people, shared.withPins.has(row.cid), options);
  const members = new MemberBook(context.db, options.memberCustomInclude);
  members.add(people.members);
  const embedding = { ...options, users, members };
  const [messages = [], pinned = []] = assembleMessageLists(
    context,
    [found.messages, found.pinned],
    embedding,
    present,
  );
  const pending = assembleMessages(context, found.pending, embedding);
  const locations = shared.locations.get(row.cid) ?? [];
  const deleted = shared.deleted.get(row.cid) ?? [];
  const member = (entry: MemberRow) =>
    presentMember(
      entry,
      users.get(entry.user_id),
      row.created_by_id,
      deleted.flatMap(({ user_id: userId, message_id: id }) => (userId === entry.user_id ? id : [])),
    );
  const draft = readerId === undefined ? undefined : findDraft(context.db, readerId, row.cid);
  return {
    ...(channel && { channel }),
    messages,
    pinned_messages: pinned,
    members: people.members.map(member),
    read: (shared.reads.get(row.cid) ?? []).map((entry) => presentRead(entry, users.get(entry.user_id))),
    threads: [],
    ...(membership && { membership: member(membership) }),
    ...(channel?.hidden === true && { hidden: true }),
    ...(channel?.hide_messages_before !== undefined && {
      hide_messages_before: channel.hide_messages_before,
    }),
    ...(locations.length > 0 && {
      active_live_locations: locations.map((entry) => presentLocation(entry.shared_location)),
    }),
    ...(draft && { draft: presentDraft(draft, (id) => users.get(id)) }),
    ...(pending.length > 0 && {
      pending_messages: pending.map((message, index) => presentPending(found.pending[index], message)),
    }),
  };
}

/** Channels with their newest messages, pinned ones, members and read states, as lists and single reads answer. */
export const assembleChannelStates = (
  context: Context,
  rows: readonly ChannelRow[],
  options: StateOptions,
): ChannelStateResponseFields[] => [...channelStates(context, rows, options, presentMessage)];

/**
 * The same one after the other, with the messages as `present` makes them. Who writes each down before taking the next
 * never holds the messages of all.
 */
export function* channelStates<Message>(
  context: Context,
  rows: readonly ChannelRow[],
  options: StateOptions,
  present: PresentMessage<Message>,
): Generator<StateOf<Message>, void, void> {
  const books = newBooks(context);
  if (options.state === false) {
    for (const channel of assembleChannels(context, rows, options.readerId, books))
      yield { channel, messages: [], pinned_messages: [], members: [], threads: [] };
    return;
  }
  const people = rows.map((row) => peopleIn(context, row, options));
  const shared = loadShared(context, people, options.readerId);
  books.users.load(
    people.flatMap(({ row, membership, members }) => [
      row.created_by_id,
      row.truncated_by_id,
      membership?.user_id,
      ...members.map((entry) => entry.user_id),
    ]),
  );
  const channels = assembleChannels(context, rows, options.readerId, books);
  for (const [index, entry] of people.entries())
    yield stateOf(context, entry, shared, channels[index], options, books.users, present);
}
