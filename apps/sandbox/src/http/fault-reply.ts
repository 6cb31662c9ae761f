import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiFailure } from '../errors.ts';
import type { Fault } from '../faults.ts';
import type { RateLimitState } from './rate-limit.ts';
import type { ReplyFrame } from './reply.ts';
import { errorBody, headersOf, retryAfter, sendJson, writtenError } from './reply.ts';

const DEFAULT_DELAY_MS = 1000;
const DEFAULT_CUT_BYTES = 10;

/** What every reply to the call carries. */
export interface FaultFrame extends ReplyFrame {
  rateLimit: RateLimitState;
  /** What the call gave, when it was done before. */
  answer?: { status: number; written: string | Buffer };
}

/** A window with nothing left, that ends when the call may come again. */
const usedUp = (window: RateLimitState, retryAfterS: number | undefined): RateLimitState => ({
  ...window,
  remaining: 0,
  reset: retryAfterS === undefined ? window.reset : Math.ceil(Date.now() / 1000) + retryAfterS,
});

/**
 * Plays a fault. True when the call is over with it: answered, cut, or left hanging until the client goes.
 * A delay is not an end.
 */
export async function playFault(
  fault: Fault,
  operationId: string,
  request: IncomingMessage,
  response: ServerResponse,
  frame: FaultFrame,
): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      await wait(fault.delay_ms ?? DEFAULT_DELAY_MS);
      return false;
    case 'hang':
      return true;
    case 'cut': {
      const sent = Math.max(0, fault.after_bytes ?? DEFAULT_CUT_BYTES);
      const { status, written } = frame.answer ?? {
        status: 200,
        written: '{"duration":"'.padEnd(sent + 1000),
      };
      const whole = Buffer.from(written);
      // One that ends before the cut never comes to its end either.
      const length = Math.max(whole.length, sent + 1);
      response.writeHead(status, { ...headersOf(frame), 'content-length': String(length) });
      response.write(whole.subarray(0, sent), () => request.socket.destroy());
      return true;
    }
    case 'not_json':
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Bad gateway</title><h1>Something in between answered</h1>');
      return true;
    case 'rate_limit': {
      const { status, body } = errorBody(
        new ApiFailure('rateLimited', 'Too many requests'),
        operationId,
        frame.startedAt,
      );
      const rateLimit = usedUp(frame.rateLimit, fault.retry_after_s);
      await sendJson(
        request,
        response,
        status,
        body,
        { ...frame, rateLimit },
        retryAfter(fault.retry_after_s),
      );
      return true;
    }
    case 'status': {
      const status = fault.status ?? 500;
      const error = { status, code: fault.code ?? -1, message: 'a fault was asked for' };
      const body = writtenError(error, operationId, frame.startedAt);
      await sendJson(request, response, status, body, frame);
      return true;
    }
  }
}
