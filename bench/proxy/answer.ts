function makeAnswer(sizeBytes: number): Buffer {
  const messages: object[] = [];
  const text = (): string => JSON.stringify({ duration: '1.20ms', messages, padding: '' });
  for (let n = 0; text().length < sizeBytes - 700; n += 1) messages.push(message(n));
  return Buffer.from(
    JSON.stringify({ duration: '1.20ms', messages, padding: 'x'.repeat(sizeBytes - text().length) }),
  );
}

const message = (n: number): object => ({
  id: `message-${n}`,
  type: 'regular',
  text: `Message ${n}: the parcel went out this morning, the tracking number follows by mail.`,
  user: { id: `user-${n % 7}`, name: `Person ${n % 7}`, role: 'user', custom: {}, teams: [] },
  attachments: [],
  mentioned_users: [],
  latest_reactions: [],
  reaction_counts: { like: n % 5 },
  reply_count: n % 3,
  cid: 'messaging:general',
  created_at: 1_790_000_000_000_000_000 + n,
  updated_at: 1_790_000_000_000_000_000 + n,
  custom: {},
});

/** What the upstream of this bench answers, 20 kB of it: shaped like messages of a channel. */
export const answer: Buffer = makeAnswer(20_000);
