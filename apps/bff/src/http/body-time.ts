import type { IncomingMessage } from 'node:http';

const usualMs = 300_000;

const timers = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Breaks a request's connection off when its body has not come in within this time from now; 5 minutes where nothing
 *  else is said. In place of Node's own limit, which no single request could be freed from. */
export function limitBodyTime(request: IncomingMessage, ms = usualMs): void {
  const { 'transfer-encoding': encoding, 'content-length': length } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return;
  liftBodyTime(request);
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, ms);
  timers.set(request, timer.unref());
  request.once('close', () => clearTimeout(timer));
}

/** Lets a body take any time, for whoever sees to it that it goes on. */
export function liftBodyTime(request: IncomingMessage): void {
  clearTimeout(timers.get(request));
}
