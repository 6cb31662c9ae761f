import { type Grants, inWords, type Reach, reachOf } from '@backchannel/configuration';
import { Check, Minus, UserSearch, Users, X, type LucideIcon } from 'lucide-react';
import { memo, type ReactNode, Suspense, useState } from 'react';
import { KeysToCome } from '../../../lib/keys-to-come.ts';
import { lazyPart } from '../../../lib/part.ts';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/choice.tsx';
import { Select } from '../../../ui/input.tsx';
import { type Cell, cellsOf, memberRole, type PermissionRow } from './permission-list.ts';

const PersonDialog = lazyPart(() => import('./person-dialog.tsx'));

interface Props {
  app: string;
  type: string;
  rows: readonly PermissionRow[];
  roles: readonly string[];
  /** As edited. */
  grants: Grants;
  /** As saved. */
  before: Grants;
}

type Question = 'who' | 'what';
/** How far it goes, and `member` where the role itself gives less than every member of a channel has. */
type Given = Reach | 'member';
const answers: readonly { given: Given; words: string; icon: LucideIcon }[] = [
  { given: 'any', words: 'Yes', icon: Check },
  { given: 'own', words: 'Only their own', icon: Minus },
  { given: 'member', words: 'As a member', icon: Users },
  { given: 'none', words: 'No', icon: X },
];

