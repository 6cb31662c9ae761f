import { UserBook } from '../assemble/users.ts';
import type { Context } from '../context.ts';
import { findChannel } from '../store/channels.ts';
import type { ChannelRow } from '../store/channels.ts';
import { insertEvent } from '../store/deliveries.ts';
import { toWire } from '../time.ts';
import { channelFields, eventMembers } from './channel-event.ts';
import { hooksFor } from './hooks.ts';

// How to use it, in the handler of an operation or wherever the thing happens, within its transaction and after
// its changes (the event tells the new state):
//
//   emitChannelEvent(context, 'member.added', channel, actorId, () => ({ channel: …, member: … }));
//   emitUserEvent(context, 'user.banned', userId, () => ({ created_by: …, shadow: false }));
//   emitEvent(context, { type: 'campaign.started', campaign });
//
// Fields are wire objects (from assemble/ and present/). As a function they are made only when a hook wants the
// event, so that nobody pays for events that nobody hears. What is undefined is left out. A failed call takes its
// events along, and `{ ...context, unheard: true }` makes none.

export type EventFields = Record<string, unknown>;
/** An event's own fields, or how to make them. */
export type MakeFields = EventFields | (() => EventFields);

/** Whether anybody would hear an event of this type; to save the work of making one. */
export const isHeard = (context: Context, type: string): boolean =>
  context.unheard !== true && hooksFor(context.db, type).length > 0;

const made = (fields: MakeFields): EventFields => (typeof fields === 'function' ? fields() : fields);

function laneOf({ cid, user }: EventFields): string {
  if (typeof cid === 'string') return cid;
  // Events of people are about the user they carry.
  const id = typeof user === 'object' && user !== null && 'id' in user ? user.id : undefined;
  return typeof id === 'string' ? `user:${id}` : '';
}

function record(context: Context, type: string, fields: EventFields): void {
  const { db, clock, newId, request } = context;
  const hooks = hooksFor(db, type);
  const now = clock.now();
  const body = {
    type,
    created_at: toWire(now),
    received_at: toWire(now),
    custom: {},
    ...fields,
    ...(request && { request_info: request }),
  };
  const receivers = hooks.map(({ id: hookId, kind, target }) => ({ id: newId(), hookId, kind, target }));
  insertEvent(db, { type, lane: laneOf(fields), body: JSON.stringify(body), created_at: now }, receivers);
  context.outbox.wake();
}

/**
 * Keeps an event in the outbox, within the caller's transaction; it is delivered after the commit, and nothing is
 * written when nobody wants it. With a `cid` alone the channel's common fields are added, with a `user_id` alone
 * the `user`.
 */
export function emitEvent(context: Context, { type, ...fields }: EventFields & { type: string }): void {
  if (!isHeard(context, type)) return;
  const { cid, user_id: userId, user } = fields;
  const channel =
    typeof cid === 'string' && fields['channel_id'] === undefined ? findChannel(context.db, cid) : undefined;
  record(context, type, {
    ...(channel && channelFields(context, channel)),
    ...(user === undefined && typeof userId === 'string' && { user: new UserBook(context).get(userId) }),
    ...fields,
  });
}

// These tell everybody how much they have to read.
const withMembers = /^(message|channel)\.(?!muted|unmuted|frozen|unfrozen)/;

/** An event of a channel; `actorId` is who did it, undefined for the app's own server. See {@link emitEvent}. */
export function emitChannelEvent(
  context: Context,
  type: string,
  channel: ChannelRow,
  actorId: string | null | undefined,
  fields: MakeFields = {},
): void {
  if (!isHeard(context, type)) return;
  // As it is now: the caller's row may be from before what happened.
  const row = findChannel(context.db, channel.cid) ?? channel;
  const named = actorId !== null && actorId !== undefined;
  record(context, type, {
    ...channelFields(context, row),
    ...(withMembers.test(type) && { members: eventMembers(context, row) }),
    ...(named && { user: new UserBook(context).get(actorId) }),
    ...made(fields),
  });
}

/** An event of a user, whom it carries as `user`. See {@link emitEvent}. */
export function emitUserEvent(context: Context, type: string, userId: string, fields: MakeFields = {}): void {
  if (!isHeard(context, type)) return;
  record(context, type, { user: new UserBook(context).get(userId), ...made(fields) });
}
