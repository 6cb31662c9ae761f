import type { RateLimit } from '@backchannel/chat-api';

/** Whether an app's Chat API answers. */
export interface UpstreamHealth {
  check(appId: string): Promise<{
    status: 'ok' | 'failing';
    latencyMs?: number;
    /** What its last answer said. */
    rateLimit?: RateLimit;
    error?: { code: string; message: string };
  }>;
}
