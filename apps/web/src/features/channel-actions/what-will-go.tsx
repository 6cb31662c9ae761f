import { toMillis } from '@backchannel/chat-api';
import type { MessageResponse } from '@backchannel/chat-api/types';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { count, counted } from '../../lib/numbers.ts';
import { clockTime, dateOnly, shortTime, zoneStore } from '../../lib/times.ts';
import { ReadFailure } from '../../shell/read-failure.tsx';
import { Button } from '../../ui/button.tsx';
import { Skeleton, SkeletonArea } from '../../ui/skeleton.tsx';
import { Time } from '../../ui/time.tsx';
import { besideZone, inZone } from './in-zone.ts';
import { chooseMoment } from './truncation.ts';
import { authorOf, type WhatGoes } from './what-goes.ts';

interface Props {
  /** Of the element that says the number, and of the one that warns; both describe the dialog. */
  numberId: string;
  warningId: string;
  counting: {
    data: WhatGoes | undefined;
    error: Error | null;
    isFetching: boolean;
    refetch: () => Promise<unknown>;
  };
  /** What goes depends on a moment that is not chosen yet. Default: false. */
  lacksMoment?: boolean;
  /** Only what lies before it goes. */
  until?: Date | undefined;
  /** The zone that it was chosen in; all times stand in it. Default: the page's. */
  zone?: string | undefined;
  /** Only these many members no longer see it; absent means everyone. */
  forMembers?: number | undefined;
  drift: readonly string[];
  /** The act was sent all the same, before this was found. */
  wasSent: boolean;
  onAcceptDrift: () => void;
}

/** The right half of a consequence dialog: what the API says would go, just now. */
export function WhatWillGo(props: Props) {
  const { counting, drift, lacksMoment = false } = props;
  const goes = lacksMoment ? undefined : counting.data;
  return (
    <section
      aria-label="What will go"
      className="flex flex-col gap-3 border-line bg-sunken px-6 py-5 max-pane:border-t pane:border-l"
    >
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">What will go</h3>
        {goes && (
          <span className="figures text-small text-text-3">
            {counting.isFetching ? 'counting again' : `counted ${clockTime(goes.at)}`}
          </span>
        )}
      </div>
      {drift.length > 0 && <Drift changes={drift} wasSent={props.wasSent} onAccept={props.onAcceptDrift} />}
      {lacksMoment ? (
        <p id={props.numberId} className="text-text-2">
          {chooseMoment} Then it is looked up what would go.
        </p>
      ) : goes ? (
        <Counted {...props} goes={goes} />
      ) : counting.error ? (
        <div className="-mx-4 -my-6">
          <ReadFailure
            error={counting.error}
            title="What would go could not be counted"
            notPermitted="You may not see what would go"
            busy={counting.isFetching}
            onRetry={() => void counting.refetch()}
          />
        </div>
      ) : (
        <Counting />
      )}
    </section>
  );
}

/** In the layout of what comes. */
function Counting() {
  return (
    <SkeletonArea label="Counting what would go" className="grid gap-3">
      <Skeleton className="h-7 w-28" />
      <Skeleton className="h-2 w-40" />
      <Skeleton className="mt-1 h-1.5 w-full" />
      {[0, 1, 2, 3].map((line) => (
        <span key={line} className="flex justify-between border-t border-line pt-3">
          <Skeleton className="h-2 w-20" />
          <Skeleton className="h-2 w-24" />
        </span>
      ))}
      <span className="grid gap-2 border-l-2 border-line-2 pl-3">
        <Skeleton className="h-2 w-32" />
        <Skeleton className="h-2 w-48" />
        <Skeleton className="h-2 w-28" />
        <Skeleton className="h-2 w-40" />
      </span>
    </SkeletonArea>
  );
}

interface DriftProps {
  changes: readonly string[];
  wasSent: boolean;
  onAccept: () => void;
}

