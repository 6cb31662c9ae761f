import type { Page } from '@playwright/test';

/** From now on every answer takes its time, and nothing is in the cache: what is loaded when it is asked for is seen to be
 *  on its way. Returns the function that brings the server near again. */
export async function onFarServer(page: Page, latency = 500): Promise<() => Promise<void>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  return () => cdp.detach();
}
