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
import { searches } from './searches.ts';

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
  'lists of two': times(11, (n) => ({ created_by_id: { $in: [`zz${n}`, `yy${n}`] } })),
  'lists of 180': times(5, (n) => ({
    created_by_id: { $in: Array.from({ length: 180 }, (_, i) => `zz${n}-${i}`) },
  })),
  'lists of 180 long texts': times(4, (n) => ({
    name: { $in: Array.from({ length: 180 }, (_, i) => `zz${n}-${i}`.padEnd(200, 'z')) },
  })),
  'lists of 9 moments': times(8, (n) => ({
    last_message_at: { $in: Array.from({ length: 9 }, (_, i) => future(n * 10 + i)) },
  })),
  'plain values': [...times(25, (n) => ({ type: `zz${n}` })), ...times(25, (n) => ({ team: `zz${n}` }))],
  'words in names': times(33, (n) => ({ name: { $autocomplete: letter(n) } })),
  'values of custom data': times(20, (n) => ({ priority: 1000 + n })),
  'looks into custom data': times(5, () => ({ priority: { $q: 'zz' } })),
  members: times(10, (n) => ({ members: { $in: [`zz${n}`] } })),
  'no members': [{ members: [] }],
  'the name of a member': [{ 'member.user.name': { $autocomplete: 'b' } }],
  'bans from the app': times(6, () => ({ app_banned: 'only' })),
  'what is hidden, muted, blocked, pinned or archived for a user': times(12, (n) => ({
    [['hidden', 'muted', 'blocked', 'pinned', 'archived'][n % 5] ?? '']: true,
  })),
};

/** The same of users, of whom there are half as many. */
const kindsOfUsers: Readonly<Record<string, object[]>> = {
  'names of users': times(25, (n) => ({ name: { $gt: `zz${n}` } })),
  'moments of users': times(25, (n) => ({ last_active: { $gt: future(n) } })),
  'lists of users': times(5, (n) => ({ role: { $in: Array.from({ length: 90 }, (_, i) => `zz${n}-${i}`) } })),
  'words in names of users': times(33, (n) => ({ name: { $autocomplete: letter(n) } })),
  'words in ids of users': times(33, (n) => ({ id: { $autocomplete: letter(n) } })),
  'teams of users': times(10, (n) => ({ teams: { $contains: `zz${n}` } })),
  'values of custom data of users': times(20, (n) => ({ [`none${n}`]: `zz${n}` })),
  'looks into custom data of users': times(5, (n) => ({ [`none${n}`]: { $gt: 'zz' } })),
};

interface Sorted {
  filter: object;
  sort: readonly { field: string; direction?: 1 | -1; type?: 'number' | 'boolean' }[];
  offset?: number;
}

const numbers = (fields: readonly string[], direction: 1 | -1): Sorted['sort'] =>
  fields.map((field) => ({ field, direction, type: 'number' }));
const all = (count: number, make: (index: number) => object): object => ({ $nor: times(count, make) });

/** Orders that no index has, of filters that all channels fit, so that every one of them is compared. */
const sorts: Readonly<Record<string, Sorted>> = {
  'five custom fields that nobody has': {
    filter: {},
    sort: numbers(
      Array.from({ length: 5 }, (_, n) => `none${n}`),
      -1,
    ),
  },
  'five custom fields, the largest first': {
    filter: {},
    sort: [
      { field: 'priority', direction: -1 },
      ...numbers(['priority', 'name.first', 'priority.low'], 1),
      { field: 'priority', type: 'boolean' },
    ],
  },
  'two custom fields, the smallest first': {
    filter: {},
    sort: [{ field: 'priority' }, { field: 'name.first' }],
  },
  'a custom field, the smallest first, the last page': {
    filter: {},
    sort: numbers(['priority'], 1),
    offset: 1000,
  },
  'five columns, the last page': {
    filter: {},
    sort: ['frozen', 'disabled', 'team', 'message_count', 'name'].map((field) => ({ field, direction: -1 })),
    offset: 1000,
  },
  'what a user has not read and has pinned': {
    filter: {},
    sort: ['unread_count', 'has_unread', 'pinned_at'].map((field) => ({ field })),
  },
  'messages, of those without 25 plain values': {
    filter: all(25, (n) => ({ type: `zz${n}` })),
    sort: [{ field: 'message_count', direction: -1 }],
  },
  'messages, of those without 12 numbers': {
    filter: all(12, (n) => ({ message_count: { $gt: 1e9 + n } })),
    sort: [{ field: 'message_count', direction: -1 }],
  },
  'messages, of those without 2 in custom data': {
    filter: all(2, (n) => ({ [`priority.none${n}`]: 1 })),
    sort: [{ field: 'message_count', direction: -1 }],
  },
};

