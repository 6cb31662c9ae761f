import { clsx } from 'clsx';
import { CircleAlert, Copy, Lock, type LucideIcon, RotateCcw, SearchX } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { copyText } from '../lib/copy.ts';
import { focusList, pane } from '../lib/focus-list.ts';
import { clockTime } from '../lib/times.ts';
import { Button } from './button.tsx';
import { useCountdown } from './use-countdown.ts';

interface BlockProps {
  icon: LucideIcon;
  tone?: 'plain' | 'red';
  role?: 'status' | 'alert';
  title: string;
  /** Where it is the whole page, its title is the main heading. Default: p. */
  heading?: 'p' | 'h1';
  children?: ReactNode;
  /** One or two buttons. */
  actions?: ReactNode;
}

/**
 * Keeps the focus near a button whose press makes the block around it go, as what it asked for takes its place: call it
 * with the button when it is pressed.
 */
function useFocusAround(): (button: Element) => void {
  const around = useRef<Element>(null);
  useEffect(
    () => () => {
      if (around.current && document.activeElement === document.body) focusList(around.current);
    },
    [],
  );
  return (button) => {
    around.current = button.closest(pane);
  };
}

/** Left-aligned: one icon of 28, a title, what is to be said, one or two actions. */
export function StateBlock({
  icon: Icon,
  tone = 'plain',
  role = 'status',
  title,
  children,
  actions,
}: BlockProps) {
  const stayAround = useFocusAround();
  return (
    <div role={role} className="max-w-[26rem] px-4 py-8">
      <span
        aria-hidden
        className={clsx(
          'mb-3 inline-flex size-7 items-center justify-center rounded-control',
          tone === 'red' ? 'bg-red-bg text-red' : 'bg-active text-text-2',
        )}
      >
        <Icon size={16} />
      </span>
      <p className="font-semibold text-text">{title}</p>
      {children !== undefined && <div className="mt-0.5 text-small text-text-2">{children}</div>}
      {actions !== undefined && (
        <div
          className="mt-3 flex flex-wrap items-center gap-2"
          onClickCapture={({ currentTarget }) => stayAround(currentTarget)}
        >
          {actions}
        </div>
      )}
    </div>
  );
}

/** Nothing exists yet: what it would be, and the first act. */
export function Empty({ icon, title, children, actions }: Omit<BlockProps, 'role' | 'tone'>) {
  return (
    <StateBlock icon={icon} title={title} actions={actions}>
      {children}
    </StateBlock>
  );
}

/** Filters are on and nothing passes them. `children`: how many there are without them. */
export function NothingMatches({ title, children, actions }: Omit<BlockProps, 'role' | 'tone' | 'icon'>) {
  return (
    <StateBlock icon={SearchX} title={title} actions={actions}>
      {children}
    </StateBlock>
  );
}

/** The status and the API's code, as they are read: "503 · code −1". */
export const errorNumbers = (error: { status?: number | undefined; code?: string | undefined }): string =>
  [error.status, error.code?.replace('-', '−')].filter((fact) => fact !== undefined).join(' · ');

interface FailedProps {
  title: string;
  /** The server's own words. */
  detail: string;
  /** Set `detail` in mono: it is the API's text. Default: true. */
  verbatim?: boolean;
  status?: number | undefined;
  code?: string | undefined;
  requestId?: string | undefined;
  /** What "Copy details" copies. */
  details: string;
  onRetry: () => void;
  busy?: boolean;
}

