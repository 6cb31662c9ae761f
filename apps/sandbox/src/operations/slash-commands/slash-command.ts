import { effectiveConfig } from '../../assemble/channel-config.ts';
import type { Context } from '../../context.ts';
import type { ChannelRow } from '../../store/channels.ts';
import { resolveCommands } from '../../store/commands.ts';

const COMMAND = /^\/([\w-]+)(?:\s+([\s\S]*))?$/;

/** What somebody wants done by the text of a message. */
export interface SlashCommand {
  name: string;
  /** Everything behind the name. */
  args: string;
}

/** The command that a text is, as far as the channel has it; a text that only looks like one is a text. */
export function slashCommandIn(
  { db }: Context,
  channel: ChannelRow,
  text: string | undefined,
): SlashCommand | undefined {
  if (!text?.startsWith('/')) return undefined;
  const [, name, args = ''] = COMMAND.exec(text) ?? [];
  const names = effectiveConfig(db, channel)?.settings.commands ?? [];
  const known = name !== undefined && resolveCommands(db, names).some((command) => command.name === name);
  return known ? { name, args: args.trim() } : undefined;
}
