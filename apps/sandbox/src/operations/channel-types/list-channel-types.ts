import type { listChannelTypes as Operation } from '@backchannel/chat-api/operations';
import { presentChannelType } from '../../present/channel-type.ts';
import { presentCommand } from '../../present/command.ts';
import { allChannelTypes } from '../../store/channel-types.ts';
import { resolveCommands } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';

export const listChannelTypes: Handler<typeof Operation> = (_call, { db }) => ({
  channel_types: Object.fromEntries(
    allChannelTypes(db).map((type) => [
      type.name,
      presentChannelType(type, resolveCommands(db, type.settings.commands).map(presentCommand)),
    ]),
  ),
});
