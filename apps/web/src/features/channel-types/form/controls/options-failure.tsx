import { CircleAlert } from 'lucide-react';
import { inWords } from '../../../../api/errors-in-words.ts';
import { Button } from '../../../../ui/button.tsx';

interface Props {
  query: { error: Error | null; isFetching: boolean; refetch: () => Promise<unknown> };
  /** "Commands could not be read". */
  title: string;
}

/** What there is to choose from could not be read: said at its place, and the rest of the form goes on. */
export function OptionsFailure({ query: { error, isFetching, refetch }, title }: Props) {
  if (!error) return null;
  const words = inWords(error, title);
  return (
    <div role="alert" className="flex items-start gap-1.5 text-small text-red">
      <CircleAlert size={12} strokeWidth={2.4} className="mt-0.5 shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 break-words">
        {words.title}: <span className={words.verbatim ? 'mono' : ''}>{words.detail}</span>
      </p>
      <Button size="small" busy={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    </div>
  );
}
