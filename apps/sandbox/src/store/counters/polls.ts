import type { Database } from '../../db/database.ts';

// Counting one option afresh reads its part of an index, so there is nothing to keep in step.

/** A poll's totals, from its options and answers. */
export function recountPoll(db: Database, pollId: string): void {
  db.run(
    `update polls set vote_count = (select coalesce(sum(o.vote_count), 0) from poll_options o where o.poll_id = ?1),
       answers_count = (select count(*) from poll_votes v where v.poll_id = ?1 and v.option_id = '')
     where id = ?1`,
    pollId,
  );
}

/** Counts the votes for an option (none: the answers), and adds up the poll's. */
export function recountOption(db: Database, pollId: string, optionId: string): void {
  db.run(
    `update poll_options set vote_count = (select count(*) from poll_votes v where v.poll_id = ?1 and v.option_id = ?2)
     where poll_id = ?1 and id = ?2`,
    pollId,
    optionId,
  );
  recountPoll(db, pollId);
}