/** A read that did not work. */
export function Failed({
  title,
  detail,
  verbatim = true,
  status,
  code,
  requestId,
  details,
  onRetry,
  busy = false,
}: FailedProps) {
  const [copied, setCopied] = useState(false);
  const facts = errorNumbers({ status, code });
  return (
    <StateBlock
      icon={CircleAlert}
      tone="red"
      role="alert"
      title={title}
      actions={
        <>
          <Button icon={RotateCcw} busy={busy} onClick={onRetry}>
            Try again
          </Button>
          <Button kind="quiet" icon={Copy} onClick={() => void copyText(details).then(setCopied)}>
            {copied ? 'Copied' : 'Copy details'}
          </Button>
        </>
      }
    >
      <p className={clsx('break-words', verbatim && 'mono')}>{detail}</p>
      {facts !== '' && <p className="figures">{facts}</p>}
      {requestId !== undefined && (
        <p>
          Request <span className="mono">{requestId}</span>
        </p>
      )}
    </StateBlock>
  );
}

interface RateLimitedProps {
  retryAfterS: number;
  /** Whose quota it is. */
  detail: string;
  onRetry: () => void;
  /** Called when the time is over; default: as `onRetry`. */
  onWaited?: (() => void) | undefined;
  /** How often it was waited for in vain; then nothing is read by itself any more. Default: 0. */
  inVain?: number;
}

const circumference = 2 * Math.PI * 18;

/** Too many calls: counts the seconds down and reads again by itself. */
export function RateLimited({
  retryAfterS,
  detail,
  onRetry,
  onWaited = onRetry,
  inVain = 0,
}: RateLimitedProps) {
  const [waiting, setWaiting] = useState(inVain === 0);
  const [until] = useState(() => new Date(Date.now() + retryAfterS * 1000));
  const left = useCountdown(until, waiting, onWaited);
  const stayAround = useFocusAround();
  return (
    <div role="status" className="max-w-[26rem] px-4 py-8">
      <div className="flex items-center gap-3">
        <span aria-hidden className="relative inline-flex size-10 items-center justify-center">
          <svg viewBox="0 0 40 40" className="absolute inset-0 -rotate-90" fill="none" strokeWidth="3">
            <circle cx="20" cy="20" r="18" className="stroke-active" />
            <circle
              cx="20"
              cy="20"
              r="18"
              className="stroke-amber-solid"
              strokeLinecap="round"
              strokeDasharray={circumference}
              strokeDashoffset={circumference * (1 - left / retryAfterS)}
            />
          </svg>
          <span className="figures font-semibold">{waiting ? left : '–'}</span>
        </span>
        <div>
          <p className="font-semibold">Too many calls this minute</p>
          <p className="text-small text-text-2">
            {waiting ? (
              <>
                <span aria-hidden>Reads again in {left} s, at </span>
                <span className="sr-only">Reads again by itself at </span>
                {clockTime(until)}
              </>
            ) : inVain > 0 ? (
              `Waited ${inVain} times; not reading again by itself`
            ) : (
              'Not reading again by itself'
            )}
          </p>
        </div>
      </div>
      <p className="mt-3 text-small text-text-2">{detail}</p>
      <div className="mt-3 flex gap-2">
        {waiting ? (
          <Button onClick={() => setWaiting(false)}>Stop waiting</Button>
        ) : (
          <Button
            onClick={({ currentTarget }) => {
              stayAround(currentTarget);
              onRetry();
            }}
          >
            Read again
          </Button>
        )}
      </div>
    </div>
  );
}

interface NotPermittedProps {
  title: string;
  /** Which permission is missing, and who has it. */
  reason: string;
  /** The API's own word in it. */
  permission?: string | undefined;
}

/** The operator lacks a permission: which one, who has it, and words to ask them with. */
export function NotPermitted({ title, reason, permission = '' }: NotPermittedProps) {
  const [copied, setCopied] = useState(false);
  const at = reason.indexOf(permission);
  const request = `Could you give me access to ${location.href}? ${reason}`;
  return (
    <StateBlock
      icon={Lock}
      title={title}
      actions={
        <Button icon={Copy} onClick={() => void copyText(request).then(setCopied)}>
          {copied ? 'Copied' : 'Copy a request for access'}
        </Button>
      }
    >
      {reason.slice(0, at)}
      <span className="mono">{permission}</span>
      {reason.slice(at + permission.length)}
    </StateBlock>
  );
}
