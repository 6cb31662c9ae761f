import type { Database } from '../db/database.ts';
import { findBlockList, PROFANITY } from '../store/block-lists.ts';
import type { ChannelTypeSettings } from '../store/channel-types.ts';
import { findMatch } from './find-match.ts';

const severities = ['flag', 'shadow_block', 'block'] as const;
export type Behavior = (typeof severities)[number];

/** What block lists say of a text. */
export interface Verdict {
  behavior: Behavior;
  /** The lists that object, the most severe first, and what that one has found. */
  lists: string[];
  match: string;
}

const behaviorOf = (text: string | undefined): Behavior =>
  severities.find((behavior) => behavior === text) ?? 'flag';

/** Which lists look at the messages of a channel, and what then becomes of a message. */
function watching(settings: ChannelTypeSettings): [list: string, behavior: Behavior][] {
  const { blocklist, blocklist_behavior, blocklists = [], automod, automod_behavior } = settings;
  return [
    ...(blocklist ? [[blocklist, behaviorOf(blocklist_behavior)] as [string, Behavior]] : []),
    ...blocklists.map((entry): [string, Behavior] => [entry.blocklist, behaviorOf(entry.behavior)]),
    // The simple kind of automod looks for profanity. The other kind asks models, which are not here.
    ...(automod === 'simple' ? [[PROFANITY, behaviorOf(automod_behavior)] as [string, Behavior]] : []),
  ];
}

/** What the lists of a channel say of a text; undefined when they have nothing to say. A team's own list comes first. */
export function judge(
  db: Database,
  settings: ChannelTypeSettings,
  team: string | null,
  text: string,
): Verdict | undefined {
  const found = watching(settings).flatMap(([name, behavior]) => {
    const list = (team === null ? undefined : findBlockList(db, name, team)) ?? findBlockList(db, name);
    const match = list && findMatch(list, text);
    return match === undefined ? [] : { name, behavior, match };
  });
  const bySeverity = found.sort((a, b) => severities.indexOf(b.behavior) - severities.indexOf(a.behavior));
  const [worst] = bySeverity;
  if (!worst) return undefined;
  return {
    behavior: worst.behavior,
    lists: [...new Set(bySeverity.map(({ name }) => name))],
    match: worst.match,
  };
}
