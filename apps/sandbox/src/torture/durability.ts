import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { startProcess } from '../test/process.ts';
import type { Running } from '../test/process.ts';
import { miscounts } from '../test/recount.ts';
import { Random } from './random.ts';
import { audience, nothingYet, prepareLoad, startCampaign, Writer } from './write-load.ts';
import type { Acknowledged, Stage } from './write-load.ts';

const WRITERS = 8;
const LONGEST_LIFE_MS = 500;
const LONGEST_SENDING_MS = 60_000;

/** What is left after every kill. */
export interface DurabilityFigures {
  kills: number;
  /** Acknowledged, and looked for after every kill from then on. */
  writes: number;
  campaigns: number;
  /** Acknowledged and not there. */
  lost: string[];
  /** Counters that differ from a recount. */
  miscounted: string[];
  /** Campaigns whose message somebody lacks or has twice. */
  missent: string[];
}

/** Kills a sandbox as often while it is written to, and looks after each time at what is in its data file. */
export async function tortureWithKills(kills: number, seed: number): Promise<DurabilityFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-kills-'));
  const data = join(folder, 'data.sqlite');
  const random = new Random(seed);
  const known = nothingYet();
  const lost = new Set<string>();
  const miscounted = new Set<string>();
  let sandbox: Running | undefined;
  try {
    sandbox = await startProcess(data);
    const options = await prepareLoad(sandbox);
    for (let round = 0; round < kills; round += 1) {
      await liveAndDie({ sandbox, options }, known, random, round);
      for (const what of missing(data, known)) lost.add(what);
      for (const { what, kept, counted } of miscounts(data))
        miscounted.add(`${what}: ${kept}, not ${counted}`);
      sandbox = await startProcess(data);
    }
    const missent = await campaignsGoneWrong(data, known);
    return {
      kills,
      writes: known.writes,
      campaigns: known.campaigns.size,
      lost: [...lost],
      miscounted: [...miscounted],
      missent,
    };
  } finally {
    await sandbox?.kill();
    rmSync(folder, { recursive: true });
  }
}

async function liveAndDie(stage: Stage, known: Acknowledged, random: Random, round: number): Promise<void> {
  const writers = Array.from({ length: WRITERS }, (_, index) =>
    new Writer(stage, known, new Random(random.below(2 ** 31)), `r${round}`, index).run(),
  );
  // It may be killed before it has begun; then nobody has been promised anything.
  const campaign = startCampaign(stage.sandbox, `c${round}`, known).catch(() => undefined);
  const stopped = Promise.all([...writers, campaign]);
  await Promise.race([wait(random.below(LONGEST_LIFE_MS)), stopped]);
  await stage.sandbox.kill();
  await stopped;
}

/** Whatever was acknowledged and is not in the file. */
function missing(data: string, known: Acknowledged): string[] {
  const db = new DatabaseSync(data);
  try {
    const all = (sql: string): Record<string, unknown>[] => db.prepare(sql).all();
    const messages = new Map(
      all('select id, text, deleted_at is not null as deleted from messages').map((row) => [
        String(row['id']),
        row,
      ]),
    );
    const gone = [...known.messages].filter(([id, wanted]) => {
      const row = messages.get(id);
      if (!wanted || !row) return Boolean(wanted) !== Boolean(row);
      return row['text'] !== wanted.text || row['deleted'] !== Number(wanted.deleted);
    });
    const pairs = (sql: string): Set<string> => new Set(all(sql).map((row) => Object.values(row).join(' ')));
    const reactions = pairs('select message_id, user_id from reactions');
    const targets = pairs("select target_id from segment_targets where segment_id = 'segment'");
    const votes = pairs('select user_id, option_id from poll_votes');
    const campaigns = pairs("select id from campaigns where status in ('in_progress', 'completed')");
    return [
      ...gone.map(([id]) => `message ${id}`),
      ...[...known.reactions].filter((one) => !reactions.has(one)).map((one) => `reaction ${one}`),
      ...[...known.targets].filter((one) => !targets.has(one)).map((one) => `target ${one}`),
      ...[...known.votes].filter((one) => !votes.has(one.join(' '))).map((one) => `vote ${one.join(' ')}`),
      ...[...known.campaigns].filter((one) => !campaigns.has(one)).map((one) => `campaign ${one}`),
    ];
  } finally {
    db.close();
  }
}

/** Waits until all campaigns are sent, and says which of them did not reach everybody once. */
async function campaignsGoneWrong(data: string, known: Acknowledged): Promise<string[]> {
  const db = new DatabaseSync(data, { readOnly: true });
  try {
    const open = db.prepare("select count(*) as n from campaigns where status = 'in_progress'");
    const until = performance.now() + LONGEST_SENDING_MS;
    while (Number(open.get()?.['n']) > 0 && performance.now() < until) await wait(50);
    const sent = db.prepare(
      "select cid, count(*) as n from messages where json_extract(custom, '$.campaign_id') = ? group by cid",
    );
    return [...known.campaigns].filter((id) => {
      const channels = sent.all(id);
      return channels.length !== audience.length || channels.some(({ n }) => n !== 1);
    });
  } finally {
    db.close();
  }
}
