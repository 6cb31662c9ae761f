import type { CDPSession } from 'playwright-core';

export interface Profile {
  name: 'plain' | 'slow';
  title: string;
  /** How many times slower the processor is made. */
  cpu: number;
  network?: { latencyMs: number; downBitPerS: number; upBitPerS: number };
}

/** `slow` is a cheap phone on a mobile connection, as DevTools emulate it. */
export const profiles: readonly Profile[] = [
  { name: 'plain', title: 'no throttling', cpu: 1 },
  {
    name: 'slow',
    title: '4x slower processor, 150 ms, 1.6 Mbit/s down, 0.75 Mbit/s up',
    cpu: 4,
    network: { latencyMs: 150, downBitPerS: 1.6e6, upBitPerS: 750e3 },
  },
];

/** Makes a page's device and network as slow as the profile says. */
export async function throttle(cdp: CDPSession, { cpu, network }: Profile): Promise<void> {
  if (network) {
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latencyMs,
      downloadThroughput: Math.trunc(network.downBitPerS / 8),
      uploadThroughput: Math.trunc(network.upBitPerS / 8),
    });
  }
  if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}
