/** How many channels one call asks for. */
export const channelsPageSize = 30;

/**
 * The body of the first `query_channels` call for the search parameters of the Channels page.
 * Used by the page and, before it, by the inline boot script: both must build the same bytes from the same address.
 */
export function channelsRequest(search: URLSearchParams) {
  const filter = parseFilter(search.get('filter'));
  return {
    filter_conditions: filter,
    sort: [{ field: 'last_message_at', direction: -1 }],
    limit: channelsPageSize,
    message_limit: 0,
    member_limit: 0,
    state: false,
  };
}

function parseFilter(text: string | null): Record<string, unknown> {
  if (text === null) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {}; // An address that somebody cut short still shows the page, unfiltered.
  }
}
