import { queryMembers, queryUsers } from '@backchannel/chat-api/operations';
import { type Grants, inWords, isWider, type Reach, reachOf } from '@backchannel/configuration';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { query } from '../../../api/query.ts';
import { useCurrentApp } from '../../../shell/current-app.ts';
import { ReadFailure } from '../../../shell/read-failure.tsx';
import { Tag } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { memberRole } from './permission-list.ts';

interface Props {
  app: string;
  type: string;
  /** What is asked about. */
  base: string;
  grants: Grants;
  onClose: () => void;
}

const words: Readonly<Record<Reach, string>> = { any: 'Yes', own: 'Only their own', none: 'No' };
const strength: readonly Reach[] = ['none', 'own', 'any'];

/** Whether one person can do a thing: the roles that they hold, and what each gives. */
export default function PersonDialog({ app, type, base, grants, onClose }: Props) {
  const [user, setUser] = useState('');
  const [channel, setChannel] = useState('');
  const [asked, setAsked] = useState<{ user: string; channel: string }>();
  const people = useQuery({
    ...query(queryUsers, app, {
      query: { payload: { filter_conditions: { id: asked?.user ?? '' }, limit: 1 } },
    }),
    enabled: asked !== undefined,
  });
  const membership = useQuery({
    ...query(queryMembers, app, {
      query: {
        payload: {
          type,
          id: asked?.channel ?? '',
          filter_conditions: { user_id: asked?.user ?? '' },
          limit: 1,
        },
      },
    }),
    enabled: asked !== undefined && asked.channel !== '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (user.trim() !== '') setAsked({ user: user.trim(), channel: channel.trim().replace(`${type}:`, '') });
  };
  const person = people.data?.users[0];
  const member = membership.data?.members[0];
  const roles = [
    ...(person ? [{ role: person.role, from: 'their role in the app' }] : []),
    ...(member ? [{ role: memberRole, from: 'as every member of the channel' }] : []),
    ...(member && member.channel_role !== memberRole
      ? [{ role: member.channel_role, from: 'their role in the channel' }]
      : []),
  ];
  const best = roles.reduce<Reach>((reach, { role }) => {
    const other = reachOf(grants, role, base);
    return strength.indexOf(other) > strength.indexOf(reach) ? other : reach;
  }, 'none');
  const asMember = reachOf(grants, memberRole, base);
  const isReading = people.isFetching || membership.isFetching;
  const failed = [people, membership].find((read) => read.isError);
  return (
    <Dialog title={`Who can ${inWords(base)}: one person`} environment={useCurrentApp()} onClose={onClose}>
      <div className="grid gap-4 px-6 py-4">
        <form onSubmit={submit} className="grid gap-3">
          <Field label="User id" apiName="id" required>
            {(control) => (
              <Input
                {...control}
                mono
                data-autofocus
                spellCheck={false}
                autoCapitalize="off"
                value={user}
                onChange={(event) => setUser(event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Channel id"
            hint={`Of a channel of type ${type}, to count what they may as a member. May be left empty.`}
          >
            {(control) => (
              <Input
                {...control}
                mono
                spellCheck={false}
                autoCapitalize="off"
                value={channel}
                onChange={(event) => setChannel(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" kind="primary" className="justify-self-start">
            Check this person
          </Button>
        </form>
        {failed && (
          <ReadFailure
            error={failed.error}
            title="The person could not be read"
            busy={failed.isFetching}
            onRetry={() => void failed.refetch()}
          />
        )}
        {asked && isReading && <Skeleton className="h-2 w-48" />}
        {asked && people.data && !isReading && !failed && (
          <div role="status" className="grid gap-2 border-t border-line pt-3">
            {person ? (
              <>
                <p className="text-section">
                  {words[best]}, <bdi>{person.name ?? person.id}</bdi> {best === 'none' ? 'cannot' : 'can'}{' '}
                  {inWords(base)}
                  {best === 'own' ? ', their own' : best === 'any' ? ', anybody’s' : ''}
                </p>
                <ul className="grid gap-1">
                  {roles.map(({ role, from }) => (
                    <li key={from} className="flex flex-wrap items-center gap-2">
                      <Tag mono>{role}</Tag>
                      <span className="text-text-2">
                        {from}: {words[reachOf(grants, role, base)].toLowerCase()}
                      </span>
                    </li>
                  ))}
                </ul>
                {asked.channel === '' && isWider(best, asMember) && (
                  <p className="text-text-2">As a member of a channel: {words[asMember].toLowerCase()}.</p>
                )}
                {asked.channel !== '' && membership.data && !member && (
                  <p className="text-text-2">They are no member of {asked.channel}.</p>
                )}
                {person.banned && <p className="text-amber">They are banned from the app.</p>}
              </>
            ) : (
              <p>There is no user {asked.user}.</p>
            )}
          </div>
        )}
      </div>
    </Dialog>
  );
}
