import type { Attachment } from '@backchannel/chat-api/types';
import { clsx } from 'clsx';
import { FileText, ImageOff, Link2, Play } from 'lucide-react';
import { useRef, useState } from 'react';
import { hostOf } from '../text/segments.ts';
import { type AttachmentFacts, attachmentFacts } from './attachment-facts.ts';
import { useInView } from './use-in-view.ts';

/** Files, pictures and previews of a message. Nothing is fetched before it is in view, and nothing plays. */
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
  const { href } = facts;
  const content = (
    <>
      {facts.kind === 'picture' || (facts.kind === 'link' && facts.picture !== undefined) ? (
        <Picture
          src={facts.picture}
          small={facts.kind === 'link'}
          moving={type === 'video' || type === 'giphy'}
        />
      ) : (
        <span className="m-2 mr-0 inline-flex size-7 shrink-0 items-center justify-center rounded-control bg-active text-text-2">
          {facts.kind === 'link' ? <Link2 size={16} aria-hidden /> : <FileText size={16} aria-hidden />}
        </span>
      )}
      <span className="grid min-w-0 py-1.5 pr-3">
        <bdi className="truncate font-medium">{facts.name}</bdi>
        {facts.text !== undefined && <bdi className="line-clamp-2 text-small text-text-2">{facts.text}</bdi>}
        <span className="figures truncate text-small text-text-3">
          {[facts.facts, href === undefined ? '' : hostOf(href)].filter(Boolean).join(' · ')}
        </span>
      </span>
    </>
  );
  return href === undefined ? (
    <span className={card}>{content}</span>
  ) : (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      title={href}
      className={`${card} hover:border-line-2 hover:bg-hover`}
    >
      {content}
      <span className="sr-only"> (opens in a new tab)</span>
    </a>
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
        small ? 'size-14' : 'h-[84px] w-[132px]',
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
