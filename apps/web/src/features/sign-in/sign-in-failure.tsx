import { CircleAlert } from 'lucide-react';
import { inWords } from '../../api/errors-in-words.ts';
import { Wait } from '../../ui/wait.tsx';

/** Why signing in did not work, once, above the button; with the seconds to wait when the door is shut. */
export function SignInFailure({ error }: { error: Error }) {
  const { kind, detail, retryAfterS, requestId } = inWords(error);
  return (
    <div
      role="alert"
      className="mt-3 flex items-start gap-2 rounded-control bg-red-bg px-3 py-2 text-small text-red first:mt-0"
    >
      <CircleAlert size={14} className="mt-px shrink-0" aria-hidden />
      <div className="min-w-0">
        <p>{detail}</p>
        {kind === 'rate_limited' && retryAfterS !== undefined && (
          <Wait key={retryAfterS} seconds={retryAfterS} />
        )}
        {kind === 'failed' && requestId !== undefined && (
          <p>
            Request <span className="mono">{requestId}</span>
          </p>
        )}
      </div>
    </div>
  );
}
