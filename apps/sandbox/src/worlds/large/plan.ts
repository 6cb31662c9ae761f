import type { Micros } from '../../time.ts';
import { createRandom } from '../demo/random.ts';

const DAY = 86_400_000_000;

/** How large a world is. */
export interface Size {
  users: number;
  channels: number;
  messages: number;
}

const DAYS = 365;
/** One channel in twenty is busy, and has six of ten messages. */
const BUSY_EVERY = 20;
const BUSY_SHARE = 0.6;

/** Who is in which channel, by number: the members of channel n stand at `from[n]` up to `from[n + 1]`. */
export interface Membership {
  from: Int32Array;
  users: Int32Array;
}

/** Most channels have a few members, one in a hundred a crowd. */
export function planMembership(size: Size): Membership {
  const random = createRandom('large/members');
  const from = new Int32Array(size.channels + 1);
  const users: number[] = [];
  for (let channel = 0; channel < size.channels; channel += 1) {
    const wanted = Math.min(random.chance(0.01) ? random.int(20, 120) : random.int(2, 7), size.users);
    const chosen = new Set<number>();
    while (chosen.size < wanted) chosen.add(random.int(0, size.users - 1));
    for (const user of chosen) users.push(user);
    from[channel + 1] = users.length;
  }
  return { from, users: Int32Array.from(users) };
}

/** In which channel each message is, in the order in which they were sent. The same on every call. */
export function* planMessages(size: Size): Generator<number> {
  const random = createRandom('large/messages');
  const busy = Math.ceil(size.channels / BUSY_EVERY);
  for (let message = 0; message < size.messages; message += 1) {
    yield random.chance(BUSY_SHARE) ? random.int(0, busy - 1) * BUSY_EVERY : random.int(0, size.channels - 1);
  }
}

/** When message number n was sent: evenly over the year before `now`, whole microseconds. */
export const sentAt = (message: number, size: Size, now: Micros): Micros =>
  now - Math.round((DAYS * DAY * (size.messages - message)) / size.messages);

/** When users and channels came, before all messages: evenly over another year. */
export const madeAt = (number: number, of: number, now: Micros): Micros =>
  now - Math.round(DAYS * DAY * (2 - number / of)) - 1;
