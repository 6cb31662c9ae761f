import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { inWords } from '../../api/errors-in-words.ts';
import { useCountdown } from '../../ui/use-countdown.ts';

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

function Wait({ seconds }: { seconds: number }) {
  const [until] = useState(() => new Date(Date.now() + seconds * 1000));
  const left = useCountdown(until, true, () => undefined);
  if (left === 0) return <p>You can try again now.</p>;
  const minutes = Math.floor(left / 60);
  return (
    <p className="figures" aria-live="off">
      Try again in {minutes > 0 ? `${minutes} min ${left % 60} s` : `${left} s`}.
    </p>
  );
}
