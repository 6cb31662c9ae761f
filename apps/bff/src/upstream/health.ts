/** Whether an app's Chat API answers. */
export interface UpstreamHealth {
  check(appId: string): Promise<{
    status: 'ok' | 'failing';
    latencyMs?: number;
    error?: { code: string; message: string };
  }>;
}
