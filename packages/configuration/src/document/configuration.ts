import { fields } from '../fields.ts';
import {
  isObject,
  type Json,
  type Kind,
  kinds,
  type Settings,
  settingsOf,
  textOf,
  toJson,
} from '../settings.ts';

/** Everything of an app that can be configured: the settings of each object, by kind and name. */
export type Configuration = Readonly<Record<Kind, Readonly<Record<string, Settings>>>>;

/** The only name of `app_grants`. */
export const appName = 'app';

/** What the API answers when it is asked for all objects of a kind; `app` is the answer of `get_app` without its frame. */
export interface Answers {
  readonly channelTypes: Readonly<Record<string, object>>;
  readonly commands: readonly object[];
  readonly blockLists: readonly object[];
  readonly roles: readonly object[];
  readonly app: object;
}

/** Something in the app that a file does not say. */
export interface Unsaid {
  readonly kind: Kind;
  readonly name: string;
  /** Why, in words. */
  readonly reason: string;
}

const knownFields: ReadonlySet<string> = new Set(fields.map(({ key }) => key));
const listFields: ReadonlySet<string> = new Set([
  'type',
  'words',
  'is_leet_check_enabled',
  'is_plural_check_enabled',
  'is_confusable_folding_enabled',
  'is_substring_matching_enabled',
]);
const commandFields: ReadonlySet<string> = new Set(['description', 'args', 'set']);

const only = (settings: Settings, known: ReadonlySet<string>): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([key]) => known.has(key)));

const field = (answer: object, key: string): Json | undefined => {
  const json = toJson(answer);
  return isObject(json) ? json[key] : undefined;
};

const nameOf = (answer: object): string => {
  const name = field(answer, 'name');
  return typeof name === 'string' ? name : '';
};

// What every app has was never made, so it has no time of its making.
const isOwn = (answer: object): boolean => {
  const at = field(answer, 'created_at');
  return typeof at === 'number' && at > 0;
};

/**
 * The configuration in the API's answers, and what of the app is not in it: built-in commands, lists and roles, which
 * nobody can change, are neither; block lists of one team and fields that nothing here knows are left out, and said.
 */
export function configurationOf(answers: Answers): { configuration: Configuration; unsaid: Unsaid[] } {
  const unsaid: Unsaid[] = [];
  const known = (kind: Kind, name: string, settings: Settings, allowed: ReadonlySet<string>): Settings => {
    for (const key of Object.keys(settings))
      if (!allowed.has(key)) unsaid.push({ kind, name, reason: `nothing here knows its field ${key}` });
    return only(settings, allowed);
  };
  const types = Object.entries(answers.channelTypes).map(([name, answer]) => [
    name,
    known('channel_type', name, settingsOf('channel_type', answer), knownFields),
  ]);
  const commands = answers.commands
    .filter(isOwn)
    .map((answer) => [nameOf(answer), only(settingsOf('command', answer), commandFields)]);
  const lists = answers.blockLists.filter(isOwn).flatMap((answer) => {
    const name = nameOf(answer);
    const team = field(answer, 'team');
    if (team === undefined || team === '') {
      return [[name, only(settingsOf('block_list', answer), listFields)]];
    }
    unsaid.push({ kind: 'block_list', name, reason: `it belongs to the team ${textOf(team)}` });
    return [];
  });
  const roles = answers.roles
    .filter((answer) => field(answer, 'custom') === true)
    .map((answer) => [nameOf(answer), {}]);
  const grants = settingsOf('app_grants', { grants: field(answers.app, 'grants') ?? {} });
  return {
    configuration: {
      channel_type: Object.fromEntries(types),
      command: Object.fromEntries(commands),
      block_list: Object.fromEntries(lists),
      role: Object.fromEntries(roles),
      app_grants: { [appName]: grants },
    },
    unsaid,
  };
}

/** A configuration of nothing. */
export const nothing = (): Configuration => ({
  channel_type: {},
  command: {},
  block_list: {},
  role: {},
  app_grants: {},
});

/** Every object of a configuration. */
export const objectsOf = (configuration: Configuration): { kind: Kind; name: string; settings: Settings }[] =>
  kinds.flatMap((kind) =>
    Object.entries(configuration[kind]).map(([name, settings]) => ({ kind, name, settings })),
  );
