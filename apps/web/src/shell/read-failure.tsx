import { errorDetails, inWords } from '../api/errors-in-words.ts';
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
        <RateLimited
          key={words.requestId}
          retryAfterS={words.retryAfterS ?? 10}
          detail={words.detail}
          onRetry={onRetry}
        />
      );
    case 'not_permitted':
      return (
        <NotPermitted title={notPermitted} reason={reasonOf(session, words.permission) ?? words.detail} />
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

function reasonOf(session: Session, permission: string | undefined): string | undefined {
  if (permission === undefined) return undefined;
  // The server names only permissions of the table that AnyPermission is made from.
  const { reason } = allowance(session, permission as AnyPermission);
  return reason === '' ? undefined : reason;
}
