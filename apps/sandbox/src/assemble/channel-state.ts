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
import { presentRead } from '../present/read.ts';
import type { ChannelRow } from '../store/channels.ts';
import { findDraft } from '../store/drafts.ts';
import { liveLocationsIn } from '../store/locations.ts';
import type { LocationIn } from '../store/locations.ts';
import { findMember, membersOf } from '../store/members.ts';
import type { MemberRow } from '../store/members.ts';
import { messagePage } from '../store/message-window.ts';
import type { MessageWindow } from '../store/message-window.ts';
import { channelsWithPins, deletedByMembers, pendingMessagesOf } from '../store/messages.ts';
import type { DeletedForMe, MessageRow } from '../store/messages.ts';
import { readsAmong } from '../store/reads.ts';
import type { ReadRow } from '../store/reads.ts';
import { parseObject } from '../values.ts';
import { assembleChannels, newBooks } from './channels.ts';
import type { ChannelBooks } from './channels.ts';
import { MemberBook } from './members.ts';
import { assembleMessageLists } from './messages.ts';

const PINNED = 10;
const PENDING = 100;
const LOCATIONS = 100;

export interface StateOptions {
  readerId?: string | undefined;
  /** Who looks: from others than the app's own server is kept what only others may see. */
  viewer?: Caller | undefined;
  /** False: the channel alone, its lists empty. Default true. */
  state?: boolean | undefined;
  messageLimit: number;
  window?: MessageWindow | undefined;
  memberLimit: number;
  memberOffset?: number | undefined;
  /** Newest members first, as lists of channels have it; otherwise oldest first. */
  newestMembersFirst?: boolean | undefined;
  memberCustomInclude?: readonly string[] | undefined;
}

interface Loaded {
  row: ChannelRow;
  membership: MemberRow | undefined;
  members: MemberRow[];
  messages: MessageRow[];
  pinned: MessageRow[];
  pending: MessageRow[];
}

// A few indexed statements per channel: each stops at its limit, which one statement for all could not.
function load(context: Context, row: ChannelRow, hasPins: boolean, options: StateOptions): Loaded {
  const { db, clock } = context;
  const { readerId } = options;
  const membership = readerId === undefined ? undefined : findMember(db, row.cid, readerId);
  const members = membersOf(db, row.cid, {
    limit: options.memberLimit,
    offset: options.memberOffset ?? 0,
    newestFirst: options.newestMembersFirst ?? false,
  });
  const hiddenBefore = membership?.hide_messages_before ?? null;
  const now = clock.now();
  const page = { after: hiddenBefore, ...(options.viewer && sightOf(context, options.viewer, row)) };
  const pinned = hasPins ? messagePage(db, { pinnedIn: row.cid, now }, {}, PINNED, page).reverse() : [];
  return {
    row,
    membership,
    members,
    messages:
      options.messageLimit === 0
        ? []
        : messagePage(db, { cid: row.cid }, options.window ?? {}, options.messageLimit, page),
    pinned,
    pending:
      readerId === undefined ? [] : pendingMessagesOf(db, row.cid, readerId, now - pendingLife(db), PENDING),
  };
}

/** What is read of all channels at once, by cid. */
interface Shared {
  reads: Map<string, ReadRow[]>;
  locations: Map<string, LocationIn[]>;
  deleted: Map<string, DeletedForMe[]>;
}

function loadShared({ db, clock }: Context, loaded: readonly Loaded[], readerId: string | undefined): Shared {
  const cids = loaded.map(({ row }) => row.cid);
  const readers = new Map(
    loaded.map(({ row, members }) => {
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
  };
}

/** The messages of a channel as they are shown. */
interface Shown {
  messages: MessageResponse[];
  pinned: MessageResponse[];
  pending: MessageResponse[];
}

function presentPending(row: MessageRow | undefined, message: MessageResponse): PendingMessageResponse {
  const metadata = row?.pending_metadata ?? null;
  // The column holds the request's map of text to text.
  return metadata === null
    ? { message }
    : { message, metadata: parseObject(metadata) as Record<string, string> };
}

function stateOf(
  context: Context,
  loaded: Loaded,
  shared: Shared,
  shown: Shown,
  channel: ChannelResponse | undefined,
  { readerId }: StateOptions,
  { users }: ChannelBooks,
): ChannelStateResponseFields {
  const { row, membership } = loaded;
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
    messages: shown.messages,
    pinned_messages: shown.pinned,
    members: loaded.members.map(member),
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
    ...(draft && { draft: presentDraft(draft) }),
    ...(shown.pending.length > 0 && {
      pending_messages: shown.pending.map((message, index) => presentPending(loaded.pending[index], message)),
    }),
  };
}

/** Channels with their newest messages, pinned ones, members and read states, as lists and single reads answer. */
export function assembleChannelStates(
  context: Context,
  rows: readonly ChannelRow[],
  options: StateOptions,
): ChannelStateResponseFields[] {
  const books = newBooks(context);
  if (options.state === false) {
    return assembleChannels(context, rows, options.readerId, books).map((channel) => ({
      channel,
      messages: [],
      pinned_messages: [],
      members: [],
      threads: [],
    }));
  }
  const withPins = channelsWithPins(
    context.db,
    rows.map((row) => row.cid),
  );
  const loaded = rows.map((row) => load(context, row, withPins.has(row.cid), options));
  const shared = loadShared(context, loaded, options.readerId);
  books.users.load(
    loaded.flatMap(({ row, membership, members, messages, pinned, pending }) => [
      row.created_by_id,
      row.truncated_by_id,
      membership?.user_id,
      ...[...members, ...messages, ...pinned, ...pending].map((entry) => entry.user_id),
    ]),
  );
  const channels = assembleChannels(context, rows, options.readerId, books);
  const members = new MemberBook(context.db, options.memberCustomInclude);
  for (const entry of loaded) members.add(entry.members);
  const show = (lists: MessageRow[][]) =>
    assembleMessageLists(context, lists, { ...options, users: books.users, members });
  const messages = show(loaded.map((entry) => entry.messages));
  const pinned = show(loaded.map((entry) => entry.pinned));
  const pending = show(loaded.map((entry) => entry.pending));
  return loaded.map((entry, index) => {
    const shown = {
      messages: messages[index] ?? [],
      pinned: pinned[index] ?? [],
      pending: pending[index] ?? [],
    };
    return stateOf(context, entry, shared, shown, channels[index], options, books);
  });
}
