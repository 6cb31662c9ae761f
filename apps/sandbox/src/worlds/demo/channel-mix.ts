import type { Language } from './languages/index.ts';
import type { Topic } from './languages/pack.ts';
import type { Team } from './people-mix.ts';

/** How many channels there are about what (besides those written by hand), and how many members they have. */
export const topicMix: readonly { topic: Topic; channels: number; members: readonly [number, number] }[] = [
  { topic: 'direct', channels: 280, members: [2, 2] },
  { topic: 'group', channels: 262, members: [3, 46] },
  { topic: 'desk', channels: 257, members: [5, 90] },
  { topic: 'live', channels: 119, members: [24, 260] },
  { topic: 'game', channels: 160, members: [4, 70] },
  { topic: 'shop', channels: 359, members: [2, 4] },
  // The rest are bookings.
];

export const bookingMembers: readonly [number, number] = [2, 6];

type Weighted<T> = readonly (readonly [T, number])[];

export const teamMix: Weighted<Team | null> = [
  ['emea', 34],
  ['apac', 17],
  ['amer', 16],
  ['mena', 10],
  ['latam', 9],
  ['ops', 5],
  [null, 9],
];

const everywhere: Weighted<Language> = [
  ['en', 10],
  ['no', 2],
  ['de', 2],
  ['fr', 2],
  ['es', 2],
  ['pt', 1],
  ['ja', 1],
  ['ar', 1],
];

/** What is spoken in a team's channels. */
export const languageMix: Record<Team | 'none', Weighted<Language>> = {
  emea: [
    ['en', 25],
    ['no', 14],
    ['de', 13],
    ['fr', 11],
    ['uk', 8],
    ['pl', 7],
    ['it', 6],
    ['el', 5],
    ['tr', 5],
    ['es', 3],
    ['pt', 3],
  ],
  mena: [
    ['ar', 68],
    ['he', 20],
    ['en', 12],
  ],
  apac: [
    ['ko', 27],
    ['ja', 27],
    ['vi', 15],
    ['hi', 13],
    ['en', 18],
  ],
  amer: [
    ['en', 75],
    ['es', 15],
    ['fr', 10],
  ],
  latam: [
    ['es', 60],
    ['pt', 40],
  ],
  ops: [['en', 1]],
  none: everywhere,
};

export const tagMix: readonly string[] = [
  'vip',
  'seasonal',
  'refund',
  'press',
  'trial',
  'partner',
  'school',
  'winter',
];
