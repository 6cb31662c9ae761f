/** What the bench asks: the shapes that people filter and sort by on the channels page. */
export interface ChannelQuery {
  name: string;
  filter: object;
  sort: readonly { field: string; direction: 1 | -1 }[];
  offset?: number;
}

/** `someone` is in some channels, `busiest` is who is in the most of them, `team` is one that has some. */
export const queriesFor = ({
  someone,
  busiest,
  team,
}: Record<'someone' | 'busiest' | 'team', string>): readonly ChannelQuery[] => [
  { name: 'no filter, by last message', filter: {}, sort: [{ field: 'last_message_at', direction: -1 }] },
  {
    name: 'type and frozen, by last message',
    filter: { type: 'messaging', frozen: false },
    sort: [{ field: 'last_message_at', direction: -1 }],
  },
  {
    name: 'team and more than 3 members, by creation',
    filter: { team, member_count: { $gt: 3 } },
    sort: [{ field: 'created_at', direction: 1 }],
  },
  {
    name: 'a member, by last message',
    filter: { members: { $in: [someone] } },
    sort: [{ field: 'last_message_at', direction: -1 }],
  },
  {
    name: 'the busiest member, by last message',
    filter: { members: { $in: [busiest] } },
    sort: [{ field: 'last_message_at', direction: -1 }],
  },
  {
    name: 'name begins with, by members',
    filter: { name: { $autocomplete: 'a' } },
    sort: [{ field: 'member_count', direction: -1 }],
  },
  {
    name: 'either of two, by update',
    filter: { $or: [{ frozen: true }, { member_count: { $lt: 3 } }] },
    sort: [{ field: 'updated_at', direction: -1 }],
  },
  {
    name: 'no filter, the last page the API gives',
    filter: {},
    sort: [{ field: 'last_message_at', direction: -1 }],
    offset: 1000,
  },
];
