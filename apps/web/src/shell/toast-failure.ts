import { errorDetails } from '../api/error-details.ts';
import { inWords } from '../api/errors-in-words.ts';
import { clockTime } from '../lib/times.ts';
import { toast } from '../ui/toast-store.ts';

/** Say that something did not work, where no better place is at hand. `title`: "Could not freeze 3 channels". */
export function toastFailure(error: unknown, title: string): void {
  const words = inWords(error, title);
  const { retryAfterS } = words;
  // Nothing counts down here, so it says the moment.
  const again =
    retryAfterS === undefined ? '' : ` Try again at ${clockTime(new Date(Date.now() + retryAfterS * 1000))}.`;
  toast({
    kind: 'failed',
    title: words.title,
    detail: words.detail + again,
    details: errorDetails(words),
  });
}
