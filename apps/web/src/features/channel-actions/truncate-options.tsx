import type { ChannelResponse } from '@backchannel/chat-api/types';
import { type ReactNode, useId } from 'react';
import { type App, useSession } from '../../api/session.ts';
import { count } from '../../lib/numbers.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Checkbox, RadioGroup } from '../../ui/choice.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Input } from '../../ui/input.tsx';
import { ZonedTimeField } from '../../ui/zoned-time-field.tsx';
import { MemberPicker } from './member-picker.tsx';
import { characters, hideOnlyForMembers, mostMembers, textProblem, type Truncation } from './truncation.ts';

interface Props {
  app: App;
  channel: ChannelResponse;
  form: Truncation;
  onChange: (form: Truncation) => void;
}

/** Every option of a truncation; what the API refuses together cannot be chosen together, and says why. */
export function TruncateOptions({ app, channel, form, onChange }: Props) {
  const set = (change: Partial<Truncation>) => onChange({ ...form, ...change });
  const forMembers = form.audience === 'members';
  const isHard = form.how === 'hard' && !forMembers;
  return (
    <>
      <Row name="Messages">
        <RadioGroup
          label="Messages"
          value={form.scope}
          choices={[
            { value: 'all', label: 'All messages' },
            { value: 'until', label: 'Up to a date and time' },
          ]}
          onChange={(scope) => set({ scope })}
        />
        {form.scope === 'until' && (
          <div className="pt-1">
            <ZonedTimeField label="Up to" value={form.until} onChange={(until) => set({ until })} />
          </div>
        )}
      </Row>
      <Row name="For">
        <RadioGroup
          label="For"
          inline
          value={form.audience}
          choices={[
            { value: 'everyone', label: 'Everyone' },
            { value: 'members', label: 'Some members…', disabled: isHard },
          ]}
          onChange={(audience) => set({ audience })}
        />
        {isHard && <Hint>{hideOnlyForMembers}</Hint>}
        {forMembers && (
          <div className="pt-1">
            <MemberPicker
              app={app.id}
              channel={channel}
              chosen={form.members}
              most={mostMembers}
              onChange={(members) => set({ members })}
            />
          </div>
        )}
      </Row>
      <Row name="How">
        <RadioGroup
          label="How"
          value={forMembers ? 'hide' : form.how}
          choices={[
            {
              value: 'hide',
              label: 'Hide',
              hint: forMembers
                ? 'They no longer see what is older; for all others nothing changes.'
                : 'Nobody sees them any more. They stay in storage, but nothing shows them again.',
            },
            {
              value: 'hard',
              label: 'Hard delete',
              hint: forMembers ? hideOnlyForMembers : 'Gone from storage. Nothing can bring them back.',
              disabled: forMembers,
            },
          ]}
          onChange={(how) => set({ how })}
        />
      </Row>
      <SystemMessage channel={channel} form={form} set={set} />
    </>
  );
}

function SystemMessage({
  channel,
  form: { text, skipPush },
  set,
}: Pick<Props, 'channel' | 'form'> & { set: (change: Partial<Truncation>) => void }) {
  const id = useId();
  const { operator } = useSession();
  const problem = textProblem(text, channel);
  const isEmpty = text.trim() === '';
  return (
    <Row name="System message" labelFor={id}>
      <Input
        id={id}
        dir="auto"
        value={text}
        placeholder="None"
        after={text === '' ? undefined : count(characters(text))}
        aria-invalid={problem === undefined ? undefined : true}
        aria-describedby={`${id}-note`}
        onChange={(event) => set({ text: event.target.value })}
      />
      {problem !== undefined && (
        <FieldError id={`${id}-note`} className="mt-1">
          {problem}
        </FieldError>
      )}
      <div className="flex flex-wrap items-center gap-x-3 pt-1">
        <span className="inline-flex min-w-0 items-center gap-1.5 text-text-2">
          from <Avatar name={operator.name} /> <bdi className="truncate">{operator.name}</bdi>
        </span>
        <Checkbox
          checked={skipPush && !isEmpty}
          disabled={isEmpty}
          onCheckedChange={(on) => set({ skipPush: on })}
          label={<span className={isEmpty ? 'text-text-3' : ''}>No push notification</span>}
          hint={isEmpty ? 'Only a system message sends one.' : undefined}
        />
      </div>
    </Row>
  );
}

/** A name at the left and its controls; one under the other on a phone. */
function Row({ name, labelFor, children }: { name: string; labelFor?: string; children: ReactNode }) {
  const style = 'pt-1 text-small font-medium text-text-2';
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 max-phone:grid-cols-1">
      {labelFor === undefined ? (
        <span aria-hidden className={style}>
          {name}
        </span>
      ) : (
        <label htmlFor={labelFor} className={style}>
          {name}
        </label>
      )}
      <div className="min-w-0">{children}</div>
    </div>
  );
}

const Hint = ({ children }: { children: ReactNode }) => <p className="text-small text-text-3">{children}</p>;
