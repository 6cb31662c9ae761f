import type { BrowserContext, ConsoleMessage, Request, Response, WebError } from '@playwright/test';

/** Longer than the server waits for an answer that has stalled, shorter than a test may take: what was not searched by then
 *  is no clean answer. */
const longestBodyMs = 25_000;

/** Paths of built files whose content has been searched: it is the same in every world. */
const searchedFiles = new Set<string>();

/** An HTTP error that a test provokes on purpose. */
export interface ExpectedFailure {
  readonly status: number;
  /** Part of the address, or a pattern for it. */
  readonly url: string | RegExp;
}

/** Watches everything that a browser complains about while a test runs. */
export class Guard {
  readonly #complaints: string[] = [];
  readonly #expected: ExpectedFailure[] = [];
  readonly #secrets: readonly string[];
  readonly #bodyTimeoutMs: number;
  readonly #bodies: Promise<void>[] = [];
  readonly #expectedReasons = new Set<string>();
  readonly #expectedLines: RegExp[] = [];
  readonly #ends: (() => void)[] = [];

  /** None of `secrets` may be in any answer, whose body has `bodyTimeoutMs` to come. */
  constructor(secrets: readonly string[], { bodyTimeoutMs = longestBodyMs } = {}) {
    this.#secrets = secrets;
    this.#bodyTimeoutMs = bodyTimeoutMs;
  }

  /** From now on, these answers are part of the test, and so is the line that the browser itself
   *  writes to the console for each. Nothing else is excused. */
  expectHttpError(status: number, url: string | RegExp): void {
    this.#expected.push({ status, url });
  }

  /** From now on, requests that fail for this reason (`net::ERR_INTERNET_DISCONNECTED`) are part of the test. */
  expectFailure(reason: `net::ERR_${string}`): void {
    this.#expectedReasons.add(reason);
  }

  /** From now on, such lines in the console are part of the test: a page that breaks says why there. */
  expectConsoleError(words: RegExp): void {
    this.#expectedLines.push(words);
  }

  /** Watches all pages of a context, until the {@link end}. */
  watch(context: BrowserContext): void {
    const onConsole = (message: ConsoleMessage) => this.#noteLine(message);
    const onError = (error: WebError) => this.#complaints.push(`page error: ${error.error().message}`);
    const onFailure = (request: Request) => this.#noteFailure(request);
    const onResponse = (response: Response) => this.#noteResponse(response);
    context.on('console', onConsole).on('weberror', onError);
    context.on('requestfailed', onFailure).on('response', onResponse);
    this.#ends.push(() => {
      context.off('console', onConsole).off('weberror', onError);
      context.off('requestfailed', onFailure).off('response', onResponse);
    });
  }

  /** Nothing is watched any more. */
  end(): void {
    for (const end of this.#ends.splice(0)) end();
  }

  /** What was not expected, one line each; waits for the bodies that are still being read. */
  async complaints(): Promise<readonly string[]> {
    await Promise.all(this.#bodies);
    return this.#complaints;
  }

  #noteLine(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    const status = Number(/responded with a status of (\d+)/.exec(message.text())?.[1]);
    if (this.#isExpected(status, url)) return;
    const reason = /^Failed to load resource: (net::\S+)/.exec(message.text())?.[1];
    if (reason !== undefined && this.#expectedReasons.has(reason)) return;
    if (this.#expectedLines.some((words) => words.test(message.text()))) return;
    this.#complaints.push(`console error: ${message.text()} (${url})`);
  }

  #noteFailure(request: Request): void {
    const reason = request.failure()?.errorText ?? 'unknown reason';
    // Leaving a page, or a query that nobody waits for any more, breaks requests off.
    if (reason === 'net::ERR_ABORTED') return;
    if (this.#expectedReasons.has(reason)) return;
    this.#complaints.push(`failed request: ${request.method()} ${request.url()}: ${reason}`);
  }

  #noteResponse(response: Response): void {
    const { status, url } = { status: response.status(), url: response.url() };
    if (status >= 400 && !this.#isExpected(status, url)) {
      this.#complaints.push(`HTTP ${status}: ${response.request().method()} ${url}`);
    }
    const { pathname } = new URL(url);
    if (pathname.startsWith('/assets/') && status === 200) {
      if (searchedFiles.has(pathname)) return;
      searchedFiles.add(pathname);
    }
    this.#bodies.push(this.#searchBody(response));
  }

  async #searchBody(response: Response): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), this.#bodyTimeoutMs);
    });
    // A body is gone when its page was left.
    const body = await Promise.race([response.text().catch(() => ''), late]);
    clearTimeout(timer);
    if (body === undefined) {
      this.#complaints.push(`the body of ${response.url()} did not come, and so was not searched`);
      return;
    }
    const headers = JSON.stringify(response.headers());
    if (this.#secrets.some((secret) => body.includes(secret) || headers.includes(secret))) {
      this.#complaints.push(`the API secret is in the answer of ${response.url()}`);
    }
  }

  #isExpected(status: number, url: string): boolean {
    return this.#expected.some(
      (failure) =>
        failure.status === status &&
        (typeof failure.url === 'string' ? url.includes(failure.url) : failure.url.test(url)),
    );
  }
}
