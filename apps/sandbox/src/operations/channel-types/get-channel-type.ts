import type { getChannelType as Operation } from '@backchannel/chat-api/operations';
import { presentChannelType } from '../../present/channel-type.ts';
import { presentCommand } from '../../present/command.ts';
import { resolveCommands } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';
import { requireChannelType } from './require-channel-type.ts';

export const getChannelType: Handler<typeof Operation> = ({ params }, context) => {
  const type = requireChannelType(context, params.name);
  return presentChannelType(type, resolveCommands(context.db, type.settings.commands).map(presentCommand));
};
