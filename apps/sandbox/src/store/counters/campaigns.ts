import type { Database } from '../../db/database.ts';

// What is known from a campaign's ledger. Who has read its message is counted by a trigger, wherever they read it.

/** So many recipients more in the ledger. */
export function countRecipients(db: Database, campaignId: string, added: number): void {
  db.run('update campaigns set recipients = recipients + ? where id = ?', added, campaignId);
}

/** One recipient done with who gets no message. */
export function countHandled(db: Database, campaignId: string): void {
  db.run('update campaigns set handled = handled + 1 where id = ?', campaignId);
}

/** One recipient done with who got the message: whether that made a channel, and how many people it reached. */
export function countDelivered(
  db: Database,
  campaignId: string,
  { channelCreated, users }: { channelCreated: boolean; users: number },
): void {
  db.run(
    `update campaigns set handled = handled + 1, messages_sent = messages_sent + 1,
       channels_created = channels_created + ?, users_sent = users_sent + ? where id = ?`,
    channelCreated,
    users,
    campaignId,
  );
}
