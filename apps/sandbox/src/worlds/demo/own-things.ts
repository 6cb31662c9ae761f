import type { Context } from '../../context.ts';
import type { Database } from '../../db/database.ts';
import { findChannelType, saveChannelType } from '../../store/channel-types.ts';
import { saveDraft } from '../../store/drafts.ts';
import { insertReminder, markDue } from '../../store/reminders.ts';
import type { Micros } from '../../time.ts';
import { DAY, HOUR, MINUTE } from './moments.ts';
import { createRandom } from './random.ts';

const DRAFTS = 48;
const REMINDERS = 60;

const begun = [
  'I looked at the night train and',
  'Thanks, that helps! One more question:',
  'Sorry for the late reply,',
  'Could somebody check whether',
  'Draft of the notice for guests: the ferry at',
  'Yes — but only if',
  'Here is what we still need before Friday:',
  'Moving this to',
];

interface Membership {
  cid: string;
  user_id: string;
}
interface Written {
  id: string;
  cid: string;
  created_at: Micros;
}

const members = (db: Database): Membership[] =>
  db.all<Membership>(
    `select m.cid, m.user_id from members m join channels c on c.cid = m.cid join users u on u.id = m.user_id
     where c.deleted_at is null and c.disabled = 0 and c.member_count between 2 and 40 and m.invited = 0 and u.deactivated_at is null
     order by c.number, m.user_id limit 4000`,
  );

const lately = (db: Database, cid: string): Written[] =>
  db.all<Written>(
    `select id, cid, created_at from messages where cid = ? and truncated = 0 and pending = 0
       and (parent_id is null or show_in_channel = 1) and type = 'regular' and deleted_at is null and shadowed = 0
     order by created_at desc, seq desc limit 5`,
    cid,
  );

/** What people have begun to write, some of it in threads. */
function addDrafts(db: Database, now: Micros): void {
  const random = createRandom('lumen/drafts');
  for (const [n, { cid, user_id }] of random.sample(members(db), DRAFTS).entries()) {
    const [newest] = lately(db, cid);
    const parentId = newest && random.chance(0.25) ? newest.id : '';
    const quote = newest && parentId === '' && random.chance(0.2) ? { quoted_message_id: newest.id } : {};
    const message = { id: random.uuid(), text: random.pick(begun), custom: {}, ...quote };
    saveDraft(db, {
      user_id,
      cid,
      parent_id: parentId,
      message: JSON.stringify(parentId === '' ? message : { ...message, parent_id: parentId }),
      created_at: now - (n + 1) * 3 * HOUR,
    });
  }
}

/** What people want to come back to: bookmarks, moments that have passed, and moments to come. */
function addReminders(db: Database, now: Micros): void {
  const random = createRandom('lumen/reminders');
  for (const { cid, user_id } of random.sample(members(db), REMINDERS)) {
    const found = lately(db, cid);
    if (found.length === 0) continue;
    const message = random.pick(found);
    const kind = random.weighted([
      ['bookmark', 3],
      ['past', 3],
      ['future', 4],
    ] as const);
    const hours = random.int(1, 240);
    const at = Math.max(message.created_at, now - 20 * DAY) + MINUTE;
    const past = Math.min(at + hours * HOUR, now - MINUTE);
    const reminder = {
      user_id,
      message_id: message.id,
      cid,
      remind_at: kind === 'bookmark' ? null : kind === 'past' ? past : now + hours * HOUR,
      created_at: Math.min(at, now - MINUTE),
      updated_at: Math.min(at, now - MINUTE),
    };
    insertReminder(db, reminder);
    // Those were told when it was time.
    if (kind === 'past') markDue(db, { ...reminder, is_due: 0 });
  }
}

/** Drafts and reminders of the world's people, the same every time, where the channels' types have them. */
export function addOwnThings({ db }: Context, now: Micros): void {
  for (const name of ['messaging', 'team']) {
    const type = findChannelType(db, name);
    if (type)
      saveChannelType(db, { ...type, settings: { ...type.settings, user_message_reminders: true } }, now);
  }
  addDrafts(db, now);
  addReminders(db, now);
}
