import { Readable } from 'node:stream';
import type { Connection } from './connection.ts';
import { fromTransport, tooLate } from './failure.ts';
import { type Answer, type CallHead, readAnswer } from './send.ts';

/** A body that is sent piece by piece. */
export interface SentBody {
  readonly contentType: string;
  /** In bytes. */
  readonly size: number;
  pieces(): AsyncIterable<Buffer>;
}

/** Sends a call with a file, no faster than the API takes it and for as long as it goes on, and reads the whole answer.
 *  Throws `UpstreamFailure`. */
export async function sendUpload(connection: Connection, call: CallHead, body: SentBody): Promise<Answer> {
  const { app, limits, pool } = connection;
  const late = new AbortController();
  const giveUp = setTimeout(() => late.abort(), limits.uploadMs);
  try {
    const response = await pool.request({
      method: call.method,
      path: connection.pathOf(call.path),
      headers: [
        ...connection.headersOf({
          ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
          contentType: body.contentType,
        }),
        'content-length',
        String(body.size),
      ],
      body: Readable.from(whileItGoesOn(body, giveUp), { objectMode: false }),
      // In place of the limit on the time until the answer begins, which ours is.
      headersTimeout: 0,
      signal: late.signal,
    });
    giveUp.refresh();
    return await readAnswer(connection, response, call);
  } catch (error) {
    throw late.signal.aborted ? tooLate(app, limits.uploadMs, error) : fromTransport(app, error, limits);
  } finally {
    clearTimeout(giveUp);
  }
}

/** A piece is asked for only when there is room for it in the connection: the API has taken some. */
async function* whileItGoesOn(body: SentBody, giveUp: NodeJS.Timeout): AsyncGenerator<Buffer> {
  for await (const piece of body.pieces()) {
    giveUp.refresh();
    yield piece;
  }
  giveUp.refresh();
}
