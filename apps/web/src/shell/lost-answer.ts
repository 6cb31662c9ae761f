import { BackchannelError } from '@backchannel/chat-api';
import { errorDetails } from '../api/error-details.ts';
import { type ErrorInWords, inWords } from '../api/errors-in-words.ts';
import { clockTime } from '../lib/times.ts';
import { toast } from '../ui/toast-store.ts';
import { toastFailure } from './toast-failure.ts';

/** An act was sent, no answer said what became of it, and looking again did not find it done. `cause` is what went wrong. */
export class LostAnswer extends Error {
  override readonly name = 'LostAnswer';
  /** `not done`: so far, as what was on its way may still arrive. `unknown`: looking again failed, or did not tell. */
  readonly found: 'not done' | 'unknown';
  /** What looking again found, in a sentence. */
  readonly looked: string;

  constructor(cause: unknown, found: LostAnswer['found'], looked: string) {
    super(found === 'unknown' ? `${nobodyKnows}. ${looked}` : looked, { cause });
    this.found = found;
    this.looked = looked;
  }
}

/** What there is now does not tell whether an act is done. `message`: what was found, after "Looked again at …: ". */
export class NotTold extends Error {
  override readonly name = 'NotTold';
}

export const nobodyKnows = 'Nobody knows yet whether it was done';

/** The request may have reached the API all the same. */
export const isUncertain = ({ kind, code, status = 0 }: ErrorInWords): boolean =>
  kind === 'offline' ||
  code === 'timeout' ||
  code === 'unreadable_answer' ||
  (status >= 500 && code !== 'upstream_unreachable' && code !== 'not_sent');

interface Looking {
  /** Reads what there is now: whether the act is done. Throws `NotTold` where that could be so either way. */
  isDone: () => Promise<boolean>;
  /** Reads again what the page shows, by what became of the act; not after a failure that surely changed nothing. */
  renew: (outcome: 'done' | LostAnswer['found']) => Promise<unknown>;
}

/**
 * Does something of which no answer need not mean that it was not done: then it looks before anything is said.
 * Undefined: the answer was lost, and it is done. Throws `LostAnswer`, or what `act` threw where that is certain.
 */
export async function settled<Answer>(
  act: () => Promise<Answer>,
  { isDone, renew }: Looking,
): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  try {
    answer = await act();
  } catch (error) {
    if (!isUncertain(inWords(error))) throw error;
    const lost = await lostUnless(isDone, error);
    if (lost) {
      await renew(lost.found);
      throw lost;
    }
  }
  await renew('done');
  return answer;
}

async function lostUnless(isDone: () => Promise<boolean>, cause: unknown): Promise<LostAnswer | undefined> {
  try {
    if (await isDone()) return undefined;
    return new LostAnswer(cause, 'not done', `${lookedNow()}nothing of it has been done so far.`);
  } catch (error) {
    if (error instanceof NotTold) return new LostAnswer(cause, 'unknown', lookedNow() + error.message);
    return new LostAnswer(cause, 'unknown', `Looking again failed, too: ${inWords(error).detail}`);
  }
}

const lookedNow = (): string => `Looked again at ${clockTime(new Date())}: `;

/** Says that an act did not work, or that nobody knows. `title`: "The message was not deleted". */
export function toastActFailure(error: unknown, title: string): void {
  if (!(error instanceof LostAnswer)) {
    if (isRefusedAsOther(error))
      toast({ kind: 'failed', title, detail: inWords(error).detail, link: loadAgain });
    else toastFailure(error, title);
    return;
  }
  const words = inWords(error.cause, error.found === 'unknown' ? openTitle(title) : title);
  toast({
    kind: 'failed',
    title: words.title,
    detail: `${lostDetail(words)} ${error.looked}`,
    details: errorDetails(words),
  });
}

/** The server refused a change because somebody else is signed in than this page shows. */
export const isRefusedAsOther = (error: unknown): boolean =>
  error instanceof BackchannelError && error.code === 'other_operator';

export const loadAgain = { label: 'Load the page again', run: () => location.reload() };

/** "The message was not deleted" as a question that is open. */
export const openTitle = (title: string): string =>
  `Nobody knows yet whether ${title.charAt(0).toLowerCase()}${title.slice(1).replace(' was not ', ' was ')}`;

/** Why there is no answer, where somebody has looked again already. */
export const lostDetail = ({ kind, code, detail }: ErrorInWords): string =>
  kind === 'offline' || code === 'timeout' ? 'No answer came.' : detail;
