import type { getCommand as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist } from '../../errors.ts';
import { presentCommand } from '../../present/command.ts';
import { ALL_COMMANDS, resolveCommands } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';

export const getCommand: Handler<typeof Operation> = ({ params }, { db }) => {
  const command = resolveCommands(db, [ALL_COMMANDS]).find(({ name }) => name === params.name);
  if (!command) throw doesNotExist(`command ${params.name} does not exist`);
  return presentCommand(command);
};
