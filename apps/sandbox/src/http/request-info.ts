import type { IncomingMessage } from 'node:http';
import type { RequestInfo } from '../context.ts';
import type { Caller } from './auth.ts';

/** Where a call came from, in the words that webhooks use. */
export function requestInfoOf({ headers, socket }: IncomingMessage, caller: Caller): RequestInfo {
  const text = (name: string): string => {
    const value = headers[name];
    return typeof value === 'string' ? value : '';
  };
  const ext = text('x-stream-ext');
  return {
    type: caller.kind === 'server' ? 'server' : 'client',
    ip: socket.remoteAddress ?? '',
    user_agent: text('user-agent'),
    sdk: text('x-stream-client'),
    ...(ext !== '' && { ext }),
  };
}
