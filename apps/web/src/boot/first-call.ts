import { channelsRequest } from '../features/channels/channels-request.ts';

/** A call that a page is known to make first. `path` is what the browser asks our server for. */
export interface FirstCall {
  /** As the address writes it. */
  app: string;
  path: string;
  body: object;
  /** The app, when the page is its list of channels and nothing beside. */
  listOf?: string;
}

/**
 * The first call of the page at this address, or undefined when it makes none worth starting early.
 * The body must come from the very function that the page uses: the early answer is taken only by an equal request.
 * Runs in the inline boot script, so what it imports must stay tiny.
 */
export function firstCall(pathname: string, search: string): FirstCall | undefined {
  const [, app, beside] = /^\/apps\/([^/]+)\/channels(\/beside\/[^/]+)?\/?$/.exec(pathname) ?? [];
  const body = channelsRequest(new URLSearchParams(search));
  if (app === undefined || !body) return undefined;
  const path = `/api/apps/${app}/chat/api/v2/chat/channels`;
  return beside === undefined ? { app, path, body, listOf: app } : { app, path, body };
}
