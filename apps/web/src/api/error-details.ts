import type { ErrorInWords } from './errors-in-words.ts';

/** Everything about an error, one fact per line, for a ticket. */
export function errorDetails(words: ErrorInWords): string {
  return [
    words.title,
    words.detail,
    words.status === undefined ? '' : `Status ${words.status}`,
    words.code ?? '',
    words.requestId === undefined ? '' : `Request ${words.requestId}`,
    `At ${new Date().toISOString()}`,
    location.href,
  ]
    .filter(Boolean)
    .join('\n');
}
