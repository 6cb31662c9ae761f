import type { Difference } from './differences.ts';
import { durationInWords, durationMs, retentionMs } from './durations.ts';
import { fieldOf } from './fields.ts';
import { baseOf, isWider, reachIn } from './grants.ts';
import { isObject, type Json, textOf } from './settings.ts';

/** What is dangerous about a change. */
export type Risk =
  /** Somebody may do more than before. */
  | 'widens'
  /** Messages are deleted that would have stayed. */
  | 'loses messages'
  /** Something that people use goes away. */
  | 'switches off'
  /** Messages are no longer looked at, or less strictly. */
  | 'weakens moderation';

export interface Effect {
  /** What people notice, in a sentence. */
  readonly words: string;
  readonly risk?: Risk;
}

/** What is known of the place where the change is made. */
export interface Facts {
  /** Channels of the type; undefined when nobody has counted. */
  readonly channels?: number | undefined;
}

/** What a difference of a channel type means for people. */
export function effectOf({ path, before, after }: Difference, facts: Facts = {}): Effect {
  const [key = '', second = '', third = ''] = path;
  if (key === 'grants' && third !== '') return grantEffect(second, third, before, after);
  if (key === 'automod_thresholds') return thresholdEffect(second, third, before, after);
  if (key === 'chat_preferences')
    return { words: `${preferenceNames[second] ?? second}: ${pushed(after)}. Until now: ${pushed(before)}.` };
  const special = effects[key];
  if (special) return special(before, after);
  const field = fieldOf(key);
  if (field?.control.kind === 'switch' && field.on !== undefined && field.off !== undefined)
    return after === true
      ? { words: field.on }
      : { words: field.off + inChannels(facts), risk: 'switches off' };
  return { words: `${field?.label ?? key} changes.` };
}

const inChannels = ({ channels }: Facts): string =>
  channels === undefined || channels === 0
    ? ''
    : ` This is so in ${channels.toLocaleString('en')} channel${channels === 1 ? '' : 's'}.`;

/** What the keys of `chat_preferences` are called. */
export const preferenceNames: Readonly<Record<string, string>> = {
  default_preference: 'Everything else',
  direct_mentions: 'Mentions of oneself',
  channel_mentions: 'Mentions of the channel',
  here_mentions: 'Mentions of who is here',
  role_mentions: 'Mentions of a role',
  group_mentions: 'Mentions of a group',
  thread_replies: 'Replies in threads',
  distinct_channel_messages: 'Messages between two people',
};

const pushed = (value: Json | undefined): string =>
  value === 'all'
    ? 'pushed'
    : value === 'none'
      ? 'not pushed'
      : value === undefined || value === ''
        ? 'as the app has it'
        : textOf(value);

function grantEffect(role: string, base: string, before: Json | undefined, after: Json | undefined): Effect {
  const [was, is] = [reachIn(forms(before), base), reachIn(forms(after), base)];
  const widens = isWider(was, is) ? { risk: 'widens' as const } : {};
  const said = {
    any: `may ${inWords(base)}, anybody’s`,
    own: `may ${inWords(base)}, their own only`,
    none: `may not ${inWords(base)}`,
  };
  // With both forms before, taking the narrower one away changes nothing.
  if (was === is) return { words: `For ${role} nothing changes in effect.` };
  return { words: `${role} now ${said[is]}. Until now: ${said[was]}.`, ...widens };
}

const forms = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((id: Json): id is string => typeof id === 'string') : [];

/** A permission as a verb: `update-channel-members` is "update channel members". */
export const inWords = (permission: string): string => baseOf(permission).replaceAll('-', ' ');

const score = (value: Json | undefined): string =>
  typeof value === 'number' ? value.toFixed(2) : 'no score';

function thresholdEffect(
  label: string,
  mark: string,
  before: Json | undefined,
  after: Json | undefined,
): Effect {
  const done = mark === 'block' ? 'blocked' : 'flagged';
  const from = (value: Json | undefined) => (value === undefined ? 'never' : `from ${score(value)} on`);
  const words = `Messages that score ${label} are ${done} ${from(after)}. Until now: ${from(before)}.`;
  const isWeaker =
    typeof before === 'number' && (after === undefined || (typeof after === 'number' && after > before));
  return isWeaker ? { words, risk: 'weakens moderation' } : { words };
}

const labelOf = (key: string, value: Json | undefined): string => {
  const control = fieldOf(key)?.control;
  const option =
    control?.kind === 'choice' ? control.options.find((each) => each.value === value) : undefined;
  const label = option?.label ?? textOf(value);
  // "AI" stays as it is.
  return label === label.toUpperCase() ? label : label.toLowerCase();
};

const list = (words: readonly string[]): string => new Intl.ListFormat('en').format(words);

function changedNames(
  before: Json | undefined,
  after: Json | undefined,
): { added: string[]; gone: string[] } {
  const [had, has] = [forms(before), forms(after)];
  return {
    added: has.filter((name) => !had.includes(name)),
    gone: had.filter((name) => !has.includes(name)),
  };
}

type Describe = (before: Json | undefined, after: Json | undefined) => Effect;

