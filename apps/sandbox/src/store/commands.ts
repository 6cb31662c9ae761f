import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';

export interface CommandRow {
  name: string;
  description: string;
  args: string;
  set_name: string;
  /** Null for the commands that every app has. */
  created_at: Micros | null;
  updated_at: Micros | null;
}

const builtIn = (name: string, description: string, args: string, set_name: string): CommandRow => ({
  name,
  description,
  args,
  set_name,
  created_at: null,
  updated_at: null,
});

/** The commands that every app has. */
const builtInCommands: readonly CommandRow[] = [
  builtIn('giphy', 'Post a random gif to the channel', '[text]', 'fun_set'),
  builtIn('imgur', 'Post a random picture to the channel', '[text]', 'fun_set'),
  builtIn('flag', 'Flag a user', '[@username]', 'moderation_set'),
  builtIn('ban', 'Ban a user', '[@username] [text]', 'moderation_set'),
  builtIn('unban', 'Unban a user', '[@username]', 'moderation_set'),
  builtIn('mute', 'Mute a user', '[@username]', 'moderation_set'),
  builtIn('unmute', 'Unmute a user', '[@username]', 'moderation_set'),
];

const customCommands = (db: Database): CommandRow[] =>
  db.all<CommandRow>('select * from commands order by name');

/** The commands of these names, in their order; `all` stands for every command, an unknown name for nothing. */
export function resolveCommands(db: Database, names: readonly string[]): CommandRow[] {
  const known = new Map(
    [...builtInCommands, ...customCommands(db)].map((command) => [command.name, command]),
  );
  if (names.includes('all')) return [...known.values()];
  return names.flatMap((name) => known.get(name) ?? []);
}
