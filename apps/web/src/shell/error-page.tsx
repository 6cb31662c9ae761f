import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { errorDetails } from '../api/error-details.ts';
import { inWords } from '../api/errors-in-words.ts';
import { useTitle } from '../lib/use-title.ts';
import { Failed } from '../ui/list-states.tsx';
import { WholePage } from './whole-page.tsx';

/** A page that broke or could not be read at all. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const isMissing = isScriptMissing(error);
  const said = inWords(error, 'This page could not be shown');
  const words = isMissing ? { ...said, detail: missingWords, verbatim: false } : said;
  useTitle('Could not be shown');
  return (
    <WholePage heading="Could not be shown">
      <Failed
        title={words.title}
        detail={words.detail}
        verbatim={words.verbatim}
        status={words.status}
        code={words.code}
        requestId={words.requestId}
        details={errorDetails(words)}
        onRetry={() => {
          // The router does not ask for a script again.
          if (isMissing) location.reload();
          else {
            reset();
            void router.invalidate();
          }
        }}
      />
    </WholePage>
  );
}

const missingWords = 'Its script could not be loaded. The server may have another version by now.';

/** Each browser says it in words of its own. */
const isScriptMissing = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script failed/i.test(error.message);
