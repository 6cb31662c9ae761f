import type { deleteCommand as Operation } from '@backchannel/chat-api/operations';
import { inputError } from '../../errors.ts';
import { allChannelTypes } from '../../store/channel-types.ts';
import { removeCommand } from '../../store/commands.ts';
import type { Handler } from '../handler.ts';
import { requireOwnCommand } from './own-command.ts';

/** Removes a command of the app's own, unless a channel type names it. One that has `all` does not name it. */
export const deleteCommand: Handler<typeof Operation> = ({ params: { name } }, context) => {
  requireOwnCommand(context, name);
  const user = allChannelTypes(context.db).find(({ settings }) => settings.commands.includes(name));
  if (user) throw inputError(`command "${name}" is in use by the channel type "${user.name}"`);
  removeCommand(context.db, name);
  return { name };
};
