import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { errorDetails } from '../api/error-details.ts';
import { inWords } from '../api/errors-in-words.ts';
import { useTitle } from '../lib/use-title.ts';
import { Failed } from '../ui/list-states.tsx';
import { WholePage } from './whole-page.tsx';

/** A page that broke or could not be read at all. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const words = inWords(error, 'This page could not be shown');
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
          reset();
          void router.invalidate();
        }}
      />
    </WholePage>
  );
}
