import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ScrollText } from 'lucide-react';
import { count } from '../../lib/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { Empty, NothingMatches } from '../../ui/list-states.tsx';
import { buttonClass } from '../../ui/plain-button.tsx';
import { conditions } from './audit-conditions.ts';
import type { AuditSearch } from './audit-search.ts';
import { outcomeWord } from './outcome-badge.tsx';
import { auditQuery } from './queries.ts';
import { rangeWords } from './time-range.tsx';
import { usePeople } from './use-people.ts';

interface Props {
  app: string;
  filter: AuditSearch;
  onClear: () => void;
}

/** No records, and why: nothing was done yet, or nothing matches. */
export function AuditNothing({ app, filter, onClear }: Props) {
  const on = conditions(filter);
  if (on > 0) return <NoMatch app={app} filter={filter} onClear={onClear} />;
  return (
    <Empty
      icon={ScrollText}
      title="Nothing has been changed yet"
      actions={
        <Link to="/apps/$app/channels" params={{ app }} className={buttonClass()}>
          Go to Channels
        </Link>
      }
    >
      Every change that an operator makes here is written down, with what came of it. Refused ones too.
    </Empty>
  );
}

function NoMatch({ app, filter, onClear }: Props) {
  const { scope, person, operation, target, outcome, from, to } = filter;
  const on = conditions(filter);
  const people = usePeople(person);
  const { data, hasNextPage } = useInfiniteQuery(auditQuery(app, scope === undefined ? {} : { scope }));
  const words = [
    target !== undefined && `target ${target}`,
    person !== undefined && `person ${people.find(([id]) => id === person)?.[1] ?? person}`,
    operation !== undefined && `operation ${operation}`,
    outcome !== undefined && `outcome ${outcomeWord(outcome)}`,
    (from !== undefined || to !== undefined) && rangeWords(from, to),
  ].filter((text) => text !== false);
  return (
    <NothingMatches
      title={`No record matches ${on === 1 ? 'this filter' : `these ${on} filters`}`}
      actions={<Button onClick={onClear}>{on === 1 ? 'Clear the filter' : `Clear ${on} filters`}</Button>}
    >
      <bdi className="mono wrap-anywhere">{words.join(' · ')}</bdi>
      {data && (
        <p>
          Without {on === 1 ? 'it' : 'them'} there {data.records.length === 1 ? 'is' : 'are'}{' '}
          {hasNextPage && 'more than '}
          {count(data.records.length)}.
        </p>
      )}
      <p>Records are never deleted: what is not here was not done, or matches otherwise.</p>
    </NothingMatches>
  );
}
