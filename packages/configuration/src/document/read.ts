import {
  type Document,
  isMap,
  isNode,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml';
import type { z } from 'zod';
import { check } from '../check.ts';
import { newTypeDefaults } from '../fields.ts';
import { saysNothing, withoutCleared } from '../request.ts';
import { isObject, type Json, own, type Settings, settingsOf, textOf, toJson } from '../settings.ts';
import { appName, type Configuration, nothing } from './configuration.ts';
import { documentSchema } from './schema.ts';

/** Something in a file that has to be mended. Lines and columns count from 1. */
export interface Problem {
  readonly line: number;
  readonly column: number;
  /** Where in the document, as its keys name it; empty for what is no YAML. */
  readonly path: string;
  readonly message: string;
}

/** What the app has beside the file that the file can name; undefined is not known, and not checked. */
export interface Names {
  readonly commands?: readonly string[] | undefined;
  readonly blockLists?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly permissions?: readonly string[] | undefined;
  /** What every app has, which a file cannot make. */
  readonly builtIn?: Readonly<Record<'roles' | 'commands' | 'block_lists', readonly string[]>> | undefined;
  /** Of the block lists that are there, by name: a type is chosen once. */
  readonly blockListTypes?: Readonly<Record<string, Json | undefined>> | undefined;
}

export interface ReadDocument {
  /** Undefined when there are problems. */
  readonly configuration: Configuration | undefined;
  readonly problems: readonly Problem[];
}

type Path = readonly (string | number)[];

/** More help nobody. */
const mostProblems = 100;

/** Signs, words and line breaks of a file: twice what fifty channel types with grants for thirty roles have. Of signs alone,
 *  a file of the same size has many times that, and takes that much longer. */
const mostPieces = 600_000;

/**
 * Reads a file. Everything that is wrong in it is named with its place: YAML that is none, unknown keys, values that the
 * API would refuse, names of things that are neither in the file nor in the app. Aliases are refused.
 */
export function readDocument(text: string, names: Names = {}): ReadDocument {
  if (hasTooManyPieces(text)) {
    const message = `There is too much in this file; at most ${mostPieces.toLocaleString('en')} words and signs.`;
    return { configuration: undefined, problems: [{ line: 1, column: 1, path: '', message }] };
  }
  const lines = new LineCounter();
  const document = parse(text, lines);
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = document.errors.map(({ pos: [from], message }) => ({
    ...at(from),
    path: '',
    message: `This is no YAML: ${message.split('\n', 1)[0] ?? ''}`,
  }));
  if (broken.length > 0) return { configuration: undefined, problems: broken.slice(0, mostProblems) };
  const odd = oddities(document).map(({ offset, message }) => ({ ...at(offset), path: '', message }));
  if (odd.length > 0) return { configuration: undefined, problems: odd.slice(0, mostProblems) };

  const place = (path: Path, key?: string): { line: number; column: number; path: string } => ({
    ...at(offsetOf(document, path, key)),
    path: [...path, ...(key === undefined ? [] : [key])].join('.'),
  });
  const json = toJson(document.toJS({ maxAliasCount: 0 })) ?? null;
  const parsed = documentSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, mostProblems).flatMap((issue) => problemsOf(issue, place));
    return { configuration: undefined, problems };
  }
  const configuration = fromDocument(json, names);
  const problems = wrongValues(configuration, names)
    .slice(0, mostProblems)
    .map(({ path, message }) => ({
      ...place(path),
      message,
    }));
  return problems.length > 0 ? { configuration: undefined, problems } : { configuration, problems };
}

function hasTooManyPieces(text: string): boolean {
  // There is hardly more than one for each sign, and to look for them takes a fifth of reading.
  if (text.length <= mostPieces) return false;
  const pieces = new Lexer().lex(text);
  for (let count = 0; count <= mostPieces; count += 1) if (pieces.next().done === true) return false;
  return true;
}

/** The file as the library reads it. Whatever is wrong in it is an error of its own there, and the stacks of those, which
 *  nobody looks at, would take far longer than all the rest. */
function parse(text: string, lineCounter: LineCounter): Document {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    // That keys are unique is looked at below: the library compares each with each.
    return parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What YAML allows and a configuration does not: aliases, a key that stands twice, a name that no object can have. */
function oddities(document: Document): { offset: number; message: string }[] {
  const found: { offset: number; message: string }[] = [];
  visit(document, {
    Alias: (_key, node) => {
      found.push({ offset: startOf(node), message: 'Aliases are not allowed; write the value out.' });
    },
    Map: (_key, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value))
          found.push({ offset: startOf(key), message: `The key "${String(key.value)}" stands here twice.` });
        if (key.value === '__proto__')
          found.push({ offset: startOf(key), message: 'Nothing can have this name.' });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** Where a value stands, or the key of a map; what is not there is where its nearest parent is. */
function offsetOf(document: Document, path: Path, key?: string): number {
  const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (pair && isNode(pair.key)) return startOf(pair.key);
  }
  if (isNode(node)) return startOf(node);
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1), String(path.at(-1)));
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

type Issue = z.core.$ZodIssue;
type PlaceOf = (path: Path, key?: string) => Omit<Problem, 'message'>;

function problemsOf(issue: Issue, place: PlaceOf): Problem[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, mostProblems)
      .map((key) => ({ ...place(path, key), message: `There is no setting "${key}" here.` }));
  }
  return [{ ...place(path), message: inWords(issue) }];
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a map',
  record: 'a map',
  string: 'a text',
};

function inWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = typeNames[issue.expected] ?? issue.expected;
      return issue.input === undefined ? `Give ${wanted}.` : `This has to be ${wanted}.`;
    }
    case 'invalid_value':
      return `Give one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_big':
      return `This is too much; at most ${String(issue.maximum)}.`;
    case 'too_small':
      return `This is too little; at least ${String(issue.minimum)}.`;
    default:
      return issue.message;
  }
}

const mapValues = <Value>(
  of: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));

/** Each command once, and all of them by name, as the API answers. */
function withCommands(settings: Settings, known: readonly string[] | undefined): Settings {
  const { commands } = settings;
  if (!Array.isArray(commands)) return settings;
  const all: readonly Json[] = commands.includes('all') && known ? known : commands;
  return { ...settings, commands: [...new Set(all)] };
}

/** Words as the API keeps them: in lower case, without blanks around them, each once. Patterns stay as they are. */
function withPlainWords(settings: Settings): Settings {
  const { type, words } = settings;
  if (type === 'regex' || !Array.isArray(words)) return settings;
  const plain = words.map((word: Json) => textOf(word).trim().toLowerCase());
  return { ...settings, words: [...new Set(plain)] };
}

/** What a block list is that says nothing but its words. */
const plainList: Settings = {
  type: 'word',
  is_leet_check_enabled: false,
  is_plural_check_enabled: false,
  is_confusable_folding_enabled: false,
  is_substring_matching_enabled: false,
};

/** What a channel type is said to have no value of, which is another thing than to say nothing of it. */
const takenAway = (value: Json): Settings =>
  isObject(value)
    ? Object.fromEntries(Object.entries(value).filter(([key, entry]) => saysNothing(key, entry)))
    : {};

/** The configuration that a document says; the schema has made sure of its shape. */
function fromDocument(json: Json, { commands }: Names): Configuration {
  const document = isObject(json) ? json : {};
  const part = (key: string): Readonly<Record<string, Json>> => {
    const value = document[key];
    return isObject(value) ? value : {};
  };
  const of = (
    kind: 'channel_type' | 'command' | 'block_list',
    key: string,
    unsaid: Settings = {},
  ): Record<string, Settings> =>
    Object.fromEntries(
      Object.entries(part(key)).map(([name, value]) => [
        name,
        {
          ...settingsOf(kind, { ...unsaid, ...(isObject(value) ? value : {}) }),
          ...(kind === 'channel_type' && takenAway(value)),
        },
      ]),
    );
  const roles = document['roles'];
  return {
    ...nothing(),
    channel_type: mapValues(of('channel_type', 'channel_types'), (settings) =>
      withCommands(settings, commands),
    ),
    command: of('command', 'commands'),
    block_list: mapValues(of('block_list', 'block_lists', plainList), withPlainWords),
    role: Object.fromEntries((Array.isArray(roles) ? roles : []).map((role: Json) => [textOf(role), {}])),
    ...(document['app_grants'] !== undefined && {
      app_grants: { [appName]: settingsOf('app_grants', { grants: document['app_grants'] }) },
    }),
  };
}

const partKinds: Readonly<Record<string, 'role' | 'command' | 'block_list'>> = {
  roles: 'role',
  commands: 'command',
  block_lists: 'block_list',
};

/** Values that have the right form and that the API would refuse all the same. */
function wrongValues(configuration: Configuration, names: Names): { path: Path; message: string }[] {
  const together = (own: object, others: readonly string[] | undefined): string[] | undefined =>
    others && [...Object.keys(own), ...others];
  const known = {
    commands: together(configuration.command, names.commands),
    blockLists: together(configuration.block_list, names.blockLists),
  };
  const roles = together(configuration.role, names.roles);
  const types = Object.entries(configuration.channel_type).flatMap(([name, settings]) => [
    ...check({ ...newTypeDefaults, ...withoutCleared(settings) }, known).map(({ path, message }) => ({
      path: ['channel_types', name, ...path],
      message,
    })),
    ...wrongGrants(settings, ['channel_types', name, 'grants'], roles, names.permissions),
  ]);
  const lists = Object.entries(configuration.block_list).flatMap(([name, { type = 'word' }]) => {
    const has = names.blockListTypes && own(names.blockListTypes, name);
    return has === undefined || has === type
      ? []
      : [
          {
            path: ['block_lists', name, 'type'],
            message: `The type of a block list cannot be changed, and this one has the type ${textOf(has)}. Give the list another name.`,
          },
        ];
  });
  const builtIn = Object.entries(names.builtIn ?? {}).flatMap(([part, all]) =>
    all
      .filter((name) => Object.hasOwn(configuration[partKinds[part] ?? 'role'], name))
      .map((name) => ({ path: [part, name], message: `Every app has ${name}; take it out.` })),
  );
  const app = configuration.app_grants[appName];
  return [
    ...types,
    ...lists,
    ...builtIn,
    ...(app ? wrongGrants(app, ['app_grants'], roles, names.permissions) : []),
  ];
}

function wrongGrants(
  { grants }: Settings,
  path: Path,
  roles: readonly string[] | undefined,
  permissions: readonly string[] | undefined,
): { path: Path; message: string }[] {
  if (!isObject(grants)) return [];
  return Object.entries(grants).flatMap(([role, ids]) => {
    if (roles && !roles.includes(role))
      return [{ path: [...path, role], message: `There is no role ${role}.` }];
    const unknown = (Array.isArray(ids) ? ids : []).filter(
      (id: Json) => permissions && !permissions.includes(textOf(id)),
    );
    return unknown.map((id: Json) => ({
      path: [...path, role, (Array.isArray(ids) ? ids : []).indexOf(id)],
      message: `There is no permission ${textOf(id)}.`,
    }));
  });
}
