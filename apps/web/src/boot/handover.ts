/** What the inline boot script starts before the framework is there, and hands over on `window.backchannelBoot`. */
export interface Boot {
  /** Settles when the style sheets are there: they keep nobody from painting the frame that stands in the page. */
  styled: Promise<unknown>;
  /** What was pressed on the frame that stands in the page, until the end. */
  keys: { pressed: KeyboardEvent[]; end: () => void };
  /** Adds every key to `pressed` and lets it do nothing else, until the returned function is called. It stands in the page
   *  already, so that no file brings it again. Keys that nobody types stay as they are, and so do those with Ctrl, Alt or
   *  Command, but for the one that selects a whole text. */
  holdKeys: (pressed: KeyboardEvent[]) => () => void;
  /** The answer to `GET /api/session`, started as the page was parsed. */
  session?: Promise<Response> | undefined;
  /** The first call of the page; whoever would send exactly this request takes the promise instead. */
  first?: { path: string; body: string; response: Promise<Response> } | undefined;
}

declare global {
  interface Window {
    backchannelBoot?: Boot;
  }
}

/** Settles when what is drawn will look as it should. */
export const styled = (): Promise<unknown> => window.backchannelBoot?.styled ?? Promise.resolve();

/** The session answer that the boot script asked for, once; undefined afterwards and when it asked for none. */
export function takeSession(): Promise<Response> | undefined {
  const session = window.backchannelBoot?.session;
  if (window.backchannelBoot) window.backchannelBoot.session = undefined;
  return session;
}

/** Whether the boot script has sent the page's first call, and nobody has taken its answer yet. */
export const isFirstUnderWay = (): boolean => window.backchannelBoot?.first !== undefined;

/** The answer to this very request when the boot script has sent it already, once. `path` is the whole path with query. */
export function takeFirst(path: string, body: unknown): Promise<Response> | undefined {
  const first = window.backchannelBoot?.first;
  if (!first || first.path !== path || first.body !== body) return undefined;
  if (window.backchannelBoot) window.backchannelBoot.first = undefined;
  return first.response;
}
