import type { CDPSession } from 'playwright-core';
import { gzipSync } from 'node:zlib';

interface Seen {
  type: string;
  mime: string;
  /** As encoded on the wire. */
  bytes: number;
  /** Seconds on the browser's own clock. */
  startedAt: number;
  failed: boolean;
}

/** Sizes in kB. `jsGz` and `cssGz` are compressed again here (gzip 9), so that the server's own
 *  compression falls out of a comparison. */
export interface Weight {
  requests: number;
  allKb: number;
  jsGz: number;
  cssGz: number;
  /** Of these, what was asked for before the page was ready. */
  jsGzBeforeReady: number;
  cssGzBeforeReady: number;
}

/** Every request of a page, as the browser saw it. */
export class Traffic {
  readonly #cdp: CDPSession;
  readonly #seen = new Map<string, Seen>();
  #inFlight = 0;
  #lastChange = Date.now();

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(cdp: CDPSession): Promise<Traffic> {
    const traffic = new Traffic(cdp);
    await cdp.send('Network.enable');
    cdp.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp }) => {
      if (/^(data|blob):/.test(request.url)) return;
      if (!traffic.#seen.has(requestId)) traffic.#inFlight += 1;
      traffic.#seen.set(requestId, {
        type: type ?? '',
        mime: '',
        bytes: 0,
        startedAt: timestamp,
        failed: false,
      });
      traffic.#lastChange = Date.now();
    });
    cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
      const seen = traffic.#seen.get(requestId);
      if (seen) Object.assign(seen, { type, mime: response.mimeType });
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      traffic.#end(requestId, encodedDataLength),
    );
    cdp.on('Network.loadingFailed', ({ requestId }) => traffic.#end(requestId));
    return traffic;
  }

  /** For how long nothing has begun or ended; 0 while something is under way. */
  get quietMs(): number {
    return this.#inFlight > 0 ? 0 : Date.now() - this.#lastChange;
  }

  /** `readyMs`: when the page was ready, since its first request. */
  async weigh(readyMs: number): Promise<Weight> {
    const done = [...this.#seen].filter(([, { failed }]) => !failed);
    const began = Math.min(...done.map(([, { startedAt }]) => startedAt));
    const weight: Weight = {
      requests: done.length,
      allKb: 0,
      jsGz: 0,
      cssGz: 0,
      jsGzBeforeReady: 0,
      cssGzBeforeReady: 0,
    };
    for (const [requestId, { type, mime, bytes, startedAt }] of done) {
      weight.allKb += bytes / 1000;
      const isScript = type === 'Script' || /javascript/.test(mime);
      if (!isScript && type !== 'Stylesheet' && mime !== 'text/css') continue;
      const kb = await this.#gzipKb(requestId);
      const isEarly = (startedAt - began) * 1000 < readyMs;
      weight[isScript ? 'jsGz' : 'cssGz'] += kb;
      if (isEarly) weight[isScript ? 'jsGzBeforeReady' : 'cssGzBeforeReady'] += kb;
    }
    return weight;
  }

  async #gzipKb(requestId: string): Promise<number> {
    const { body, base64Encoded } = await this.#cdp.send('Network.getResponseBody', { requestId });
    return gzipSync(Buffer.from(body, base64Encoded ? 'base64' : 'utf8'), { level: 9 }).length / 1000;
  }

  #end(requestId: string, bytes?: number): void {
    const seen = this.#seen.get(requestId);
    if (!seen) return;
    seen.bytes = bytes ?? 0;
    seen.failed = bytes === undefined;
    this.#inFlight -= 1;
    this.#lastChange = Date.now();
  }
}
