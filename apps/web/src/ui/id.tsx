import { Check, Copy } from 'lucide-react';
import { clsx } from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { copyText } from '../lib/copy.ts';

interface Props {
  /** The whole id; it is copied whole even where it is cut short. */
  id: string;
  /** What it is, for the button's name: "channel id". */
  of: string;
  /** The copy mark is always there, not only under the pointer. */
  steady?: boolean;
  className?: string;
}

/** An id in mono with a copy button that shows on hover and focus. */
export function Id({ id, of, steady = false, className }: Props) {
  return (
    <span
      className={clsx('group/id inline-flex min-w-0 max-w-full items-center gap-1 text-text-3', className)}
    >
      <bdi className="mono truncate" title={id}>
        {id}
      </bdi>
      <CopyButton
        text={id}
        label={`Copy ${of}`}
        className={
          steady
            ? ''
            : 'opacity-0 group-hover/id:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100'
        }
      />
    </span>
  );
}

const shownMs = 1500;

/** A small mark that copies a text and says that it did. */
export function CopyButton({ text, label, className }: { text: string; label: string; className?: string }) {
  const [copied, setCopied] = useState<boolean | undefined>();
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const copy = async () => {
    setCopied(await copyText(text));
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setCopied(undefined), shownMs);
  };
  const Mark = copied === true ? Check : Copy;
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        'touch-target inline-flex size-4 shrink-0 items-center justify-center rounded-badge text-text-3 hover:text-text',
        className,
      )}
      onClick={(event) => {
        event.stopPropagation();
        void copy();
      }}
    >
      <Mark size={12} strokeWidth={2.4} aria-hidden />
      <span role="status" className="sr-only">
        {copied === undefined ? '' : copied ? 'Copied' : 'Could not copy'}
      </span>
    </button>
  );
}
