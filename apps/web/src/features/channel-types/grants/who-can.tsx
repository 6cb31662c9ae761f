import { type Grants, inWords, type Reach, reachOf } from '@backchannel/configuration';
import { Check, Minus, UserSearch, X, type LucideIcon } from 'lucide-react';
import { lazy, memo, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Segmented } from '../../../ui/choice.tsx';
import { Select } from '../../../ui/input.tsx';
import type { PermissionRow } from './permission-list.ts';

const PersonDialog = lazy(() => import('./person-dialog.tsx'));

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
const answers: readonly { reach: Reach; words: string; icon: LucideIcon }[] = [
  { reach: 'any', words: 'Yes', icon: Check },
  { reach: 'own', words: 'Only their own', icon: Minus },
  { reach: 'none', words: 'No', icon: X },
];

/** The grants asked in words: who can do a thing, or what somebody can do. The change that is not saved yet is counted. */
export const WhoCan = memo(function WhoCan({ app, type, rows, roles, grants, before }: Props) {
  const [question, setQuestion] = useState<Question>('who');
  const [permission, setPermission] = useState('truncate-channel');
  const [role, setRole] = useState('user');
  const [checking, setChecking] = useState(false);
  const base = rows.some((row) => row.base === permission) ? permission : (rows[0]?.base ?? '');
  const asked = roles.includes(role) ? role : (roles[0] ?? '');
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
            {rows.map((row) => (
              <option key={row.base} value={row.base}>
                {row.words}
              </option>
            ))}
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
      <div role="status" aria-label="Answer" className="mt-3">
        <dl className="grid gap-1.5">
          {answers.map(({ reach, words, icon }) =>
            question === 'who' ? (
              <Answer key={reach} icon={icon} words={words}>
                <Tags
                  all={roles.filter((name) => reachOf(grants, name, base) === reach)}
                  isChanged={(name) => reachOf(before, name, base) !== reach}
                  note={(name) => noteOf(name, base, reachOf(before, name, base))}
                />
              </Answer>
            ) : (
              <Answer key={reach} icon={icon} words={words}>
                <Tags
                  all={rows
                    .filter((row) => reachOf(grants, asked, row.base) === reach)
                    .map((row) => row.base)}
                  isChanged={(name) => reachOf(before, asked, name) !== reach}
                  note={(name) => noteOf(asked, name, reachOf(before, asked, name))}
                  most={24}
                />
              </Answer>
            ),
          )}
        </dl>
      </div>
      <Suspense>
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

/** What was before the change that is not saved. */
const noteOf = (role: string, base: string, was: Reach): string =>
  was === 'none'
    ? `${role} could not ${inWords(base)} before your change`
    : `${role} could ${inWords(base)}${was === 'own' ? ', their own,' : ', anybody’s,'} before your change`;

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
  isChanged: (name: string) => boolean;
  note: (name: string) => string;
  most?: number;
}

function Tags({ all, isChanged, note, most = 40 }: TagsProps) {
  const [whole, setWhole] = useState(false);
  const sorted = [...all.filter(isChanged), ...all.filter((name) => !isChanged(name))];
  const shown = whole ? sorted : sorted.slice(0, most);
  if (all.length === 0) return <span className="text-text-3">nobody and nothing</span>;
  return (
    <>
      {shown.map((name) => (
        <span key={name} className="inline-flex items-center gap-1">
          <span
            className={
              isChanged(name)
                ? 'mono inline-flex h-[18px] items-center rounded-badge border border-accent-line bg-accent-bg px-[5px] text-small text-accent-text'
                : 'mono inline-flex h-[18px] items-center rounded-badge border border-line-2 px-[5px] text-small text-text-2'
            }
          >
            {name}
          </span>
          {isChanged(name) && <span className="text-small text-text-2">{note(name)}</span>}
        </span>
      ))}
      {all.length > shown.length && (
        <Button size="small" kind="quiet" onClick={() => setWhole(true)}>
          {all.length - shown.length} more
        </Button>
      )}
    </>
  );
}
