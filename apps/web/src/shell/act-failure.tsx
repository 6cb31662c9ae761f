import { CircleAlert } from 'lucide-react';
import { errorDetails } from '../api/error-details.ts';
import { inWords } from '../api/errors-in-words.ts';
import { allowance, type AnyPermission } from '../api/permission.ts';
import { useSession } from '../api/session.ts';
import { CopyButton } from '../ui/id.tsx';
import { errorNumbers } from '../ui/list-states.tsx';
import { Wait } from '../ui/wait.tsx';
import { isUncertain, lostDetail, LostAnswer, nobodyKnows } from './lost-answer.ts';

interface Props {
  error: unknown;
  /** What did not happen: "Nothing was truncated". Not said where nobody can know whether it happened. */
  title: string;
  /** Whether the act itself was sent. Default: true. */
  wasSent?: boolean;
}

/** Why an act did not work, where the person is looking: in the dialog, with everything typed kept. */
export function ActFailure({ error, title, wasSent = true }: Props) {
  const session = useSession();
  const lost = error instanceof LostAnswer ? error : undefined;
  const said = inWords(lost ? lost.cause : error, title);
  const isOpen = lost ? lost.found === 'unknown' : wasSent && isUncertain(said);
  const words = isOpen ? { ...said, title: nobodyKnows } : said;
  const detail = lost
    ? lostDetail(words)
    : words.kind === 'offline'
      ? 'The server of this dashboard did not answer. Look again before you repeat it.'
      : words.detail;
  const reason =
    words.permission === undefined
      ? ''
      : // The server names only permissions of the table that AnyPermission is made from.
        allowance(session, words.permission as AnyPermission).reason;
  const facts = errorNumbers(words);
  return (
    <div
      role="alert"
      className="flex items-start gap-2 rounded-control bg-red-bg px-3 py-2 text-small text-red"
    >
      <CircleAlert size={14} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{words.title}</p>
        <p className={words.verbatim ? 'mono break-words' : 'break-words'}>
          {reason === '' ? detail : reason}
        </p>
        {lost && <p>{lost.looked}</p>}
        {words.kind === 'rate_limited' && <Wait key={words.requestId} seconds={words.retryAfterS ?? 10} />}
        <p className="figures">
          {facts}
          {words.requestId !== undefined && (
            <>
              {' · '}request <span className="mono">{words.requestId}</span>
            </>
          )}
        </p>
      </div>
      <CopyButton text={errorDetails(words)} label="Copy details" className="text-red!" />
    </div>
  );
}
