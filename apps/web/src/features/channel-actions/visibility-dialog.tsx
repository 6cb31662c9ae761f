import { hideChannel, showChannel } from '@backchannel/chat-api/operations';
import type { ChannelResponse } from '@backchannel/chat-api/types';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { chat } from '../../api/client.ts';
import { invalidateStale } from '../../api/query.ts';
import type { App } from '../../api/session.ts';
import { useAct } from '../../api/use-act.ts';
import { counted } from '../../lib/numbers.ts';
import { shortName } from '../../lib/short-name.ts';
import { ActFailure } from '../../shell/act-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, RadioGroup } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { settled } from '../../shell/lost-answer.ts';
import { toast } from '../../ui/toast-store.ts';
import { useOpenRecord } from '../audit/use-open-record.ts';
import { channelName } from '../channels/channel-facts.ts';
import { MemberPicker } from './member-picker.tsx';
import { isSeenAs, readAs, readEachBack } from './seen-by.ts';
import type { Person } from './truncation.ts';
import { useKeptForm } from './use-kept-form.ts';

/** One call per member: more than a handful is no work for a page. */
const mostPeople = 10;

type What = 'hide' | 'show';

/** Who is to see a channel in their list, or no longer, as the dialog holds it. */
export interface Visibility {
  what: What;
  people: readonly Person[];
  /** With their history. */
  clears: boolean;
}

const empty = (): Visibility => ({ what: 'hide', people: [], clears: false });

interface Props {
  app: App;
  channel: ChannelResponse;
  onClose: () => void;
}

/** Takes a channel out of the lists of chosen members, or puts it back. */
export default function VisibilityDialog({ app, channel, onClose }: Props) {
  const noteId = useId();
  const queries = useQueryClient();
  const openRecord = useOpenRecord(app);
  const [form, changeForm] = useKeptForm('visibility', { app: app.id, cid: channel.cid, empty });
  const { what, people, clears } = form;
  const isHide = what === 'hide';
  const clearsHistory = isHide && clears;
  const name = channelName(channel);

  const wanted = { hidden: isHide, cleared: clearsHistory };
  const changeFor = (person: Person) =>
    settled(() => send(app.id, channel, person, what, clearsHistory), {
      isDone: async () => isSeenAs(await readAs(app.id, channel, person, 1), wanted),
      // All at once, when it has been done for everyone.
      renew: () => Promise.resolve(),
    });

  const change = useAct({
    mutationFn: async () => {
      const done: Person[] = [];
      try {
        for (const person of people) {
          await changeFor(person);
          done.push(person);
        }
      } finally {
        // Whoever is done is not asked for again when the rest is repeated.
        changeForm({ people: people.filter((person) => !done.includes(person)) });
        if (done.length > 0) await invalidateStale(queries, hideChannel, app.id);
      }
      return done;
    },
    onSuccess: async (done) => {
      const operation = isHide ? hideChannel : showChannel;
      toast({
        kind: 'done',
        title: `${isHide ? 'Hid' : 'Showed'} “${shortName(name)}” ${isHide ? 'from' : 'to'} ${peopleWords(done)}`,
        detail: await readEachBack(app.id, channel, done, wanted),
        ...(clearsHistory
          ? { link: { label: 'Audit record', run: () => openRecord(operation.name, channel.cid) } }
          : {
              undo: async () => {
                await takeBack(queries, app.id, channel, done, what);
                toast({
                  kind: 'info',
                  title: `${isHide ? 'Showed' : 'Hid'} “${shortName(name)}” ${isHide ? 'to' : 'from'} ${peopleWords(done)}`,
                });
              },
            }),
      });
      onClose();
    },
  });

  const keep = () => {
    // What was sent is on its way: closing could only hide what becomes of it.
    if (!change.isPending) onClose();
  };
  const lacksPeople = people.length === 0 && !change.isPending;
  const act = `${isHide ? 'Hide from' : 'Show to'} ${counted(people.length, 'member')}`;
  return (
    <Dialog
      title={
        <>
          Hide or show “<bdi>{name}</bdi>”
        </>
      }
      facts={<bdi className="mono break-all">{channel.cid}</bdi>}
      environment={app}
      onClose={keep}
      staysReason={change.isPending ? 'It is on its way and cannot be stopped.' : undefined}
      footer={
        <>
          <p id={noteId} className="mr-auto text-small text-text-2">
            {lacksPeople && 'Choose at least one member.'}
          </p>
          <Button size="form" disabled={change.isPending} onClick={keep} data-autofocus>
            Keep as it is
          </Button>
          <Button
            size="form"
            kind={clearsHistory ? 'danger-solid' : 'primary'}
            busy={change.isPending}
            disabled={lacksPeople}
            aria-describedby={noteId}
            onClick={() => change.mutate()}
          >
            {clearsHistory ? `${act}, clear history` : act}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 px-6 py-4">
        <RadioGroup
          label="What to do"
          value={what}
          choices={[
            {
              value: 'hide',
              label: 'Hide',
              hint: 'The members chosen here no longer find it in their list, until its next message. Others do.',
            },
            { value: 'show', label: 'Show', hint: 'It is back in the list of the members chosen here.' },
          ]}
          onChange={(what) => changeForm({ what })}
        />
        <div className="grid gap-1">
          <p className="text-small font-medium text-text-2">{isHide ? 'Hide it from' : 'Show it to'}</p>
          <MemberPicker
            app={app.id}
            channel={channel}
            chosen={people}
            most={mostPeople}
            onChange={(people) => changeForm({ people })}
          />
          <p className="text-small text-text-3">
            This is about their list, not yours: the API tells nobody from whom a channel is hidden.
          </p>
        </div>
        {isHide && (
          <Checkbox
            checked={clears}
            onCheckedChange={(clears) => changeForm({ clears })}
            label="Also clear their history"
            hint="They never see the messages of today and before again, also once it is shown. Nothing takes this back."
          />
        )}
        {change.error && (
          <ActFailure
            error={change.error}
            title={`${isHide ? 'Not hidden from' : 'Not shown to'} ${peopleWords(people)}`}
          />
        )}
      </div>
    </Dialog>
  );
}

function send(
  app: string,
  { type, id }: ChannelResponse,
  person: Person,
  what: What,
  clearsHistory: boolean,
): Promise<unknown> {
  const params = { type, id };
  const member = { user_id: person.id };
  return what === 'show'
    ? chat(app)(showChannel, { params, body: member })
    : chat(app)(hideChannel, { params, body: { ...member, ...(clearsHistory && { clear_history: true }) } });
}

async function takeBack(
  queries: QueryClient,
  app: string,
  channel: ChannelResponse,
  people: readonly Person[],
  what: What,
): Promise<void> {
  try {
    for (const person of people) {
      await send(app, channel, person, what === 'hide' ? 'show' : 'hide', false);
    }
  } finally {
    await invalidateStale(queries, hideChannel, app);
  }
}

const peopleWords = (people: readonly Person[]): string =>
  people.length === 1 ? shortName(people[0]?.name ?? '') : counted(people.length, 'member');
