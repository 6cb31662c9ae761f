import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiFailure } from '../errors.ts';
import type { Fault } from '../faults.ts';
import type { ReplyFrame } from './reply.ts';
import { durationSince, errorBody, retryAfter, sendJson } from './reply.ts';

const DEFAULT_DELAY_MS = 1000;
const DEFAULT_CUT_BYTES = 10;

/**
 * Plays a fault. True when the call is over with it: answered, cut, or left hanging until the client goes.
 * A delay is not an end.
 */
export async function playFault(
  fault: Fault,
  operationId: string,
  request: IncomingMessage,
  response: ServerResponse,
  frame: ReplyFrame,
): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      await wait(fault.delay_ms ?? DEFAULT_DELAY_MS);
      return false;
    case 'hang':
      return true;
    case 'cut': {
      const sent = Math.max(0, fault.after_bytes ?? DEFAULT_CUT_BYTES);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(sent + 1000) });
      response.write('{"duration":"'.padEnd(sent, ' ').slice(0, sent), () => request.socket.destroy());
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
      await sendJson(request, response, status, body, frame, retryAfter(fault.retry_after_s));
      return true;
    }
    case 'status': {
      const status = fault.status ?? 500;
      const body = {
        code: fault.code ?? -1,
        message: `${operationId} failed with error: "a fault was asked for"`,
        StatusCode: status,
        duration: durationSince(frame.startedAt),
        details: [],
        more_info: '',
      };
      await sendJson(request, response, status, body, frame);
      return true;
    }
  }
}
