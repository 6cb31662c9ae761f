import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { Dispatcher } from 'undici';
import { type Connection, operationName } from './connection.ts';
import { fromTransport, tooLate, unreadable, type UpstreamFailure } from './failure.ts';
import { isJson, judgeError, maxErrorBytes } from './judge.ts';
import { addHeaders, addStateHeaders, jsonType } from './pass-back.ts';
import { pauseBefore } from './repeat.ts';

/** A read on its way from the Chat API to a browser. */
export interface Read {
  readonly method: Dispatcher.HttpMethod;
  /** Path of the Chat API, encoded, with query, without key. */
  readonly path: string;
  /** JSON text. */
  readonly body: string | undefined;
  readonly requestId: string;
  /** As the browser sent it, since what it accepts is passed on as it comes. */
  readonly acceptEncoding: string | undefined;
  readonly isAdmin: boolean;
  /** Our own headers of the answer, name after value; those of the Chat API are added to them. */
  readonly headers: string[];
}

/**
 * Passes one read through without looking into its body: constant memory whatever its size, no
 * faster than the browser takes it, given up when the browser leaves. Errors are held back and
 * looked at; whatever fails before the first byte is out is sent again if that may help, or
 * handed to `onFailure`; what fails later breaks the answer off.
 *
 * One object per read and no promise: this is the path that has to cost next to nothing.
 */
export class StreamedRead implements Dispatcher.DispatchHandler {
  readonly #connection: Connection;
  readonly #read: Read;
  readonly #response: ServerResponse;
  readonly #onFailure: (failure: UpstreamFailure) => void;
  readonly #startedAt = performance.now();
  readonly #deadline: NodeJS.Timeout;
  #controller: Dispatcher.DispatchController | undefined;
  #pause: NodeJS.Timeout | undefined;
  #repetition = 1;
  #isStreaming = false;
  #isOver = false;
  // An answer that is no success, as far as it has come.
  #status = 0;
  #headers: IncomingHttpHeaders = {};
  #held: Buffer[] = [];
  #heldBytes = 0;

  constructor(
    connection: Connection,
    read: Read,
    response: ServerResponse,
    onFailure: (failure: UpstreamFailure) => void,
  ) {
    this.#connection = connection;
    this.#read = read;
    this.#response = response;
    this.#onFailure = onFailure;
    this.#deadline = setTimeout(
      (self: StreamedRead) => self.#end(tooLate(connection.app, connection.limits.wholeMs)),
      connection.limits.wholeMs,
      this,
    );
  }

  start(): void {
    const { method, path, body, requestId, acceptEncoding } = this.#read;
    this.#connection.pool.dispatch(
      {
        method,
        path: this.#connection.pathOf(path),
        headers: this.#connection.headersOf({
          requestId,
          acceptEncoding,
          contentType: body === undefined ? undefined : 'application/json',
        }),
        body: body ?? null,
      },
      this,
    );
  }

  /** The browser has gone: nobody wants the answer any more. */
  abandon(): void {
    if (!this.#isOver) this.#end(undefined);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) controller.abort(gone);
  }

  onResponseStart(
    controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
  ): void {
    if (status < 200 || this.#isOver) return; // A hint that an answer will come, or one that came too late.
    this.#connection.noteRateLimit(this.#read.method, this.#read.path, headers);
    this.#status = status;
    this.#headers = headers;
    if (status >= 300) return;
    if (!isJson(headers)) {
      controller.abort(this.#unreadable('is not JSON'));
      return;
    }
    this.#isStreaming = true;
    addHeaders(this.#read.headers, headers);
    this.#response.writeHead(status, this.#read.headers);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#isOver) return;
    if (this.#isStreaming) {
      if (this.#response.write(chunk)) return;
      controller.pause();
      this.#response.once('drain', () => controller.resume());
      return;
    }
    this.#heldBytes += chunk.length;
    if (this.#heldBytes > maxErrorBytes) {
      controller.abort(this.#unreadable('is far too large'));
    } else {
      this.#held.push(chunk);
    }
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    if (!this.#isStreaming) {
      this.#judge();
      return;
    }
    this.#settle();
    this.#response.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isOver) return;
    this.#failed(fromTransport(this.#connection.app, error, this.#connection.limits));
  }

  /** An error of the API is passed on; anything else that is no success is a failure. */
  #judge(): void {
    const { app } = this.#connection;
    const answer = { status: this.#status, headers: this.#headers, body: Buffer.concat(this.#held) };
    let text: string;
    try {
      const { isAdmin, method, path } = this.#read;
      text = judgeError(app, answer, { isAdmin, now: Date.now(), operation: operationName(method, path) });
    } catch (error) {
      this.#failed(fromTransport(app, error, this.#connection.limits));
      return;
    }
    if (this.#again(this.#status)) return;
    this.#settle();
    const { headers } = this.#read;
    headers.push('content-type', jsonType);
    addStateHeaders(headers, this.#headers);
    this.#response.writeHead(this.#status, headers);
    this.#response.end(text);
  }

  #unreadable(problem: string): UpstreamFailure {
    const upstreamStatus = this.#status;
    return unreadable(this.#connection.app, `${problem} (status ${upstreamStatus})`, { upstreamStatus });
  }

  #failed(failure: UpstreamFailure): void {
    if (this.#isStreaming || !this.#again(failure)) this.#end(failure);
  }

  /** Sends the read once more after a pause, if that may help. */
  #again(failed: number | UpstreamFailure): boolean {
    const leftMs = this.#connection.limits.beginMs - (performance.now() - this.#startedAt);
    const pauseMs = pauseBefore(this.#repetition, failed, leftMs);
    if (pauseMs === undefined) return false;
    this.#repetition += 1;
    this.#held = [];
    this.#heldBytes = 0;
    this.#pause = setTimeout((self: StreamedRead) => self.start(), pauseMs, this);
    return true;
  }

  /** The end of a read that did not work out. Without a failure, because nobody waits for it. */
  #end(failure: UpstreamFailure | undefined): void {
    this.#settle();
    this.#controller?.abort(gone);
    if (failure === undefined) return;
    // Half an answer is out: breaking the connection is the only way to say that it is wrong.
    if (this.#isStreaming) this.#response.destroy();
    else this.#onFailure(failure);
  }

  #settle(): void {
    this.#isOver = true;
    clearTimeout(this.#deadline);
    clearTimeout(this.#pause);
  }
}

const gone = new Error('the answer is not wanted any more');
