import { z } from 'zod';

const maxLength = 300;

const answer = z.object({ message: z.object({ cid: z.string().min(1).max(maxLength) }) });

/**
 * The cid of the channel of the message that a success of the API, which is JSON, holds; undefined where it does not say,
 * or says nonsense.
 */
export function channelOfAnswer(text: string): string | undefined {
  const parsed = answer.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data.message.cid.replaceAll(/\p{Cc}/gu, ' ').toWellFormed() : undefined;
}
