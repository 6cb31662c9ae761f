import type { getCommand as Operation } from '@backchannel/chat-api/operations';
import { doesNotExist } from '../../errors.ts';
import { presentCommand } from '../../present/command.ts';
import { resolveCommands } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';

export const getCommand: Handler<typeof Operation> = ({ params }, { db }) => {
  // `all` stands for every command in a type's settings, and is the name of none.
  const command = resolveCommands(db, ['all']).find(({ name }) => name === params.name);
  if (!command) throw doesNotExist(`command ${params.name} does not exist`);
  return presentCommand(command);
};
