import type { getUserLiveLocations as Operation } from '@backchannel/chat-api/operations';
import { requireActor } from '../../actor.ts';
import { assembleChannels } from '../../assemble/channels.ts';
import { assembleMessages } from '../../assemble/messages.ts';
import { presentLocation } from '../../present/location.ts';
import { findChannels } from '../../store/channels.ts';
import { liveLocationsOf } from '../../store/locations.ts';
import type { Handler } from '../handler.ts';
import { readableAmong } from '../readable-channels.ts';

const MOST = 100;

/**
 * Where a user shares at the moment where they are; what has ended is gone from here. Messages in channels that are closed
 * to them by now are left out.
 */
export const getUserLiveLocations: Handler<typeof Operation> = ({ query, caller }, context) => {
  const { db, clock } = context;
  const userId = requireActor(context, caller, query, 'live locations request');
  const rows = liveLocationsOf(db, userId, clock.now(), MOST);
  const readable = readableAmong(context, caller, rows);
  const messages = new Map(
    assembleMessages(context, readable, { viewer: caller, readerId: userId }).map((message) => [
      message.id,
      message,
    ]),
  );
  const channels = new Map(
    assembleChannels(context, findChannels(db, new Set(rows.map((row) => row.cid))), userId).map(
      (channel) => [channel.cid, channel],
    ),
  );
  return {
    active_live_locations: rows.map((row) =>
      presentLocation(row.shared_location ?? '{}', {
        channel: channels.get(row.cid),
        message: messages.get(row.id),
      }),
    ),
  };
};
