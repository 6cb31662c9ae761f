import { makeWorldFile } from '@backchannel/sandbox/large-world';
import { join } from 'node:path';
import { say } from '../../scripts/say.ts';
import { askOf } from '../large/ask.ts';
import { knownIn } from '../large/known.ts';
import { stopAll } from '../process/stops.ts';
import { tempFolder } from '../process/temp-folder.ts';
import { cell, type Report } from '../report/report.ts';
import { blockedOf, startSandboxPart } from '../servers/sandbox.ts';
import { none } from './none.ts';

const CHANNELS = 100_000;
const ROUNDS = 15;
const LIMIT_MS = 100;

const times = (count: number, make: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => make(index));
const letter = (index: number): string => String.fromCodePoint(97 + (index % 26));
const future = (index: number): string => new Date(Date.UTC(2090, 0, 1) + index * 1000).toISOString();

/** As much of each kind of condition as one filter may have; most fit nothing, so that every row is looked at. */
const kinds: Readonly<Record<string, object[]>> = {
  'comparisons of texts': times(25, (n) => ({ id: { $gt: `zz${n}` } })),
  'comparisons of numbers': times(25, (n) => ({ message_count: { $gt: 1e9 + n } })),
  'comparisons of moments': times(25, (n) => ({ last_updated: { $gt: future(n) } })),
  'a list of moments': [{ created_at: { $in: Array.from({ length: 100 }, (_, n) => future(n)) } }],
  lists: times(11, (n) => ({ created_by_id: { $in: [`zz${n}`, `yy${n}`] } })),
  'plain values': [...times(25, (n) => ({ type: `zz${n}` })), ...times(25, (n) => ({ team: `zz${n}` }))],
  'words in names': times(33, (n) => ({ name: { $autocomplete: letter(n) } })),
  'values of custom data': times(20, (n) => ({ priority: 1000 + n })),
  'looks into custom data': times(5, () => ({ priority: { $q: 'zz' } })),
  members: times(10, (n) => ({ members: { $in: [`zz${n}`] } })),
  'no members': [{ members: [] }],
  'the name of a member': [{ 'member.user.name': { $autocomplete: 'b' } }],
  'bans from the app': times(6, () => ({ app_banned: 'only' })),
  'what is hidden, muted, blocked, pinned or archived for a user': [
    'hidden',
    'muted',
    'blocked',
    'pinned',
    'archived',
  ].map((field) => ({ [field]: true })),
};

/** The filters that cost most of those that are not refused, and 13 times as many conditions, which are. */
export async function heavy(): Promise<Report> {
  try {
    const file = join(tempFolder(), 'heavy.db');
    makeWorldFile(file, { users: CHANNELS / 2, channels: CHANNELS, messages: CHANNELS });
    say(`A world of ${CHANNELS.toLocaleString('en')} channels is ready.`);
    const { userId } = knownIn(file);
    const { part, sandbox } = await startSandboxPart(file);
    const ask = askOf(sandbox);
    const query = (conditions: object[]) =>
      ask({
        method: 'POST',
        path: '/api/v2/chat/channels',
        body: { user_id: userId, state: false, filter_conditions: { $or: conditions } },
      });
    const rows: { name: string; conditions: number; turnMs: number }[] = [];
    const taken: string[] = [];
    for (const [name, conditions] of Object.entries(kinds)) {
      const turns: number[] = [];
      await query(conditions);
      for (let round = 0; round < ROUNDS; round += 1) {
        await blockedOf(part);
        await query(conditions);
        turns.push((await blockedOf(part)).turnMs);
      }
      // What else the machine does makes processor time longer, too, so the shortest is nearest to what it takes.
      rows.push({ name, conditions: conditions.length, turnMs: Math.min(...turns) });
      const beyond = Array.from({ length: 13 }, () => conditions).flat();
      const refused = await query(beyond).then(
        () => false,
        (error: unknown) => error instanceof Error && / answered 400: /.test(error.message),
      );
      if (!refused) taken.push(name);
    }
    return {
      tables: [
        {
          title: `As much as a filter may ask, of ${CHANNELS.toLocaleString('en')} channels`,
          columns: ['', 'conditions', 'processor time, ms'],
          rows: rows.map(({ name, conditions, turnMs }) => [name, cell(conditions), cell(turnMs)]),
        },
      ],
      marks: [
        {
          name: 'the filter that takes longest',
          value: Math.max(...rows.map(({ turnMs }) => turnMs)),
          limit: LIMIT_MS,
          digits: 0,
          unit: ' ms',
        },
        none('kinds of conditions of which 13 times as many are not refused', taken),
      ],
    };
  } finally {
    await stopAll();
  }
}
