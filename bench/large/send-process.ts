// Clients that send messages: each its next one when the one before is acknowledged. Takes a `Sending` by message,
// answers with `Sent`.
import { Pool } from 'undici';
import type { BenchSandbox } from '../servers/sandbox.ts';
import { headersFor, withKey } from './ask.ts';

export interface Sending {
  sandbox: BenchSandbox;
  /** The clients take these in turn. */
  channels: readonly { path: string; userId: string }[];
  clients: number;
  forMs: number;
  /** What the ids of the messages begin with. */
  mark: string;
}

export interface Sent {
  durationMs: number;
  /** Of each acknowledged message how long it took. */
  latencies: number[];
  /** The numbers of the acknowledged messages; their ids are the mark with the number. */
  acknowledged: number[];
  /** Set when they could not be sent. */
  error?: string;
}

async function run({ sandbox, channels, clients, forMs, mark }: Sending): Promise<Sent> {
  const pool = new Pool(sandbox.url, { connections: clients });
  const headers = headersFor(sandbox.apiSecret);
  const latencies: number[] = [];
  const acknowledged: number[] = [];
  let count = 0;
  const startedAt = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - startedAt < forMs) {
      const number = count;
      count += 1;
      const channel = channels[number % channels.length];
      if (!channel) throw new Error('no channels to send to');
      const message = {
        id: `${mark}${number}`,
        text: `Message ${number} of a busy day`,
        user_id: channel.userId,
      };
      const from = performance.now();
      const answer = await pool.request({
        method: 'POST',
        path: withKey(channel.path, sandbox.apiKey),
        headers,
        body: JSON.stringify({ message }),
      });
      const text = await answer.body.text();
      if (answer.statusCode !== 201) throw new Error(`send_message answered ${answer.statusCode}: ${text}`);
      latencies.push(performance.now() - from);
      acknowledged.push(number);
    }
  };
  try {
    await Promise.all(Array.from({ length: clients }, client));
    return { durationMs: performance.now() - startedAt, latencies, acknowledged };
  } finally {
    await pool.destroy();
  }
}

process.on('message', (sending: Sending) => {
  run(sending).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.message : String(error) }),
  );
});
// Between two loads nothing but the channel keeps it alive.
process.channel?.ref();
process.send?.({ ready: true });
