import { creationOfType } from '../creation.ts';
import { type Difference, differences } from '../differences.ts';
import { newTypeDefaults } from '../fields.ts';
import { alwaysSent, updateBody, withoutCleared } from '../request.ts';
import { type Json, type Kind, own, type Settings, textOf } from '../settings.ts';
import type { Configuration } from './configuration.ts';

export type Act = 'create' | 'update' | 'delete';

/** One request that a plan makes. */
export interface PlannedChange {
  readonly kind: Kind;
  readonly name: string;
  readonly act: Act;
  /** The settings that the plan was made from; undefined when the object is not there yet. */
  readonly before: Settings | undefined;
  /** The settings when all of the plan is done; undefined when it is gone. */
  readonly after: Settings | undefined;
  readonly differences: readonly Difference[];
  /** Of the API's request. */
  readonly body: Readonly<Record<string, Json>>;
  /** Whether the change before it makes what this one changes, so that `before` is not what it will find. */
  readonly follows: boolean;
}

export interface Plan {
  /** In the order in which they have to be made: what others name comes first, and goes last. */
  readonly changes: readonly PlannedChange[];
  /** In the app and not in the file. Deleted only when the plan is to prune. */
  readonly left: readonly { kind: Kind; name: string }[];
}

// A role is named by grants, lists and commands by types.
const order: readonly Kind[] = ['role', 'block_list', 'command', 'channel_type', 'app_grants'];

/** What has to be done so that an app's configuration becomes what a file says. */
export function planChanges(
  current: Configuration,
  wanted: Configuration,
  { prune }: { prune: boolean },
): Plan {
  const made = inTurn(
    order.flatMap((kind) =>
      Object.entries(wanted[kind])
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([name, settings]) => changesTo(kind, name, own(current[kind], name), settings)),
    ),
  );
  const left = [...order].reverse().flatMap((kind) =>
    kind === 'app_grants'
      ? []
      : Object.keys(current[kind])
          .filter((name) => !Object.hasOwn(wanted[kind], name))
          .sort()
          .map((name) => ({ kind, name })),
  );
  const gone = prune ? left.map(({ kind, name }) => deletion(kind, name, current[kind][name] ?? {})) : [];
  return { changes: [...made, ...gone], left };
}

/**
 * Puts changes of channel types before the creation of commands, where they do not name these: a type that has all commands
 * is another with each that is made, and would not be what the plan was made from.
 */
function inTurn(changes: readonly PlannedChange[]): PlannedChange[] {
  const created = new Set(
    changes.filter(({ kind, act }) => kind === 'command' && act === 'create').map(({ name }) => name),
  );
  const isEarly = ({ kind, act, after, follows }: PlannedChange): boolean => {
    if (kind !== 'channel_type' || act !== 'update' || follows) return false;
    const commands = after?.['commands'];
    return !(Array.isArray(commands) && commands.some((name: Json) => created.has(textOf(name))));
  };
  const early = changes.filter(isEarly);
  const rest = changes.filter((change) => !early.includes(change));
  const first = rest.findIndex(({ kind, act }) => kind === 'command' && act === 'create');
  return first === -1 ? [...changes] : [...rest.slice(0, first), ...early, ...rest.slice(first)];
}

function changesTo(
  kind: Kind,
  name: string,
  before: Settings | undefined,
  wanted: Settings,
): PlannedChange[] {
  if (before === undefined) return creation(kind, name, wanted);
  const after = kind === 'channel_type' ? { ...before, ...wanted } : wanted;
  const [was, is] =
    kind === 'channel_type' ? [withoutCleared(before), withoutCleared(after)] : [before, after];
  const found = differences(was, is);
  if (found.length === 0) return [];
  return [
    {
      kind,
      name,
      act: 'update',
      before,
      after,
      differences: found,
      body: bodyOf(kind, was, is),
      follows: false,
    },
  ];
}

const deletion = (kind: Kind, name: string, before: Settings): PlannedChange => ({
  kind,
  name,
  act: 'delete',
  before,
  after: undefined,
  differences: differences(before, {}),
  body: {},
  follows: false,
});

/** Of what a file says of a new channel type, what has to be asked for; what the API requires is as in any new type where
 *  the file does not say it. */
const newType = (settings: Settings): Settings => ({
  ...Object.fromEntries(alwaysSent.map((key) => [key, newTypeDefaults[key] ?? null])),
  ...withoutCleared(settings),
});

function creation(kind: Kind, name: string, wanted: Settings): PlannedChange[] {
  const after = kind === 'channel_type' ? newType(wanted) : wanted;
  const whole = { kind, name, before: undefined, after, differences: differences({}, after) };
  if (kind === 'app_grants') {
    return [{ ...whole, act: 'update', body: bodyOf(kind, {}, after), follows: false }];
  }
  if (kind !== 'channel_type') return [{ ...whole, act: 'create', body: { name, ...after }, follows: false }];
  const { body, rest } = creationOfType(name, after);
  const first: PlannedChange = { ...whole, act: 'create', body, follows: false };
  if (Object.keys(rest).length === 0) return [first];
  return [first, { ...whole, act: 'update', differences: [], body: rest, follows: true }];
}

function bodyOf(kind: Kind, before: Settings, after: Settings): Record<string, Json> {
  if (kind === 'channel_type') return updateBody(before, after);
  if (kind === 'app_grants') return grantsOnly(before, after);
  const changed = differences(before, after).map(({ path: [field = ''] }) => field);
  // Updating a command wants its description each time.
  const fields = new Set(
    kind === 'command' ? [...changed, 'description'] : changed.filter((field) => field !== 'type'),
  );
  return Object.fromEntries([...fields].map((field) => [field, after[field] ?? '']));
}

function grantsOnly(before: Settings, after: Settings): Record<string, Json> {
  const { grants = {} } = updateBody(before, after);
  return { grants };
}
