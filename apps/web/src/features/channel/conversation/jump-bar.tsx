import { ArrowDown, CalendarSearch } from 'lucide-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import { fullTime } from '../../../lib/times.ts';
import { useShortcut } from '../../../lib/use-shortcut.ts';
import { zonedTime } from '../../../lib/zoned.ts';
import { momentOf } from '../../../lib/zoned.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field-error.tsx';
import { Input } from '../../../ui/input.tsx';
import { KeyHint } from '../../../ui/key-hint.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { ZonedTimeField } from '../../../ui/zoned-time-field.tsx';
import { useZone } from '../message/message-time.tsx';
import { type JumpTarget, jumpTarget } from './jump-target.ts';

interface Props {
  /** Where dates can be jumped to; else there is only the way to the newest. */
  hasTimes: boolean;
  busy: boolean;
  /** Why the last jump failed. */
  failure: string | undefined;
  /** What is to be said of where the last jump led. */
  notice: string | undefined;
  atEnd: boolean;
  onJump: (target: Exclude<JumpTarget, { kind: 'unclear' }>) => void;
  onNewest: () => void;
}

/** Go to a date, a time or a message, or back to the newest. */
export function JumpBar({ hasTimes, busy, failure, notice, atEnd, onJump, onNewest }: Props) {
  const [text, setText] = useState('');
  const [typing, setTyping] = useState(false);
  const zone = useZone();
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element>(null);
  const hintId = useId();
  const failureId = useId();
  const target = jumpTarget(text, zone);
  useShortcut(
    {
      // With Shift: the list beside it moves by the plain letter.
      keys: 'J',
      label: 'Jump to a date, time or message',
      group: 'Conversation',
      run: () => input.current?.focus(),
    },
    hasTimes,
  );
  useShortcut({ keys: 'Shift+End', label: 'Newest message', group: 'Conversation', run: onNewest });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (target && target.kind !== 'unclear') onJump(target);
  };
  const hint = typing ? hintOf(target) : notice;
  // What was said of a jump stays, so it has a place of its own. What comes and goes with the focus lies over the list
  // instead: the messages must not move away under a pointer that presses on one of them.
  const style = typing ? 'absolute inset-x-0 bottom-full border-t' : 'border-b';
  const described = [hint !== undefined && hintId, failure !== undefined && failureId].filter(Boolean);

  return (
    <div className="relative shrink-0 border-t border-line">
      {hint !== undefined && (
        <p
          id={hintId}
          role={typing ? undefined : 'status'}
          className={`border-line bg-sunken px-4 py-1 text-small wrap-anywhere text-text-2 ${style}`}
        >
          {hint}
        </p>
      )}
      <form className="flex h-12 items-center gap-2 px-4" onSubmit={submit}>
        {hasTimes ? (
          <>
            <Input
              ref={input}
              size="bar"
              icon={CalendarSearch}
              placeholder="Jump to a date, time or message id"
              aria-label="Jump to a date, time or message id"
              aria-describedby={described.join(' ') || undefined}
              aria-keyshortcuts="Shift+J"
              autoComplete="off"
              className="flex-1 [&>span]:pointer-events-none"
              after={text === '' ? <KeyHint keys="⇧J" /> : undefined}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onFocus={(event) => {
                setTyping(true);
                cameFrom.current = event.relatedTarget;
                event.currentTarget.select();
              }}
              onBlur={() => setTyping(false)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                setText('');
                const before = cameFrom.current;
                const back = before?.isConnected ? before : event.currentTarget.closest('[data-pane]');
                if (back instanceof HTMLElement) back.focus({ preventScroll: true });
              }}
            />
            <Popover
              label="Jump to a date and time"
              side="above"
              align="end"
              className="p-3"
              trigger={(props) => (
                <IconButton {...props} icon={CalendarSearch} label="Choose a date and time" />
              )}
            >
              {(close) => (
                <ChooseTime
                  onChoose={(at) => {
                    close();
                    onJump({ kind: 'time', at, zone });
                  }}
                />
              )}
            </Popover>
          </>
        ) : (
          <span className="flex-1" />
        )}
        <Button icon={ArrowDown} busy={busy} onClick={onNewest} kind={atEnd ? 'quiet' : 'ordinary'}>
          <span className="max-phone:sr-only">Newest</span>
        </Button>
      </form>
      {failure !== undefined && (
        <FieldError id={failureId} role="alert" className="px-4 pb-2">
          {failure}
        </FieldError>
      )}
    </div>
  );
}

const examples = '2026-11-19, 19 Nov 16:48, yesterday 9:00, 3 days ago, 2026-11-19 16:48Z';

function hintOf(target: JumpTarget | undefined): string {
  if (!target) return `For example ${examples}, or a message id`;
  if (target.kind === 'unclear')
    return `No date that is understood here, and no message id; for example ${examples}`;
  return target.kind === 'time'
    ? `Enter goes to ${fullTime(target.at, target.zone)}`
    : 'Enter looks for a message with this id';
}

function ChooseTime({ onChoose }: { onChoose: (at: Date) => void }) {
  const zone = useZone();
  const [value, setValue] = useState(() => zonedTime(new Date(), zone));
  const moment = momentOf(value);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (moment) onChoose(moment.at);
      }}
    >
      <ZonedTimeField label="Date and time" value={value} onChange={setValue} />
      <Button type="submit" kind="primary" disabled={!moment} className="justify-self-start">
        Jump there
      </Button>
    </form>
  );
}