const kept = (ms: number | undefined): string =>
  ms === undefined || ms === Infinity ? 'for ever' : durationInWords(ms);

/** A length of time after which messages go; undefined keeps them for ever. */
function keptEffect(what: string, before: number | undefined, after: number | undefined): Effect {
  const words = `${what} ${kept(after)}. Until now: ${kept(before)}.`;
  const isShorter = (after ?? Infinity) < (before ?? Infinity);
  return isShorter
    ? { words: `${words} What is older is deleted, and nothing brings it back.`, risk: 'loses messages' }
    : { words };
}

const effects: Readonly<Record<string, Describe>> = {
  max_message_length: (before, after) => ({
    words:
      Number(after) < Number(before)
        ? `Members can no longer send messages over ${Number(after).toLocaleString('en')} characters. Messages already sent stay.`
        : `Members can send messages of up to ${Number(after).toLocaleString('en')} characters.`,
  }),
  message_retention: (before, after) =>
    keptEffect(
      'Messages are kept',
      retentionMs(textOf(before ?? 'infinite')),
      retentionMs(textOf(after ?? 'infinite')),
    ),
  partition_ttl: (before, after) =>
    keptEffect(
      'Parts of a channel are kept',
      typeof before === 'string' ? durationMs(before) : undefined,
      typeof after === 'string' ? durationMs(after) : undefined,
    ),
  partition_size: (_before, after) => ({
    words:
      after === undefined
        ? 'Channels are no longer kept in parts.'
        : `Channels are kept in parts of ${Number(after).toLocaleString('en')} messages.`,
  }),
  automod: (before, after) =>
    after === 'disabled'
      ? { words: 'Nothing looks at messages any more before they are seen.', risk: 'weakens moderation' }
      : {
          words: `Automatic moderation is ${labelOf('automod', after)}. Until now: ${labelOf('automod', before)}.`,
          ...(before === 'AI' && { risk: 'weakens moderation' as const }),
        },
  automod_behavior: (before, after) =>
    behaviour('Messages that automatic moderation objects to', before, after),
  blocklist_behavior: (before, after) =>
    behaviour('Messages with a word of the main block list', before, after),
  blocklist: (_before, after) =>
    after === undefined || after === ''
      ? { words: 'No main block list looks at messages.', risk: 'weakens moderation' }
      : { words: `The block list ${textOf(after)} looks at messages.` },
  blocklists: (before, after) => blockListsEffect(before, after),
  push_level: (before, after) => ({
    words: `Members get a push for: ${labelOf('push_level', after ?? 'all')}. Until now: ${labelOf('push_level', before ?? 'all')}.`,
  }),
  allowed_flag_reasons: (_before, after) => ({
    words:
      forms(after).length === 0
        ? 'People may give any reason when they flag.'
        : `People who flag choose one of: ${list(forms(after))}.`,
  }),
  commands: (before, after) => {
    const { added, gone } = changedNames(before, after);
    const words = [
      ...(added.length > 0 ? [`Members can use ${list(added.map((name) => `/${name}`))}.`] : []),
      ...(gone.length > 0 ? [`Members can no longer use ${list(gone.map((name) => `/${name}`))}.`] : []),
    ];
    return {
      words: words.length === 0 ? 'The commands stand in another order.' : words.join(' '),
      ...(gone.length > 0 && { risk: 'switches off' as const }),
    };
  },
  permissions: () => ({
    words: 'The old rules change. They count only in apps that do not have grants yet.',
  }),
};

const done: Readonly<Record<string, string>> = {
  flag: 'sent and flagged',
  block: 'refused',
  shadow_block: 'shown to their author only',
};
const strictness = ['flag', 'shadow_block', 'block'];

function behaviour(what: string, before: Json | undefined, after: Json | undefined): Effect {
  const said = (value: Json | undefined) => done[textOf(value)] ?? textOf(value ?? 'nothing');
  const isWeaker = strictness.indexOf(textOf(after)) < strictness.indexOf(textOf(before));
  const words = `${what} are ${said(after)}. Until now: ${said(before)}.`;
  return isWeaker ? { words, risk: 'weakens moderation' } : { words };
}

function blockListsEffect(before: Json | undefined, after: Json | undefined): Effect {
  const byName = (value: Json | undefined): Map<string, string> =>
    new Map(
      (Array.isArray(value) ? value : []).flatMap((entry: Json) =>
        isObject(entry) ? [[textOf(entry['blocklist']), textOf(entry['behavior'])] as const] : [],
      ),
    );
  const [had, has] = [byName(before), byName(after)];
  const said = [...has].flatMap(([name, does]) =>
    had.get(name) === does ? [] : [`Messages with a word of ${name} are ${done[does] ?? does}.`],
  );
  const gone = [...had.keys()].filter((name) => !has.has(name));
  const isWeaker =
    gone.length > 0 ||
    [...has].some(([name, does]) => strictness.indexOf(does) < strictness.indexOf(had.get(name) ?? ''));
  return {
    words:
      [...said, ...gone.map((name) => `The block list ${name} no longer looks at messages.`)].join(' ') ||
      'The block lists stand in another order.',
    ...(isWeaker && { risk: 'weakens moderation' as const }),
  };
}
