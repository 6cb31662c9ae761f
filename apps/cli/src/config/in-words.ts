import { effectOf, type Json, placeName } from '@backchannel/configuration';
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
  const lines = [`${act} ${kindName(kind)} ${name}`];
  if (act !== 'update') return lines;
  for (const difference of differences) {
    lines.push(
      `  ${placeName(difference.path)}`,
      `    - ${shown(difference.before)}`,
      `    + ${shown(difference.after)}`,
    );
    if (kind !== 'channel_type') continue;
    const { words, risk } = effectOf(difference);
    lines.push(`    ${words}${risk === undefined ? '' : ` (${riskWords[risk]})`}`);
  }
  return lines;
}

/** A plan as people read it, ending with what it comes to. */
export function planInWords({ changes, left }: Planned, { prune }: { prune: boolean }): string {
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
  if (limited?.error?.goesOnAt === undefined) return undefined;
  const at = new Date(limited.error.goesOnAt).toLocaleTimeString('en-GB');
  return `Waiting for the API’s limit, goes on at ${at}: ${limited.act} ${kindName(limited.kind)} ${limited.name}`;
}

/** What became of each step. */
export const ledgerInWords = ({ steps }: ChangeSet): string =>
  steps
    .map(
      ({ act, kind, name, state, error }) =>
        `${stateWords[state]}: ${act} ${kindName(kind)} ${name}${error ? `: ${error.message}` : ''}`,
    )
    .join('\n');
