import type { updateChannelPartial as Operation } from '@backchannel/chat-api/operations';
import { actorOf, requireUsers } from '../../actor.ts';
import { assembleChannelStates } from '../../assemble/channel-state.ts';
import { notAllowed } from '../../errors.ts';
import { emitChannelUpdated } from '../../events/channel-events.ts';
import { requirePermission } from '../../permissions.ts';
import { updateChannel } from '../../store/channels.ts';
import type { Handler } from '../handler.ts';
import { channelChanges } from './channel-changes.ts';
import { channelOfCall } from './channel-of-call.ts';

const MEMBERS = 100;

const special: ReadonlyMap<string, string> = new Map([
  ['frozen', 'update-channel-frozen'],
  ['cooldown', 'update-channel-cooldown'],
]);

const forServers = ['config_overrides', 'disabled', 'team'];

const neededFor = (fields: readonly string[]): Set<string> =>
  new Set(
    fields.length === 0 ? ['update-channel'] : fields.map((field) => special.get(field) ?? 'update-channel'),
  );

export const updateChannelPartial: Handler<typeof Operation> = ({ params, body, caller }, context) => {
  const channel = channelOfCall(context, params);
  const actorId = actorOf(context, caller, body);
  if (actorId !== undefined) requireUsers(context, [actorId], 'channel update operation');
  const fields = [...Object.keys(body.set ?? {}), ...(body.unset ?? [])];
  for (const permission of neededFor(fields)) {
    requirePermission(context, caller, channel, permission);
  }
  const [refused] = fields.filter((field) => forServers.includes(field));
  if (caller.kind !== 'server' && refused !== undefined)
    throw notAllowed(`users are not allowed to change "${refused}"`);
  updateChannel(context.db, channel.cid, channelChanges(context, channel, body.set ?? {}, body.unset ?? []));
  emitChannelUpdated(context, channel, actorId);
  const [state] = assembleChannelStates(context, [channelOfCall(context, params)], {
    readerId: actorId,
    viewer: caller,
    messageLimit: 0,
    memberLimit: MEMBERS,
  });
  return { channel: state?.channel, members: state?.members ?? [] };
};
