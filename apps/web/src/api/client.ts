import { createClient, type Client } from '@backchannel/chat-api';
import { takeFirst } from '../boot/handover.ts';
import { asShown } from './bff.ts';

const clients = new Map<string, Client>();

/**
 * The Chat API's client for one app, through our own server: one typed call per operation.
 * Throws what `createClient` says. The session travels as a same-origin cookie; no secret is here.
 */
export function chat(app: string): Client {
  const known = clients.get(app);
  if (known) return known;
  const client = createClient(({ method, path, headers, body, signal }) => {
    const url = `/api/apps/${encodeURIComponent(app)}/chat${path}`;
    return (
      takeFirst(url, body) ??
      fetch(url, {
        method,
        headers: { ...headers, ...asShown },
        credentials: 'same-origin',
        body: body ?? null,
        signal: signal ?? null,
      })
    );
  });
  clients.set(app, client);
  return client;
}
