import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startProcess } from '../test/process.ts';
import type { Running } from '../test/process.ts';
import { miscounts } from '../test/recount.ts';
import { must, Refused } from './write-load.ts';

const CHAT = '/api/v2/chat';
const CLIENTS = 64;
/** Longer than that nobody waits for anybody. */
const DEADLOCK_MS = 30_000;

/** What became of what many clients wrote at once. */
export interface ConcurrencyFigures {
  clients: number;
  writes: number;
  perSecond: number;
  slowestMs: number;
  /** Acknowledged and not there, a line each. */
  lost: string[];
  miscounted: string[];
  /** Answers that were wrong, or did not come. */
  failed: string[];
}

/** One of the clients: a user with an id of their own. */
interface Client {
  sandbox: Running;
  /** `type/id` of the channel that they write to. */
  channel: string;
  user: string;
  index: number;
}

/** Writes one round: a message, a reply to what all reply to, reactions, a field of the channel, a read. */
async function writeRound({ sandbox, channel, user, index }: Client, round: number): Promise<number> {
  const path = `${CHAT}/channels/${channel}`;
  const id = `${user}-${channel.replace('/', '-')}-${round}`;
  const root = `root-${channel.replace('/', '-')}`;
  const reaction = { type: `r${round}`, user_id: user };
  const calls: [method: string, path: string, body: object][] = [
    ['POST', `${path}/message`, { message: { id, text: id, user_id: user } }],
    ['POST', `${path}/message`, { message: { id: `${id}-reply`, text: id, user_id: user, parent_id: root } }],
    ['POST', `${CHAT}/messages/${root}/reaction`, { reaction }],
    // Each has a field of their own in what all of them change.
    ['PATCH', path, { set: { [`f${index}`]: round }, user_id: user }],
    ['PUT', `${CHAT}/messages/${root}`, { set: { [`f${index}`]: round }, user_id: user }],
    ['POST', `${path}/read`, { user_id: user }],
  ];
  for (const [method, to, body] of calls) await must(sandbox, method, to, body);
  return calls.length;
}

const userOf = (index: number): string => `u${index}`;

async function prepare(sandbox: Running, channels: readonly string[]): Promise<void> {
  const ids = Array.from({ length: CLIENTS }, (_, index) => userOf(index));
  const users = Object.fromEntries(ids.map((id) => [id, { id, name: id }]));
  await must(sandbox, 'POST', '/api/v2/users', { users });
  const data = { created_by_id: userOf(0), members: ids.map((user_id) => ({ user_id })) };
  for (const channel of channels) {
    await must(sandbox, 'POST', `${CHAT}/channels/${channel}/query`, { data });
    const message = {
      id: `root-${channel.replace('/', '-')}`,
      text: 'all reply to this',
      user_id: userOf(0),
    };
    await must(sandbox, 'POST', `${CHAT}/channels/${channel}/message`, { message });
  }
}

/** What of all that was acknowledged is not in the file: a lost update, a lost message. */
function missing(data: string, channels: readonly string[], rounds: number): string[] {
  const db = new DatabaseSync(data, { readOnly: true });
  const lost: string[] = [];
  const count = (sql: string, ...values: string[]): number => Number(db.prepare(sql).get(...values)?.['n']);
  const expectCount = (what: string, found: number, wanted: number): void => {
    if (found !== wanted) lost.push(`${what}: ${found}, not ${wanted}`);
  };
  try {
    const writers = channels.length === 1 ? CLIENTS : 1;
    for (const [place, channel] of channels.entries()) {
      const cid = channel.replace('/', ':');
      const root = `root-${channel.replace('/', '-')}`;
      const messages = count(
        "select count(*) as n from messages where cid = ? and text <> 'all reply to this'",
        cid,
      );
      expectCount(`messages of ${cid}`, messages, writers * rounds * 2);
      const reactions = count('select count(*) as n from reactions where message_id = ?', root);
      expectCount(`reactions to ${root}`, reactions, writers * rounds);
      const replies = count('select reply_count as n from messages where id = ?', root);
      expectCount(`replies to ${root}`, replies, writers * rounds);
      for (const [table, column, key] of [
        ['channels', 'cid', cid],
        ['messages', 'id', root],
      ] as const) {
        for (let index = 0; index < CLIENTS; index += 1) {
          if (channels.length > 1 && index !== place) continue;
          const sql = `select json_extract(custom, '$.f${index}') as n from ${table} where ${column} = ?`;
          expectCount(`field f${index} of ${key}`, count(sql, key), rounds - 1);
        }
      }
    }
    return lost;
  } finally {
    db.close();
  }
}

/** Lets 64 clients write at once, for so many rounds each: all to one channel, or each to one of their own. */
export async function tortureWithClients(rounds: number, to: 'one' | 'many'): Promise<ConcurrencyFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-clients-'));
  const data = join(folder, 'data.sqlite');
  const sandbox = await startProcess(data, CLIENTS);
  const channels = to === 'one' ? ['team/c0'] : Array.from({ length: CLIENTS }, (_, n) => `team/c${n}`);
  const figures = { clients: CLIENTS, writes: 0, slowestMs: 0 };
  const failed: string[] = [];
  try {
    await prepare(sandbox, channels);
    const startedAt = performance.now();
    const client = async (index: number): Promise<void> => {
      const channel = channels[index % channels.length] ?? '';
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now();
        const writes = await writeRound({ sandbox, channel, user: userOf(index), index }, round);
        figures.writes += writes;
        figures.slowestMs = Math.max(figures.slowestMs, performance.now() - begun);
      }
    };
    await Promise.all(
      Array.from({ length: CLIENTS }, (_, index) =>
        client(index).catch((error: unknown) => {
          failed.push(error instanceof Refused ? error.message : String(error));
        }),
      ),
    );
    const perSecond = figures.writes / ((performance.now() - startedAt) / 1000);
    if (figures.slowestMs > DEADLOCK_MS) failed.push(`a round of writes took ${figures.slowestMs} ms`);
    await sandbox.kill();
    const miscounted = miscounts(data).map(({ what, kept, counted }) => `${what}: ${kept}, not ${counted}`);
    return { ...figures, perSecond, failed, lost: missing(data, channels, rounds), miscounted };
  } finally {
    await sandbox.kill();
    rmSync(folder, { recursive: true });
  }
}