function Drift({ changes, wasSent, onAccept }: DriftProps) {
  return (
    <div role="alert" className="grid gap-2 rounded-control bg-amber-bg px-3 py-2 text-small text-amber">
      <p className="font-medium">It changed since it was counted.{wasSent ? '' : ' Nothing was sent.'}</p>
      <ul className="grid gap-0.5">
        {changes.map((change) => (
          <li key={change} className="flex gap-1.5">
            <span aria-hidden>·</span>
            <span className="min-w-0 break-words">{change}</span>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        className="justify-self-start"
        ref={focusIt}
        onClick={(event) => {
          // The box goes; the focus returns to where the dialog began.
          event.currentTarget.closest('dialog')?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
          onAccept();
        }}
      >
        Go on with the new count
      </Button>
    </div>
  );
}

const focusIt = (button: HTMLButtonElement | null) => button?.focus();

function Counted({ goes, numberId, warningId, until, forMembers, ...rest }: Props & { goes: WhatGoes }) {
  const { zone = zoneStore.get() } = rest;
  const { channel, pinned, newest, oldest } = goes;
  const sample = sampleOf(goes);
  const inUse = warningOf(goes, until, zone);
  return (
    <>
      <div id={numberId}>
        <Headline goes={goes} until={until} forMembers={forMembers} />
      </div>
      <dl className="figures">
        <Fact name="Pinned">
          {pinned.more ? `${count(pinned.goes)} or more` : count(pinned.goes)}
          {pinned.goes < pinned.all && ` of ${count(pinned.all)}`}
        </Fact>
        <Fact name="Members">
          {goes.members === undefined
            ? 'not counted'
            : forMembers === undefined
              ? count(goes.members)
              : `${count(forMembers)} of ${count(goes.members)}`}
        </Fact>
        <Fact name="Oldest">{oldest ? <Moment message={oldest} zone={zone} /> : 'none'}</Fact>
        <Fact name="Newest">{newest[0] ? <Moment message={newest[0]} zone={zone} /> : 'none'}</Fact>
        {channel.truncated_at !== undefined && (
          <Fact name="Truncated before">
            <Time at={new Date(toMillis(channel.truncated_at))} form="day" />
          </Fact>
        )}
      </dl>
      {sample.length > 0 && (
        <div className="grid gap-1.5">
          <p className="text-small text-text-2">{sampleTitle(sample.length)}</p>
          <ul className="grid gap-2 border-l-2 border-line-2 pl-3">
            {sample.map((message) => (
              <Sample key={message.id} message={message} zone={zone} />
            ))}
          </ul>
        </div>
      )}
      <div id={warningId} className="mt-auto empty:hidden">
        {inUse !== undefined && (
          <p className="flex gap-2 rounded-control bg-amber-bg px-3 py-2 text-small text-amber">
            <TriangleAlert size={14} className="mt-px shrink-0" aria-hidden />
            {inUse}
          </p>
        )}
      </div>
    </>
  );
}

/** One large number, and what it is. Only the whole channel is ever counted by the API. */
function Headline({ goes, until, forMembers }: { goes: WhatGoes } & Pick<Props, 'until' | 'forMembers'>) {
  const { messages, newest, latest } = goes;
  const whole = messages === undefined ? undefined : counted(messages, 'message');
  if (forMembers !== undefined) {
    return (
      <Figure text={counted(forMembers, 'member')}>
        {newest.length === 0
          ? 'There is no message that they could lose sight of.'
          : `${forMembers === 1 ? 'no longer sees' : 'no longer see'} ${until ? 'what came before' : (whole ?? 'the messages')}. Everyone else still does.`}
      </Figure>
    );
  }
  if (newest.length === 0) {
    return (
      <Figure text="Nothing in sight">
        {until
          ? `No message is as old as that${whole === undefined ? '' : `; the channel has ${whole}`}.`
          : 'The channel shows no message now.'}
      </Figure>
    );
  }
  if (messages === undefined) {
    return <Figure text="Not counted">by this channel type. There are messages: see below.</Figure>;
  }
  const allGo = until !== undefined && latest?.id === newest[0]?.id;
  if (until && !allGo) {
    return (
      <>
        <Figure text={`Part of ${count(messages)}`}>
          messages in the channel. The API counts the whole, not the part.
        </Figure>
        <Bar part />
      </>
    );
  }
  return (
    <>
      <Figure text={count(messages)}>
        {messages === 1 ? 'message, the only one in the channel' : 'messages, all that the channel has'}
      </Figure>
      <Bar />
    </>
  );
}

function Figure({ text, children }: { text: string; children: ReactNode }) {
  return (
    <>
      <p className="figures text-figure-lg">{text}</p>
      <p className="text-small text-text-2">{children}</p>
    </>
  );
}

/** How much of the channel goes; where only the whole is known, a bar without an end. */
function Bar({ part = false }: { part?: boolean }) {
  return (
    <div aria-hidden className="mt-2.5 flex h-1.5 overflow-hidden rounded-full bg-line-2">
      {part ? (
        <span className="w-full bg-linear-to-r from-red-solid from-20% to-transparent to-80%" />
      ) : (
        <span className="w-full bg-red-solid" />
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-4 border-t border-line py-1 text-small">
      <dt className="text-text-2">{name}</dt>
      <dd className="text-right font-medium">{children}</dd>
    </div>
  );
}

const dateOf = ({ created_at }: MessageResponse): Date => new Date(toMillis(created_at));

interface MessageProps {
  message: MessageResponse;
  zone: string;
}

function Moment({ message, zone }: MessageProps) {
  return (
    <>
      <Time at={dateOf(message)} form="minute" zone={zone} />
      {besideZone(zone)}
    </>
  );
}

function Sample({ message, zone }: MessageProps) {
  const { text, attachments, type } = message;
  const without = type === 'deleted' ? 'Deleted message' : counted(attachments.length, 'attachment');
  return (
    <li className="min-w-0 leading-4">
      <p className="flex gap-1.5 text-tiny text-text-2">
        <bdi className="truncate font-medium">{authorOf(message)}</bdi>
        <span className="figures shrink-0 text-text-3">{dateOnly(dateOf(message), zone)}</span>
      </p>
      {text === '' ? (
        <p className="text-small text-text-3">{without}</p>
      ) : (
        <p dir="auto" className="truncate text-small text-text">
          {text}
        </p>
      )}
    </li>
  );
}

/** The newest two and the oldest of what goes, each once. */
function sampleOf({ newest, oldest }: WhatGoes): MessageResponse[] {
  const all = oldest ? [...newest, oldest] : [...newest];
  return all.filter(({ id }, index) => all.findIndex((message) => message.id === id) === index);
}

const sampleTitle = (size: number): string =>
  size === 1 ? 'This one' : size === 2 ? 'These two' : 'Three of them';

const usedWithinMs = 24 * 60 * 60_000;

function warningOf({ latest, at }: WhatGoes, until: Date | undefined, zone: string): string | undefined {
  if (!latest) return undefined;
  const last = dateOf(latest);
  if (at.getTime() - last.getTime() > usedWithinMs) return undefined;
  const ago = shortTime(last, at);
  const words = `Still in use: last message ${ago === 'now' ? 'just now' : `${ago} ago`}.`;
  return until ? `${words} Everything after ${inZone(until, zone)} stays.` : words;
}