/** What is refused, as so many channels fit. What is looked at before that is known takes its time, too. */
const refusedSorts: Readonly<Record<string, Sorted>> = {
  'five custom fields that all have': {
    filter: {},
    sort: numbers(['priority', 'priority.a', 'priority.b', 'name.a', 'name.b'], 1),
  },
  'messages, of those without 20 in custom data': {
    filter: all(20, (n) => ({ [`priority.none${n}`]: 1 })),
    sort: [{ field: 'message_count', direction: -1 }],
  },
  'messages, of those without 50 plain values': {
    filter: all(50, (n) => ({ type: `zz${n}` })),
    sort: [{ field: 'message_count', direction: -1 }],
  },
};

/** The filters and searches that cost most of those that are not refused, and 13 times as many conditions, which are. */
export async function heavy(): Promise<Report> {
  try {
    const file = join(tempFolder(), 'heavy.db');
    makeWorldFile(file, { users: CHANNELS / 2, channels: CHANNELS, messages: CHANNELS * 10 });
    say(`A world of ${CHANNELS.toLocaleString('en')} channels is ready.`);
    const { userId } = knownIn(file);
    const { part, sandbox } = await startSandboxPart(file);
    const ask = askOf(sandbox);
    const query = (filter: object, { sort = [], offset = 0 }: Partial<Sorted> = {}) =>
      ask({
        method: 'POST',
        path: '/api/v2/chat/channels',
        body: { user_id: userId, state: false, filter_conditions: filter, sort, offset, limit: 30 },
      });
    const queryUsers = (filter: object) => {
      const payload = JSON.stringify({ filter_conditions: filter, limit: 30 });
      return ask({ method: 'GET', path: `/api/v2/users?payload=${encodeURIComponent(payload)}` });
    };
    // What else the machine does makes processor time longer, too, so the shortest is nearest to what it takes.
    const turnOf = async (work: () => Promise<unknown>): Promise<number> => {
      const turns: number[] = [];
      await work();
      for (let round = 0; round < ROUNDS; round += 1) {
        await blockedOf(part);
        await work();
        turns.push((await blockedOf(part)).turnMs);
      }
      return Math.min(...turns);
    };
    const find = (asked: object) => {
      const payload = { filter_conditions: { frozen: false }, limit: 30, ...asked };
      return ask({
        method: 'GET',
        path: `/api/v2/chat/search?payload=${encodeURIComponent(JSON.stringify(payload))}`,
      });
    };
    const isRefused = (asked: Promise<unknown>): Promise<boolean> =>
      asked.then(
        () => false,
        (error: unknown) => error instanceof Error && / answered 400: /.test(error.message),
      );
    const rows: { name: string; conditions: number; turnMs: number }[] = [];
    const sorted: { name: string; fields: number; turnMs: number; answer: string }[] = [];
    const found: { name: string; turnMs: number }[] = [];
    const taken: string[] = [];
    for (const [name, conditions] of Object.entries(kinds)) {
      const turnMs = await turnOf(() => query({ $or: conditions }));
      rows.push({ name, conditions: conditions.length, turnMs });
      const beyond = Array.from({ length: 13 }, () => conditions).flat();
      if (!(await isRefused(query({ $or: beyond })))) taken.push(name);
    }
    for (const [name, conditions] of Object.entries(kindsOfUsers)) {
      const turnMs = await turnOf(() => queryUsers({ $or: conditions }));
      rows.push({ name, conditions: conditions.length, turnMs });
    }
    for (const [name, asked] of Object.entries(sorts)) {
      const turnMs = await turnOf(() => query(asked.filter, asked));
      sorted.push({ name, fields: asked.sort.length, turnMs, answer: 'a page' });
    }
    for (const [name, asked] of Object.entries(refusedSorts)) {
      let refused = true;
      const turnMs = await turnOf(async () => {
        refused &&= await isRefused(query(asked.filter, asked));
      });
      sorted.push({ name, fields: asked.sort.length, turnMs, answer: 'refused' });
      if (!refused) taken.push(`by ${name}`);
    }
    for (const [name, asked] of Object.entries(searches))
      found.push({ name, turnMs: await turnOf(() => find(asked)) });
    return {
      tables: [
        {
          title: `As much as a filter may ask, of ${CHANNELS.toLocaleString('en')} channels`,
          columns: ['', 'conditions', 'processor time, ms'],
          rows: rows.map(({ name, conditions, turnMs }) => [name, cell(conditions), cell(turnMs)]),
        },
        {
          title: 'Sorts without an index, of what nearly all channels fit',
          columns: ['by', 'fields', 'processor time, ms', 'answer'],
          rows: sorted.map(({ name, fields, turnMs, answer }) => [name, cell(fields), cell(turnMs), answer]),
        },
        {
          title: 'Searches of messages, in as many channels as one looks into',
          columns: ['', 'processor time, ms'],
          rows: found.map(({ name, turnMs }) => [name, cell(turnMs)]),
        },
      ],
      marks: [
        {
          name: 'the filter, sort or search that takes longest',
          value: Math.max(...[...rows, ...sorted, ...found].map(({ turnMs }) => turnMs)),
          limit: LIMIT_MS,
          digits: 0,
          unit: ' ms',
        },
        none('what should have been refused, 13 times as many conditions among them', taken),
      ],
    };
  } finally {
    await stopAll();
  }
}
