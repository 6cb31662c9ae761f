import type { IncomingMessage, ServerResponse } from 'node:http';
import { inputError } from '../errors.ts';
import { readFaults } from '../faults.ts';
import type { Faults } from '../faults.ts';
import type { Context } from '../context.ts';
import { isStorable, parseTime } from '../time.ts';
import type { Micros } from '../time.ts';
import { isObject } from '../values.ts';
import { readBytes } from './body.ts';
import { readDeliveries } from './deliveries.ts';
import { readPushes } from './pushes.ts';

/** What the control endpoints steer. */
export interface Controls {
  context: Context;
  faults: Faults;
  reset: () => void;
  /** Sets the clock, and does what falls due on the way; see due/scheduler.ts. */
  moveClock: (moment: Micros | undefined) => Promise<void>;
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);

/** Whether one of the sandbox's own webhooks was pointed here, by somebody who may be far away. */
const isFromHook = ({ headers }: IncomingMessage): boolean => headers['x-webhook-id'] !== undefined;

/** Whether a page in a browser asks: then the address is this machine's whoever wrote the page. Pages name
 *  their origin, and one whose own name was made to point here is told by the host it asks for. */
function isFromPage({ headers }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site } = headers;
  return (
    origin !== undefined || site !== undefined || !/^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host)
  );
}

async function readControl(request: IncomingMessage): Promise<unknown> {
  const text = (await readBytes(request)).toString('utf8');
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    throw inputError('the request body is not valid JSON');
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/**
 * Answers `/__sandbox/faults` (GET, PUT a list, DELETE), `/__sandbox/clock` (PUT `{now}`: RFC 3339 text, or null
 * for the machine's time; answers when all that falls due on the way is done), `/__sandbox/deliveries` (GET, see
 * http/deliveries.ts), `/__sandbox/pushes` (GET, see http/pushes.ts) and `/__sandbox/reset` (POST). Only to programs on this machine; others, and pages in its browsers, get a plain 404.
 */
export async function serveControl(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  search: URLSearchParams,
  { context, faults, reset, moveClock }: Controls,
): Promise<void> {
  if (!isLoopback(request.socket.remoteAddress) || isFromPage(request) || isFromHook(request))
    return send(response, 404, { error: 'not found' });
  switch (`${request.method} ${path}`) {
    case 'GET /__sandbox/faults':
      return send(response, 200, { faults: faults.active });
    case 'PUT /__sandbox/faults':
      faults.replace(readFaults(await readControl(request)));
      return send(response, 200, { faults: faults.active });
    case 'DELETE /__sandbox/faults':
      faults.replace([]);
      return send(response, 200, { faults: [] });
    case 'PUT /__sandbox/clock': {
      const body = await readControl(request);
      const now = isObject(body) ? body['now'] : undefined;
      const moment = now === null ? undefined : parseTime(now)?.at;
      if (now !== null && (moment === undefined || !isStorable(moment)))
        throw inputError('"now" must be an RFC 3339 time or null');
      await moveClock(moment);
      return send(response, 200, { now: new Date(Math.floor(context.clock.now() / 1000)).toISOString() });
    }
    case 'GET /__sandbox/deliveries':
      return send(response, 200, readDeliveries(context, search));
    case 'GET /__sandbox/pushes':
      return send(response, 200, readPushes(context, search));
    case 'POST /__sandbox/reset':
      reset();
      return send(response, 200, {});
    default:
      return send(response, 404, { error: 'not found' });
  }
}
