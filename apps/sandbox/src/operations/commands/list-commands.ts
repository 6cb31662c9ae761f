import type { listCommands as Operation } from '@backchannel/chat-api/operations';
import { presentCommand } from '../../present/command.ts';
import { ALL_COMMANDS, resolveCommands } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';

export const listCommands: Handler<typeof Operation> = (_call, { db }) => ({
  commands: resolveCommands(db, [ALL_COMMANDS]).map(presentCommand),
});
