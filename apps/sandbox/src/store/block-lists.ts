import type { Database } from '../db/database.ts';
import type { Micros } from '../time.ts';
import { parseStrings } from '../values.ts';
import { profanity } from '../moderation/profanity.ts';

export type BlockListType = 'word' | 'regex' | 'domain' | 'domain_allowlist' | 'email' | 'email_allowlist';

export interface BlockList {
  name: string;
  /** Empty: of the whole app. */
  team: string;
  id: string;
  type: BlockListType;
  words: readonly string[];
  is_leet_check_enabled: boolean;
  is_plural_check_enabled: boolean;
  is_confusable_folding_enabled: boolean;
  is_substring_matching_enabled: boolean;
  owner_user_id: string | null;
  /** Null for the list that every app has. */
  created_at: Micros | null;
  updated_at: Micros | null;
}

/** The list that every app has. */
export const PROFANITY = 'profanity_en_2020_v1';

const builtIn: BlockList = {
  name: PROFANITY,
  team: '',
  id: PROFANITY,
  type: 'word',
  words: profanity,
  is_leet_check_enabled: false,
  is_plural_check_enabled: false,
  is_confusable_folding_enabled: false,
  is_substring_matching_enabled: false,
  owner_user_id: null,
  created_at: null,
  updated_at: null,
};

type Row = Omit<BlockList, 'words' | `is_${string}`> & {
  words: string;
  is_leet_check_enabled: number;
  is_plural_check_enabled: number;
  is_confusable_folding_enabled: number;
  is_substring_matching_enabled: number;
};

// Ten thousand words are parsed once, as long as the list does not change. Its id and date say whether it has.
const parsed = new Map<string, BlockList>();
const MOST_KEPT = 100;

function read(row: Row): BlockList {
  const key = `${row.id} ${row.updated_at}`;
  const kept = parsed.get(key);
  if (kept) return kept;
  const list: BlockList = {
    ...row,
    words: parseStrings(row.words),
    is_leet_check_enabled: row.is_leet_check_enabled === 1,
    is_plural_check_enabled: row.is_plural_check_enabled === 1,
    is_confusable_folding_enabled: row.is_confusable_folding_enabled === 1,
    is_substring_matching_enabled: row.is_substring_matching_enabled === 1,
  };
  if (parsed.size >= MOST_KEPT) parsed.clear();
  parsed.set(key, list);
  return list;
}

/** The list of that name, of a team or (without) of the whole app. */
export function findBlockList(db: Database, name: string, team = ''): BlockList | undefined {
  if (name === PROFANITY && team === '') return builtIn;
  const row = db.get<Row>('select * from block_lists where name = ? and team = ?', name, team);
  return row && read(row);
}

/** All lists, or those of one team and the one that every app has; by name. There are few. */
export const allBlockLists = (db: Database, team?: string): BlockList[] =>
  [
    builtIn,
    ...db
      .all<Row>('select * from block_lists where ?1 is null or team = ?1 order by name, team', team)
      .map(read),
  ].sort((a, b) => (a.name === b.name ? 0 : a.name < b.name ? -1 : 1));

export const countBlockLists = (db: Database): number =>
  db.get<{ count: number }>('select count(*) as count from block_lists')?.count ?? 0;

/** Writes a list, replacing the one of its name. */
export function saveBlockList(
  db: Database,
  list: BlockList & { created_at: Micros; updated_at: Micros },
): void {
  db.run(
    `insert or replace into block_lists (name, team, id, type, words, is_leet_check_enabled, is_plural_check_enabled,
       is_confusable_folding_enabled, is_substring_matching_enabled, owner_user_id, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    list.name,
    list.team,
    list.id,
    list.type,
    JSON.stringify(list.words),
    list.is_leet_check_enabled,
    list.is_plural_check_enabled,
    list.is_confusable_folding_enabled,
    list.is_substring_matching_enabled,
    list.owner_user_id,
    list.created_at,
    list.updated_at,
  );
}

export const removeBlockList = (db: Database, name: string, team = ''): number =>
  db.run('delete from block_lists where name = ? and team = ?', name, team);
