import { errorDetails } from '../../api/error-details.ts';
import { inWords } from '../../api/errors-in-words.ts';
import { copyText } from '../../lib/copy.ts';
import { focusList } from '../../lib/focus-list.ts';
import { count } from '../../lib/numbers.ts';
import { Button } from '../../ui/button.tsx';
import { channelsLastOffset, channelsPageSize } from './channels-request.ts';
import type { ChannelsPageState } from './use-channels-page.ts';

/** Under the last row: why there are no more, since the API lists no farther or they could not be read. */
export default function WhyNoMore({ page: { list, end } }: { page: ChannelsPageState }) {
  if (end === 'reach') {
    return (
      <p className="px-4 py-3 text-small text-text-2">
        The API lists the first {count(channelsLastOffset + channelsPageSize)} channels of a filter. Narrow it
        to see others.
      </p>
    );
  }
  const words = inWords(list.error, 'The next channels could not be read');
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 px-4 py-3 text-small">
      <p className="min-w-0 flex-1 text-red">
        {words.title}: <span className={words.verbatim ? 'mono' : undefined}>{words.detail}</span>{' '}
        {[words.code, words.requestId].filter((fact) => fact !== undefined).join(' · ')}
      </p>
      <Button
        onClick={({ currentTarget }) => {
          // It goes as soon as the rows are asked for.
          focusList(currentTarget);
          void list.fetchNextPage();
        }}
      >
        Try again
      </Button>
      <Button kind="quiet" onClick={() => void copyText(errorDetails(words))}>
        Copy details
      </Button>
    </div>
  );
}
