/**
 * What the API sorts channels by, besides custom fields. It also knows `unread_count`, `has_unread` and `pinned_at`, but
 * those are about one user, whom the dashboard's calls name only while a filter asks for somebody: a sort that means
 * nothing in most lists is not offered. In a list that is for a user, “Custom field…” takes them by their names.
 */
export const channelSorts: readonly {
  field: string;
  label: string;
  ascending: string;
  descending: string;
}[] = [
  { field: 'last_message_at', label: 'Last message', ascending: 'oldest first', descending: 'newest first' },
  { field: 'last_updated', label: 'Last activity', ascending: 'oldest first', descending: 'newest first' },
  { field: 'created_at', label: 'Created', ascending: 'oldest first', descending: 'newest first' },
  { field: 'updated_at', label: 'Changed', ascending: 'oldest first', descending: 'newest first' },
  { field: 'member_count', label: 'Members', ascending: 'fewest first', descending: 'most first' },
];

/** A sort's field in words; a custom one by its own name. */
export const sortName = (field: string): string =>
  channelSorts.find((sort) => sort.field === field)?.label ?? field;
