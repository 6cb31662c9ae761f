import type { getChannelType as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist } from '../../errors.ts';
import { presentChannelType } from '../../present/channel-type.ts';
import { presentCommand } from '../../present/command.ts';
import { findChannelType } from '../../store/channel-types.ts';
import { resolveCommands } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';

export const getChannelType: Handler<typeof Operation> = ({ params }, { db }) => {
  const type = findChannelType(db, params.name);
  if (!type) throw doesNotExist(`channel type ${params.name} does not exist`);
  return presentChannelType(type, resolveCommands(db, type.settings.commands).map(presentCommand));
};
