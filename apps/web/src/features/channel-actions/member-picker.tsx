import { queryMembers } from '@backchannel/chat-api/operations';
import type { ChannelMemberResponse, ChannelResponse } from '@backchannel/chat-api/types';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search, X } from 'lucide-react';
import { useState } from 'react';
import { inWords } from '../../api/errors-in-words.ts';
import { query } from '../../api/query.ts';
import { count } from '../../lib/numbers.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Input } from '../../ui/input.tsx';
import { Skeleton, SkeletonArea } from '../../ui/skeleton.tsx';
import type { Person } from './truncation.ts';

const pageSize = 30;

interface Props {
  app: string;
  channel: ChannelResponse;
  chosen: readonly Person[];
  onChange: (chosen: readonly Person[]) => void;
  /** At most so many can be chosen. */
  most: number;
}

/** Members of a channel, found by name or id; those chosen stand above as chips. */
export function MemberPicker({ app, channel, chosen, onChange, most }: Props) {
  const [text, setText] = useState('');
  const needle = useSettled(text.trim());
  const found = useQuery({
    ...query(queryMembers, app, { query: { payload: payloadOf(channel, needle) } }),
    placeholderData: keepPreviousData,
  });
  const people = (found.data?.members ?? []).map(personOf);
  const remove = (person: Person) => onChange(chosen.filter(({ id }) => id !== person.id));
  return (
    <div className="grid gap-2">
      {chosen.length > 0 && (
        <ul aria-label="Chosen members" className="flex max-h-24 flex-wrap gap-1.5 overflow-y-auto">
          {chosen.map((person) => (
            <li
              key={person.id}
              className="flex h-6 max-w-full items-center gap-1 rounded-badge border border-accent-line bg-accent-bg pl-2"
            >
              <bdi className="truncate text-small text-accent-text">{person.name}</bdi>
              <button
                type="button"
                aria-label={`Take ${person.name} out`}
                onClick={() => remove(person)}
                className="touch-target inline-flex size-5 items-center justify-center rounded-badge text-accent-text hover:bg-accent-line"
              >
                <X size={12} strokeWidth={2.4} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        icon={Search}
        type="search"
        aria-label="Find members by name or id"
        placeholder="Beginning of a name, or an id"
        value={text}
        after={placesWords(chosen.length, most)}
        className="[&>input]:pr-32"
        onChange={(event) => setText(event.target.value)}
      />
      <div className="max-h-40 overflow-y-auto rounded-control border border-line px-2 py-1">
        <List
          found={found}
          people={people}
          needle={needle}
          chosen={chosen}
          isFull={chosen.length >= most}
          onToggle={(person, on) => (on ? onChange([...chosen, person]) : remove(person))}
        />
      </div>
    </div>
  );
}

interface ListProps {
  found: { isPending: boolean; error: Error | null; refetch: () => Promise<unknown> };
  people: readonly Person[];
  needle: string;
  chosen: readonly Person[];
  isFull: boolean;
  onToggle: (person: Person, on: boolean) => void;
}

function List({ found, people, needle, chosen, isFull, onToggle }: ListProps) {
  if (found.isPending) {
    return (
      <SkeletonArea label="Reading members" className="grid gap-3 py-1.5">
        <Skeleton className="h-2 w-40" />
        <Skeleton className="h-2 w-28" />
        <Skeleton className="h-2 w-36" />
      </SkeletonArea>
    );
  }
  if (found.error) {
    return (
      <div role="alert" className="flex items-center gap-2 py-1 text-small text-red">
        <span className="min-w-0 flex-1">{inWords(found.error, 'Members could not be read').detail}</span>
        <Button size="small" onClick={() => void found.refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (people.length === 0) {
    return (
      <p role="status" className="py-1 text-small text-text-3">
        {needle === ''
          ? 'This channel has no members.'
          : `No member’s name begins with “${needle}”, and no id is just that.`}
      </p>
    );
  }
  return (
    <>
      {people.map((person) => {
        const isChosen = chosen.some(({ id }) => id === person.id);
        return (
          <Checkbox
            key={person.id}
            checked={isChosen}
            disabled={isFull && !isChosen}
            onCheckedChange={(on) => onToggle(person, on)}
            label={
              <span className="break-all">
                <bdi>{person.name}</bdi>{' '}
                {person.name !== person.id && <span className="mono ml-0.5 text-text-3">{person.id}</span>}
              </span>
            }
          />
        );
      })}
      {people.length === pageSize && (
        <p className="py-1 text-small text-text-3">The first {pageSize}. Type to find others.</p>
      )}
    </>
  );
}

/** "0 of 10" would read as if ten members were there to choose from. */
const placesWords = (chosen: number, most: number): string =>
  chosen === 0 ? `up to ${count(most)} at once` : `${count(chosen)} of up to ${count(most)}`;

const payloadOf = ({ type, id }: ChannelResponse, needle: string) => ({
  type,
  id,
  limit: pageSize,
  sort: [{ field: 'user_id', direction: 1 }],
  filter_conditions:
    needle === '' ? {} : { $or: [{ name: { $autocomplete: needle } }, { user_id: { $eq: needle } }] },
});

const personOf = ({ user, user_id: userId }: ChannelMemberResponse): Person => {
  const id = userId ?? user?.id ?? '';
  return { id, name: user?.name ?? id };
};
