import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  YAMLError,
} from 'yaml';
import type { z } from 'zod';
import { check } from '../check.ts';
import { isObject, type Json, type Settings, settingsOf, textOf, toJson } from '../settings.ts';
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
  /** Of the block lists that are there, by name: a type is chosen once. */
  readonly blockListTypes?: Readonly<Record<string, Json | undefined>> | undefined;
}

export interface ReadDocument {
  /** Undefined when there are problems. */
  readonly configuration: Configuration | undefined;
  readonly problems: readonly Problem[];
}

type Path = readonly (string | number)[];

/**
 * Reads a file. Everything that is wrong in it is named with its place: YAML that is none, unknown keys, values that the
 * API would refuse, names of things that are neither in the file nor in the app. Aliases are refused.
 */
export function readDocument(text: string, names: Names = {}): ReadDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const broken = document.errors.map(({ pos: [from], message }) => ({
    ...at(from),
    path: '',
    message: `This is no YAML: ${message.split('\n', 1)[0] ?? ''}`,
  }));
  if (broken.length > 0) return { configuration: undefined, problems: broken };

  const place = (path: Path, key?: string): { line: number; column: number; path: string } => ({
    ...at(offsetOf(document, path, key)),
    path: [...path, ...(key === undefined ? [] : [key])].join('.'),
  });
  const value = valueOf(document);
  if ('message' in value) {
    return { configuration: undefined, problems: [{ line: 1, column: 1, path: '', message: value.message }] };
  }
  const parsed = documentSchema.safeParse(value.json, { reportInput: true });
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, place));
    return { configuration: undefined, problems };
  }
  const configuration = fromDocument(value.json);
  const problems = wrongValues(configuration, names).map(({ path, message }) => ({
    ...place(path),
    message,
  }));
  return problems.length > 0 ? { configuration: undefined, problems } : { configuration, problems };
}

function valueOf(document: Document): { json: Json } | { message: string } {
  try {
    return { json: toJson(document.toJS({ maxAliasCount: 0 })) ?? null };
  } catch (error) {
    if (error instanceof ReferenceError || error instanceof YAMLError)
      return { message: 'Aliases are not allowed; write the value out.' };
    throw error;
  }
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
    return issue.keys.map((key) => ({ ...place(path, key), message: `There is no setting "${key}" here.` }));
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

/** What a block list is that says nothing but its words. */
const plainList: Settings = {
  type: 'word',
  is_leet_check_enabled: false,
  is_plural_check_enabled: false,
  is_confusable_folding_enabled: false,
  is_substring_matching_enabled: false,
};

/** The configuration that a document says; the schema has made sure of its shape. */
function fromDocument(json: Json): Configuration {
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
        settingsOf(kind, { ...unsaid, ...(isObject(value) ? value : {}) }),
      ]),
    );
  const roles = document['roles'];
  return {
    ...nothing(),
    channel_type: of('channel_type', 'channel_types'),
    command: of('command', 'commands'),
    block_list: of('block_list', 'block_lists', plainList),
    role: Object.fromEntries((Array.isArray(roles) ? roles : []).map((role: Json) => [textOf(role), {}])),
    ...(document['app_grants'] !== undefined && {
      app_grants: { [appName]: settingsOf('app_grants', { grants: document['app_grants'] }) },
    }),
  };
}

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
    ...check(settings, known).map(({ path, message }) => ({
      path: ['channel_types', name, ...path],
      message,
    })),
    ...wrongGrants(settings, ['channel_types', name, 'grants'], roles, names.permissions),
  ]);
  const lists = Object.entries(configuration.block_list).flatMap(([name, { type = 'word' }]) => {
    const has = names.blockListTypes?.[name];
    return has === undefined || has === type
      ? []
      : [
          {
            path: ['block_lists', name, 'type'],
            message: `The type of a block list cannot be changed, and this one has the type ${textOf(has)}. Give the list another name.`,
          },
        ];
  });
  const app = configuration.app_grants[appName];
  return [...types, ...lists, ...(app ? wrongGrants(app, ['app_grants'], roles, names.permissions) : [])];
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
