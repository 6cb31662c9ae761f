import type { UserResponse } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import { memo, useMemo, useState } from 'react';
import { useTabStop } from '../message/tab-stop.ts';
import { folded, isEmojiOnly, type Segment, segments } from './segments.ts';

interface Props {
  text: string;
  mentioned?: readonly UserResponse[];
  /** Shadowed and pending messages are quieter. */
  quiet?: boolean;
}

/** What somebody wrote, as text and nothing else: with its own direction, links that show where they lead, and a fold. */
export const MessageText = memo(function MessageText({ text, mentioned, quiet = false }: Props) {
  const [open, setOpen] = useState(false);
  const tabStop = useTabStop();
  const head = useMemo(() => folded(text), [text]);
  const shown = head === undefined || open ? text : head;
  const parts = useMemo(() => segments(shown, mentioned), [shown, mentioned]);
  return (
    <>
      <div
        dir="auto"
        className={clsx(
          'break-words whitespace-pre-wrap',
          isEmojiOnly(text) ? 'text-figure font-normal tracking-normal' : 'text-body',
          quiet && 'text-text-2',
        )}
      >
        {parts.map((part, index) => (
          // Pieces of one text: their order is their identity.
          <Piece key={index} part={part} />
        ))}
        {shown !== text && '…'}
      </div>
      {head !== undefined && (
        <button
          {...tabStop}
          type="button"
          aria-expanded={open}
          className="touch-target text-small font-medium text-accent-text hover:underline"
          onClick={() => setOpen(!open)}
        >
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </>
  );
});

function Piece({ part }: { part: Segment }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'code':
      return <code className="mono">{part.text}</code>;
    case 'block':
      return (
        <pre className="mono my-1 max-h-80 overflow-auto rounded-control border border-line bg-sunken px-2.5 py-1.5 whitespace-pre">
          {part.text}
        </pre>
      );
    case 'mention':
      return (
        <bdi className="rounded-badge bg-accent-bg px-0.5 text-accent-text" title={part.userId}>
          {part.text}
        </bdi>
      );
    case 'link':
      return <OutLink href={part.href} text={part.text} target={part.target} />;
  }
}

interface OutLinkProps {
  href: string;
  text: string;
  /** The host, where the text hides it. */
  target?: string | undefined;
  className?: string;
}

/** A link out of the product: in a new tab, which learns nothing of this one, and with its address in sight. */
function OutLink({ href, text, target, className }: OutLinkProps) {
  return (
    <>
      <a
        {...useTabStop()}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={href}
        className={clsx('text-accent-text underline underline-offset-2', className)}
      >
        {text}
        <span className="sr-only"> (opens in a new tab)</span>
      </a>
      {target !== undefined && <span className="mono text-amber"> ({target})</span>}
    </>
  );
}
