import {
  type Difference,
  effectOf,
  type Json,
  type Kind,
  newTypeOf,
  placeName,
} from '@backchannel/configuration';
import type { Problem } from '@backchannel/configuration/document';
import type { ChangeSet, Planned, PlannedChange } from './answers.ts';

const kindName = (kind: string): string => kind.replaceAll('_', ' ');
const count = (many: number, word: string): string => `${many} ${word}${many === 1 ? '' : 's'}`;
const shown = (value: Json | undefined): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const riskWords = {
  widens: 'widens permissions',
  'loses messages': 'loses messages',
  'switches off': 'switches something off',
  'weakens moderation': 'weakens moderation',
} as const;

function changeInWords({ act, kind, name, differences }: PlannedChange): string[] {
  const head = `${act} ${kindName(kind)} ${name}`;
  if (act === 'delete') return [head];
  if (act === 'create') return creationInWords(head, kind, differences);
  return [
    head,
    ...differences.flatMap((difference) => {
      const lines = differenceInWords(difference);
      if (kind !== 'channel_type') return lines;
      const { words, risk } = effectOf(difference);
      return [...lines, `    ${words}${risk === undefined ? '' : ` (${riskWords[risk]})`}`];
    }),
  ];
}

const differenceInWords = ({ path, before, after }: Difference): string[] => [
  `  ${placeName(path)}`,
  `    - ${shown(before)}`,
  `    + ${shown(after)}`,
];

/** What is made: of a channel type only what another new one would not have, of anything else not what is off. */
function creationInWords(head: string, kind: Kind, made: readonly Difference[]): string[] {
  if (kind !== 'channel_type') {
    const said = made.filter(({ after }) => after !== false);
    const settings = said.map(({ path, after }) => `  ${placeName(path)}: ${shortened(shown(after))}`);
    return [head, ...settings];
  }
  const { own, usual } = newTypeOf(made);
  const settings = own.filter(({ path }) => path[0] !== 'grants');
  const grants = own.filter(({ path }) => path[0] === 'grants').length;
  const sums = [
    ...(grants === 0 ? [] : [`${count(grants, 'grant')} other than in a new type`]),
    ...(usual.length === 0 ? [] : [`${count(usual.length, 'setting')} as in a new type`]),
  ];
  return [
    `${head}${sums.length === 0 ? '' : ` (${sums.join(', ')})`}`,
    ...settings.flatMap((difference) => differenceInWords(difference)),
  ];
}

const longest = 100;
/** Of a list of ten thousand words nobody reads more. */
const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest).toWellFormed()}…` : text;

/** A plan as people read it, ending with what it comes to. */
export function planInWords({ changes: requests, left }: Planned, { prune }: { prune: boolean }): string {
  const changes = requests.filter(({ follows }) => !follows);
  const kept = prune ? [] : left.map(({ kind, name }) => `not in the file, stays: ${kindName(kind)} ${name}`);
  const sum = changes.length === 0 ? 'Nothing to change.' : `${count(changes.length, 'change')} to make.`;
  return [...changes.flatMap(changeInWords), ...kept, sum].join('\n');
}

/** Problems as compilers name them: `file:line:column: message`. */
export const problemsInWords = (file: string, problems: readonly Problem[]): string =>
  problems
    .map(
      ({ line, column, path, message }) =>
        `${file}:${line}:${column}: ${path === '' ? '' : `${path}: `}${message}`,
    )
    .join('\n');

const stateWords = {
  waiting: 'not done',
  sending: 'under way',
  limited: 'waits for the API’s limit',
  done: 'done',
  failed: 'failed',
  unknown: 'nobody knows whether it was done',
} as const;

/** Until when a change set waits for the API's limit; undefined when it does not. */
export function waitInWords({ steps }: ChangeSet): string | undefined {
  const limited = steps.find(({ state }) => state === 'limited');
  const { goesOnAt, givesUpAt } = limited?.error ?? {};
  if (!limited || goesOnAt === undefined) return undefined;
  const clock = (at: number) => new Date(at).toLocaleTimeString('en-GB');
  const end = givesUpAt === undefined ? '' : `, stops at ${clock(givesUpAt)} at the latest`;
  return `Waiting for the API’s limit, goes on at ${clock(goesOnAt)}${end}: ${limited.act} ${kindName(limited.kind)} ${limited.name}`;
}

/** What became of each step. */
export const ledgerInWords = ({ steps }: ChangeSet): string =>
  steps
    .map(
      ({ act, kind, name, state, error }) =>
        `${stateWords[state]}: ${act} ${kindName(kind)} ${name}${error ? `: ${error.message}` : ''}`,
    )
    .join('\n');