/** The grants asked in words: who can do a thing, or what somebody can do. The change that is not saved yet is counted. */
export const WhoCan = memo(function WhoCan({ app, type, rows, roles, grants, before }: Props) {
  const [question, setQuestion] = useState<Question>('who');
  const [permission, setPermission] = useState('truncate-channel');
  const [role, setRole] = useState('user');
  const [checking, setChecking] = useState(false);
  const base = rows.some((row) => row.base === permission) ? permission : (rows[0]?.base ?? '');
  const asked = roles.includes(role) ? role : (roles[0] ?? '');
  const asks = question === 'who' ? { rows: [{ base }], roles } : { rows, roles: [asked] };
  const names = question === 'who' ? roles : rows.map((row) => row.base);
  const now = givenOf(names, cellsOf(asks.rows, asks.roles, grants));
  const was = givenOf(names, cellsOf(asks.rows, asks.roles, before));
  const noteOf = (name: string, of: Given): string =>
    question === 'who' ? wasSo(name, inWords(base), of) : wasSo(asked, inWords(name), of);
  const noteOfMany = (number: number, of: Given): string =>
    question === 'who'
      ? wasSo(`${number} of these`, inWords(base), of)
      : wasSo(asked, `do ${number} of these`, of);
  const isTheirOwn = question === 'who' && reachOf(grants, memberRole, base) === 'own';
  return (
    <section aria-label="Who can do what" className="border-b border-line bg-bg px-6 py-3 max-pane:px-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <Segmented
          label="Question"
          value={question}
          choices={[
            { value: 'who', label: 'Who can' },
            { value: 'what', label: 'What can' },
          ]}
          onChange={setQuestion}
        />
        {question === 'who' ? (
          <Select
            size="bar"
            aria-label="Do what"
            value={base}
            onChange={(event) => setPermission(event.target.value)}
            className="max-w-full"
          >
            <PermissionOptions rows={rows} />
          </Select>
        ) : (
          <Select
            size="bar"
            aria-label="Which role"
            value={asked}
            onChange={(event) => setRole(event.target.value)}
            className="max-w-full"
          >
            {roles.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        )}
        <span className="text-text-2">
          {question === 'who' ? 'in channels of type ' : 'do in channels of type '}
          <span className="mono">{type}</span>?
        </span>
        <Button icon={UserSearch} className="ml-auto" onClick={() => setChecking(true)}>
          Check a person…
        </Button>
      </div>
      {/* However much there is to say, the matrix stays in sight. */}
      <div
        role="status"
        aria-label="Answer"
        className="mt-3 max-h-[30dvh] overflow-y-auto max-phone:max-h-none"
      >
        <dl className="grid gap-1.5">
          {answers.map(({ given, words, icon }) => {
            const all = names.filter((name) => now.get(name) === given);
            if (given === 'member' && all.length === 0) return null;
            return (
              <Answer key={given} icon={icon} words={words}>
                <Tags
                  all={all}
                  given={given}
                  was={was}
                  note={noteOf}
                  noteOfMany={noteOfMany}
                  most={mostShown(given, question)}
                />
                {given === 'member' && isTheirOwn && (
                  <span className="text-small text-text-2">their own</span>
                )}
              </Answer>
            );
          })}
        </dl>
      </div>
      <Suspense fallback={<KeysToCome />}>
        {checking && (
          <PersonDialog
            app={app}
            type={type}
            base={base}
            grants={grants}
            onClose={() => setChecking(false)}
          />
        )}
      </Suspense>
    </section>
  );
});

/** Not made anew with every press. */
const PermissionOptions = memo(function PermissionOptions({ rows }: { rows: readonly PermissionRow[] }) {
  return rows.map((row) => (
    <option key={row.base} value={row.base}>
      {row.words}
    </option>
  ));
});

/** The answer for each name: of the roles in a row, or of the rows for a role. */
const givenOf = (names: readonly string[], cells: readonly (readonly Cell[])[]): ReadonlyMap<string, Given> =>
  new Map(
    cells
      .flat()
      .map(({ reach, inherited }, index): [string, Given] => [
        names[index] ?? '',
        inherited === undefined ? reach : 'member',
      ]),
  );

/** Whoever cannot is least asked for. */
const mostShown = (given: Given, question: 'who' | 'what'): number =>
  given === 'member' ? 8 : given === 'none' ? 12 : question === 'who' ? 40 : 24;

const reachWords = { own: ', their own,', any: ', anybody’s,', member: ' as a member' } as const;

/** What was before the change that is not saved. */
const wasSo = (who: string, doIt: string, was: Given): string =>
  was === 'none'
    ? `${who} could not ${doIt} before your change`
    : `${who} could ${doIt}${reachWords[was]} before your change`;

function Answer({ icon: Icon, words, children }: { icon: LucideIcon; words: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[8rem_minmax(0,1fr)] items-start gap-2 max-phone:grid-cols-1">
      <dt className="flex items-center gap-2 font-medium">
        <Icon size={14} className="shrink-0 text-text-2" aria-hidden />
        {words}
      </dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-1">{children}</dd>
    </div>
  );
}

interface TagsProps {
  all: readonly string[];
  given: Given;
  /** As saved. */
  was: ReadonlyMap<string, Given>;
  /** What one of them had before. */
  note: (name: string, was: Given) => string;
  /** What so many of them had before. */
  noteOfMany: (number: number, was: Given) => string;
  most: number;
}

/** Of so many that have changed each is said what was before; of more, how many had what. */
const notedOneByOne = 3;

function Tags({ all, given, was, note, noteOfMany, most }: TagsProps) {
  const [whole, setWhole] = useState(false);
  const before = (name: string): Given => was.get(name) ?? 'none';
  const changed = all.filter((name) => before(name) !== given);
  const shown = [...changed, ...all.filter((name) => before(name) === given)].slice(
    0,
    whole ? undefined : most,
  );
  const isNoted = changed.length <= notedOneByOne;
  if (all.length === 0) return <span className="text-text-3">nobody and nothing</span>;
  return (
    <>
      {shown.map((name, index) => (
        <span key={name} className="inline-flex items-center gap-1">
          <span
            className={
              index < changed.length
                ? 'mono inline-flex h-[18px] items-center rounded-badge border border-accent-line bg-accent-bg px-[5px] text-small text-accent-text'
                : 'mono inline-flex h-[18px] items-center rounded-badge border border-line-2 px-[5px] text-small text-text-2'
            }
          >
            {name}
          </span>
          {isNoted && index < changed.length && (
            <span className="text-small text-text-2">{note(name, before(name))}</span>
          )}
        </span>
      ))}
      {all.length > most && (
        <Button size="small" kind="quiet" onClick={() => setWhole(!whole)}>
          {whole ? 'Fewer' : `${all.length - shown.length} more`}
        </Button>
      )}
      {!isNoted &&
        [...Map.groupBy(changed, before)].map(([earlier, { length }]) => (
          <span key={earlier} className="w-full text-small text-text-2">
            {noteOfMany(length, earlier)}
          </span>
        ))}
    </>
  );
}
