import type { Context } from '../context.ts';
import { insertChannel } from '../store/channels.ts';
import { recountMembers } from '../store/counters.ts';
import { insertMember } from '../store/members.ts';
import { startReading } from '../store/reads.ts';
import { saveUser } from '../store/users.ts';

const people = [
  { id: 'ada', name: 'Ada Lovelace', role: 'admin' },
  { id: 'grace', name: 'Grace Hopper', role: 'user' },
  { id: 'zoe', name: 'Zoë Ólafsdóttir', role: 'user' },
];

/** A few people who share a channel of each type. */
export function seedDemo({ db, clock }: Context): void {
  for (const person of people) saveUser(db, person, clock.now());
  for (const type of ['messaging', 'team', 'livestream', 'gaming', 'commerce']) {
    const now = clock.now();
    const custom = JSON.stringify({ name: `The ${type} room` });
    const cid = insertChannel(db, { type, id: 'lobby', created_by_id: 'ada', custom, created_at: now });
    for (const { id } of people) {
      insertMember(db, { cid, user_id: id, created_at: clock.now() });
      startReading(db, cid, id, now);
    }
    recountMembers(db, cid);
  }
}
