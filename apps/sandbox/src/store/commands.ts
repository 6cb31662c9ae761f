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

/** A command of the app's own. */
export type OwnCommandRow = CommandRow & { created_at: Micros; updated_at: Micros };

/** Stands for every command in a type's settings, and is the name of none. */
export const ALL_COMMANDS = 'all';

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

const REMEMBERED = 'commands';

const commandsByName = (db: Database): ReadonlyMap<string, CommandRow> =>
  db.remembered(REMEMBERED, () => {
    const own = db.all<CommandRow>('select * from commands order by name');
    return new Map([...builtInCommands, ...own].map((command) => [command.name, command]));
  });

/** The commands of these names, in their order; `all` stands for every command, an unknown name for nothing. */
export function resolveCommands(db: Database, names: readonly string[]): CommandRow[] {
  const known = commandsByName(db);
  if (names.includes(ALL_COMMANDS)) return [...known.values()];
  return names.flatMap((name) => known.get(name) ?? []);
}

/** Writes a command of the app's own. */
export function saveCommand(db: Database, row: OwnCommandRow): void {
  db.forget(REMEMBERED);
  db.run(
    `insert into commands (name, description, args, set_name, created_at, updated_at) values (?, ?, ?, ?, ?, ?)
     on conflict (name) do update set description = excluded.description, args = excluded.args,
       set_name = excluded.set_name, updated_at = excluded.updated_at`,
    row.name,
    row.description,
    row.args,
    row.set_name,
    row.created_at,
    row.updated_at,
  );
}

/** Removes a command of the app's own; returns how many there were of that name. */
export function removeCommand(db: Database, name: string): number {
  db.forget(REMEMBERED);
  return db.run('delete from commands where name = ?', name);
}
