import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { type Connection, operationName } from './connection.ts';
import { fromTransport, tooLate, unreadable, UpstreamFailure } from './failure.ts';
import { headerOf, isJson, judgeError } from './judge.ts';
import { pauseBefore } from './repeat.ts';

/** A call whose answer is wanted as a whole. */
export interface Call extends CallHead {
  /** JSON text. */
  readonly body?: string | undefined;
  /** Whether sending it twice does no harm. */
  readonly isRepeatable: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What a call is without its body. */
export interface CallHead {
  readonly method: Dispatcher.HttpMethod;
  /** Path of the Chat API, encoded, with query, without key. */
  readonly path: string;
  readonly requestId?: string;
  /** Whether the reader of an error may be told what to set right. */
  readonly isAdmin: boolean;
}

/** A JSON answer of the API: a success, or its own error. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly requestId: string | undefined;
}

// Nothing that changes something answers with more than a few hundred objects.
const maxAnswerBytes = 16 * 1024 * 1024;

/** Sends a call and reads its whole answer. Throws `UpstreamFailure`, or the signal's reason. Of
 *  several attempts, one of which may have been done, that one's failure is the one that counts. */
export async function send(connection: Connection, call: Call): Promise<Answer> {
  const { limits } = connection;
  const startedAt = performance.now();
  const deadline = AbortSignal.timeout(limits.wholeMs);
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline;
  let uncertain: UpstreamFailure | undefined;
  for (let repetition = 1; ; repetition += 1) {
    const attempt = await tryOnce(connection, call, signal, deadline);
    const failed = attempt instanceof UpstreamFailure ? attempt : attempt.status;
    const leftMs = limits.beginMs - (performance.now() - startedAt);
    const pauseMs = call.isRepeatable ? pauseBefore(repetition, failed, leftMs) : undefined;
    if (attempt instanceof UpstreamFailure && !attempt.isCertain) uncertain = attempt;
    if (pauseMs === undefined) {
      if (attempt instanceof UpstreamFailure) throw uncertain ?? attempt;
      return attempt;
    }
    await wait(pauseMs, undefined, { signal });
  }
}

async function tryOnce(
  connection: Connection,
  call: Call,
  signal: AbortSignal,
  deadline: AbortSignal,
): Promise<Answer | UpstreamFailure> {
  const { app, limits, pool } = connection;
  try {
    const response = await pool.request({
      method: call.method,
      path: connection.pathOf(call.path),
      headers: connection.headersOf({
        ...(call.requestId === undefined ? {} : { requestId: call.requestId }),
        contentType: call.body === undefined ? undefined : 'application/json',
      }),
      body: call.body ?? null,
      signal,
    });
    return await readAnswer(connection, response, call);
  } catch (error) {
    if (call.signal?.aborted) throw error;
    return deadline.aborted ? tooLate(app, limits.wholeMs, error) : fromTransport(app, error, limits);
  }
}

/** The whole answer to a call. Throws `UpstreamFailure` for what is none of the API's, and what the connection throws. */
export async function readAnswer(
  connection: Connection,
  { statusCode, headers, body }: Dispatcher.ResponseData,
  call: CallHead,
): Promise<Answer> {
  connection.noteRateLimit(call.method, call.path, headers);
  const bytes = await readAll(connection, body);
  return judge(connection, { status: statusCode, headers, body: bytes }, call);
}

function judge(
  { app }: Connection,
  answer: { status: number; headers: IncomingHttpHeaders; body: Buffer },
  { isAdmin, method, path }: CallHead,
): Answer {
  const { status, headers, body } = answer;
  const requestId = headerOf(headers, 'x-request-id');
  if (status < 200 || status >= 300) {
    const options = { isAdmin, now: Date.now(), operation: operationName(method, path) };
    return { status, headers, text: judgeError(app, answer, options), requestId };
  }
  const text = body.toString('utf8');
  if (!isJson(headers) || !isObject(text)) {
    throw unreadable(app, `is not JSON (status ${status})`, {
      upstreamStatus: status,
      upstreamRequestId: requestId,
    });
  }
  return { status, headers, text, requestId };
}

async function readAll({ app }: Connection, body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('the answer did not come as bytes');
    size += chunk.length;
    if (size > maxAnswerBytes) throw unreadable(app, 'is far too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}
