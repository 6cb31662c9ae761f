import type { Attachment } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import { FileText, Image as ImageIcon, ImageOff, Link2, Play } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { hostOf } from '../text/segments.ts';
import { type AttachmentFacts, attachmentFacts, foreignHost } from './attachment-facts.ts';
import { useTabStop } from './tab-stop.ts';
import { useInView } from './use-in-view.ts';

/**
 * Files, pictures and previews of a message. Nothing is fetched before it is in view, nothing of another host before
 * somebody asks for it, and nothing plays.
 */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <div className="mt-1 flex flex-wrap gap-1.5">
      {attachments.map((attachment, index) => (
        // Attachments have no ids; their order is their identity.
        <Card key={index} type={attachment.type} facts={attachmentFacts(attachment)} />
      ))}
    </div>
  );
}

const card =
  'flex max-w-full min-w-0 items-center gap-2.5 rounded-card border border-line bg-surface text-left no-underline text-text';

function Card({ type, facts }: { type: string | undefined; facts: AttachmentFacts }) {
  const { href, picture, kind } = facts;
  const [shown, setShown] = useState(() => picture !== undefined && shownAddresses.has(picture));
  const host = picture === undefined || shown ? undefined : foreignHost(picture, location.origin);
  const small = kind === 'link';
  const words = (
    <span className="grid min-w-0 py-1.5 pr-3">
      <bdi className="truncate font-medium">{facts.name}</bdi>
      {facts.text !== undefined && <bdi className="line-clamp-2 text-small text-text-2">{facts.text}</bdi>}
      <span className="figures truncate text-small text-text-3">
        {[facts.facts, href === undefined ? '' : hostOf(href)].filter(Boolean).join(' · ')}
      </span>
    </span>
  );
  if (picture !== undefined && host !== undefined) {
    const show = () => {
      shownAddresses.add(picture);
      setShown(true);
    };
    return (
      <span className={card}>
        <ShowPicture host={host} small={small} onShow={show} />
        <OutOf href={href} className="min-w-0 text-text no-underline hover:underline">
          {words}
        </OutOf>
      </span>
    );
  }
  return (
    <OutOf href={href} className={clsx(card, href !== undefined && 'hover:border-line-2 hover:bg-hover')}>
      {kind === 'picture' || picture !== undefined ? (
        <Picture src={picture} small={small} moving={type === 'video' || type === 'giphy'} />
      ) : (
        <span className="m-2 mr-0 inline-flex size-7 shrink-0 items-center justify-center rounded-control bg-active text-text-2">
          {small ? <Link2 size={16} aria-hidden /> : <FileText size={16} aria-hidden />}
        </span>
      )}
      {words}
    </OutOf>
  );
}

interface OutOfProps {
  href: string | undefined;
  className: string;
  children: ReactNode;
}

/** A link to where an attachment lies, or only its words when it lies nowhere. */
function OutOf({ href, className, children }: OutOfProps) {
  const tabStop = useTabStop();
  if (href === undefined) return <span className={className}>{children}</span>;
  return (
    <a
      {...tabStop}
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={href}
      className={className}
    >
      {children}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
  );
}

/** Pictures of other hosts that somebody has asked for; they stay when their message leaves the view and comes back. */
const shownAddresses = new Set<string>();

const frames = { small: 'size-14', large: 'h-[84px] w-[132px]' };

/** In the place of a picture of another host, which would learn the address of whoever looks: shows it when asked to. */
function ShowPicture({ host, small, onShow }: { host: string; small: boolean; onShow: () => void }) {
  const label = `Show picture from ${host}`;
  return (
    <button
      {...useTabStop()}
      type="button"
      aria-label={small ? label : undefined}
      title={`${label}. It then learns your network address.`}
      className={clsx(
        'm-1 mr-0 flex shrink-0 flex-col items-center justify-center gap-1 overflow-hidden rounded-control bg-active px-1.5 text-center text-small text-text-2 hover:text-text',
        small ? frames.small : frames.large,
      )}
      onClick={({ currentTarget }) => {
        // The button goes; the keyboard's focus stays with its message.
        if (document.activeElement === currentTarget)
          currentTarget.closest('article')?.focus({ preventScroll: true });
        onShow();
      }}
    >
      <ImageIcon size={16} aria-hidden />
      {!small && (
        <>
          Show picture <span className="-mt-1 w-full truncate text-tiny text-text-3">from {host}</span>
        </>
      )}
    </button>
  );
}

/** A small picture with room kept for it, fetched when it comes into view; a mark where it cannot be had. */
function Picture({ src, small, moving }: { src: string | undefined; small: boolean; moving: boolean }) {
  const [failed, setFailed] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const seen = useInView(frame);
  return (
    <span
      ref={frame}
      className={clsx(
        'relative m-1 mr-0 inline-flex shrink-0 items-center justify-center overflow-hidden rounded-control bg-active text-text-3',
        small ? frames.small : frames.large,
      )}
    >
      {failed || src === undefined ? (
        <ImageOff size={16} aria-hidden />
      ) : (
        seen && (
          <img
            src={src}
            alt=""
            decoding="async"
            referrerPolicy="no-referrer"
            className="size-full object-cover"
            onError={() => setFailed(true)}
          />
        )
      )}
      {moving && (
        <span className="absolute inset-0 m-auto inline-flex size-7 items-center justify-center rounded-full bg-surface text-text">
          <Play size={14} aria-hidden />
        </span>
      )}
    </span>
  );
}
