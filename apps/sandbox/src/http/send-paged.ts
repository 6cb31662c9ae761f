import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { PagedAnswer } from '../json/paged-answer.ts';
import { acceptsGzip, durationSince, headersOf } from './reply.ts';
import type { ReplyFrame } from './reply.ts';
import { inPieces } from './unreadable.ts';

const hasLeft = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** Sends an answer page by page, no faster than its reader takes it. What fails in the middle cuts it off. */
export async function sendPaged(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  answer: PagedAnswer,
  frame: ReplyFrame,
): Promise<void> {
  // Who has left already is no fault of the answer's.
  if (response.destroyed) return;
  const pages = Readable.from(answer.pages(() => durationSince(frame.startedAt)));
  const zipped = acceptsGzip(request);
  response.writeHead(status, {
    ...headersOf(frame),
    vary: 'accept-encoding',
    ...(zipped && { 'content-encoding': 'gzip' }),
  });
  try {
    await inPieces(
      request,
      zipped
        ? pipeline(pages, createGzip({ level: constants.Z_BEST_SPEED }), response)
        : pipeline(pages, response),
    );
  } catch (error) {
    if (!hasLeft(error)) throw error;
  }
}
