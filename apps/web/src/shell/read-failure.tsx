import { useState } from 'react';
import { errorDetails } from '../api/error-details.ts';
import { inWords } from '../api/errors-in-words.ts';
import { allowance, type AnyPermission } from '../api/permission.ts';
import { type Session, useSession } from '../api/session.ts';
import { Failed, NotPermitted, RateLimited } from '../ui/list-states.tsx';

interface Props {
  error: unknown;
  /** "Channels could not be read". */
  title: string;
  /** "You may not see channels". */
  notPermitted?: string;
  onRetry: () => void;
  busy?: boolean;
}

/** What a list shows instead of rows when it could not be read: the state that fits the error. */
export function ReadFailure({
  error,
  title,
  notPermitted = 'You may not see this',
  onRetry,
  busy = false,
}: Props) {
  const session = useSession();
  const words = inWords(error, title);
  switch (words.kind) {
    case 'rate_limited':
      return (
        <LimitedRead
          key={words.requestId}
          title={title}
          retryAfterS={words.retryAfterS ?? 10}
          detail={words.detail}
          onRetry={onRetry}
        />
      );
    case 'not_permitted':
      return (
        <NotPermitted
          title={notPermitted}
          reason={reasonOf(session, words.permission) ?? words.detail}
          permission={words.permission}
        />
      );
    case 'failed':
    case 'offline':
    case 'signed_out':
      return (
        <Failed
          title={words.title}
          detail={words.detail}
          verbatim={words.verbatim}
          status={words.status}
          code={words.code}
          requestId={words.requestId}
          details={errorDetails(words)}
          onRetry={onRetry}
          busy={busy}
        />
      );
  }
}

/** How often a limit is waited for by itself. It says how long that is, so the first time is mostly enough; a page that nobody
 *  looks at must not eat up what others could use. */
const mostWaits = 3;
/** In milliseconds. What was not limited for longer than this is no longer the same trouble. */
const forgottenAfter = 60_000;
/** By what was read: it is drawn anew each time, so it cannot remember by itself. */
const waitsFor = new Map<string, { waits: number; at: number }>();

function waitedFor(title: string): number {
  const { waits = 0, at = 0 } = waitsFor.get(title) ?? {};
  return Date.now() - at < forgottenAfter ? waits : 0;
}

interface LimitedProps {
  title: string;
  retryAfterS: number;
  detail: string;
  onRetry: () => void;
}

/** A read that the API limits: repeated by itself, though not for ever. */
function LimitedRead({ title, retryAfterS, detail, onRetry }: LimitedProps) {
  const [waits] = useState(() => waitedFor(title));
  return (
    <RateLimited
      retryAfterS={retryAfterS}
      detail={detail}
      inVain={waits < mostWaits ? 0 : waits}
      onWaited={() => {
        waitsFor.set(title, { waits: waits + 1, at: Date.now() });
        onRetry();
      }}
      onRetry={() => {
        waitsFor.delete(title);
        onRetry();
      }}
    />
  );
}

function reasonOf(session: Session, permission: string | undefined): string | undefined {
  if (permission === undefined) return undefined;
  // The server names only permissions of the table that AnyPermission is made from.
  const { reason } = allowance(session, permission as AnyPermission);
  return reason === '' ? undefined : reason;
}
