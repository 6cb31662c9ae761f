import { z } from 'zod';

const maxLength = 300;

const answer = z.object({ message: z.object({ cid: z.string().min(1).max(maxLength) }) });

/** The cid of the channel of the message that an answer holds; undefined where it does not say, or says nonsense. */
export function channelOfAnswer(text: string): string | undefined {
  const parsed = answer.safeParse(jsonOf(text));
  return parsed.success ? parsed.data.message.cid.replaceAll(/\p{Cc}/gu, ' ').toWellFormed() : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The answer goes on as it came; what it is worth is judged elsewhere.
    return undefined;
  }
}
