import { once } from 'node:events';
import { cell, type Mark, type Table } from '../report/report.ts';
import { percentile } from '../report/statistics.ts';
import { start } from '../process/start.ts';
import { blockedMsOf, startSandboxPart } from '../servers/sandbox.ts';
import { channelsToSendTo, missingFrom } from './known.ts';
import type { Sending, Sent } from './send-process.ts';

const CLIENTS = 32;
const WARM_UP_MS = 3000;
const MEASURED_MS = 10_000;
const MARK_PER_SECOND = 3600;
const MARK_BLOCKED_MS = 50;

interface Row {
  world: string;
  perSecond: number;
  latencies: number[];
  blockedMs: number;
}

/** Sends as fast as it goes, kills the sandbox with -9 in the middle of it, and looks for what was acknowledged. */
async function sendTo(world: string, file: string): Promise<Row> {
  const { sandbox, part } = await startSandboxPart(file);
  const { part: clients } = await start({ entry: 'bench/large/send-process.ts' });
  const channels = channelsToSendTo(file);
  const send = async (mark: string, forMs: number): Promise<Sent> => {
    const sending: Sending = { sandbox, channels, clients: CLIENTS, forMs, mark };
    const answered = once(clients.process, 'message');
    clients.process.send(sending);
    // The program at the other end sends nothing else.
    const [sent] = (await answered) as [Sent];
    if (sent.error !== undefined) throw new Error(sent.error);
    return sent;
  };
  await send(`warm-up-${Date.now()}-`, WARM_UP_MS);
  await blockedMsOf(part);
  const mark = `bench-${Date.now()}-`;
  const sent = await send(mark, MEASURED_MS);
  const blockedMs = await blockedMsOf(part);
  part.process.kill('SIGKILL');
  await part.exited;
  const missing = missingFrom(file, mark, sent.acknowledged);
  if (missing > 0) throw new Error(`${missing} acknowledged messages did not survive kill -9`);
  return {
    world,
    perSecond: (sent.acknowledged.length * 1000) / sent.durationMs,
    latencies: sent.latencies,
    blockedMs,
  };
}

/** `send_message` in each of these worlds. */
export async function measureSending(
  files: Readonly<Record<string, string>>,
): Promise<{ table: Table; marks: Mark[] }> {
  const rows: Row[] = [];
  for (const [world, file] of Object.entries(files)) rows.push(await sendTo(world, file));
  const last = rows.at(-1);
  if (!last) throw new Error('nothing was sent');
  return {
    table: {
      title: `send_message from ${CLIENTS} clients`,
      columns: ['world', 'acknowledged per second', 'p50 ms', 'p95 ms', 'longest block ms'],
      rows: rows.map(({ world, perSecond, latencies, blockedMs }) => [
        world,
        cell(perSecond),
        cell(percentile(latencies, 0.5), 1),
        cell(percentile(latencies, 0.95), 1),
        cell(blockedMs),
      ]),
      note: `Each client sends its next message when the one before is acknowledged, for ${MEASURED_MS / 1000} s. Afterwards the sandbox is killed with \`kill -9\`, and every acknowledged message is looked for in the file.`,
    },
    marks: [
      {
        name: 'milliseconds per message sent, 32 clients, large world',
        value: 1000 / last.perSecond,
        limit: Number((1000 / MARK_PER_SECOND).toFixed(3)),
        digits: 3,
        unit: ' ms',
      },
      {
        name: 'event loop blocked while messages are sent',
        value: last.blockedMs,
        limit: MARK_BLOCKED_MS,
        unit: ' ms',
      },
    ],
  };
}
