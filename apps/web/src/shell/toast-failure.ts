import { errorDetails } from '../api/error-details.ts';
import { inWords } from '../api/errors-in-words.ts';
import { toast } from '../ui/toast-store.ts';

/** Say that something did not work, where no better place is at hand. `title`: "Could not freeze 3 channels". */
export function toastFailure(error: unknown, title: string): void {
  const words = inWords(error, title);
  toast({ kind: 'failed', title: words.title, detail: words.detail, details: errorDetails(words) });
}
