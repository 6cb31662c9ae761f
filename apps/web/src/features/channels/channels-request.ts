import { searchText } from '../../lib/search-text.ts';

/** How many channels one call asks for: the most that the API gives. */
export const channelsPageSize = 30;
/** The farthest that the API pages: what comes after the page that begins here cannot be listed. */
export const channelsLastOffset = 1000;

/** A filter as the API takes it. */
export type Filter = Record<string, unknown>;

/** What the Channels page shows, as its address says it. */
export interface ChannelsSearch {
  /** A filter; text when the address holds something that is none. Absent: every channel. */
  filter?: Filter | string;
  /** `-last_message_at`, `created_at`, `-score:number`; a minus is descending. Absent: {@link defaultSort}. */
  sort?: string;
  /** The user whom `hidden`, `muted` and their like are about. */
  as?: string;
  /** Id of the saved view that the filter began as. */
  view?: string;
}

export interface Sort {
  field: string;
  direction: 1 | -1;
  type?: 'number' | 'boolean';
}

export const defaultSort = '-last_message_at';

/** Fields that mean something only for one user, who must be named, as JSON writes them. */
export const relativeFields =
  /"(archived|blocked|channel_role|has_unread|hidden|invite|joined|muted|pinned)":/;

/** Read the search parameters, already parsed, and leave out whatever makes no sense: no address breaks the page. */
export function channelsSearch(raw: Record<string, unknown>): ChannelsSearch {
  const filter = filterOf(raw['filter']);
  const sort = searchText(raw['sort']);
  const as = searchText(raw['as']);
  const view = searchText(raw['view']);
  return {
    ...(filter !== undefined && { filter }),
    ...(sort !== '' && sort !== defaultSort && sortOf(sort) && { sort }),
    ...(as !== '' && { as }),
    ...(view !== '' && { view }),
  };
}

/**
 * The body of one `query_channels` call, or undefined when the address holds no readable filter,
 * or one that needs a user and names none.
 * The page and, before it, the inline boot script build the same bytes from the same address.
 */
export function channelsBody({ filter = {}, sort = defaultSort, as }: ChannelsSearch, offset = 0) {
  if (typeof filter === 'string' || (as === undefined && relativeFields.test(JSON.stringify(filter))))
    return undefined;
  return {
    filter_conditions: filter,
    sort: [sortOf(sort) ?? { field: 'last_message_at', direction: -1 as const }],
    limit: channelsPageSize,
    ...(offset > 0 && { offset }),
    message_limit: 0,
    member_limit: 0,
    state: false,
    ...(as !== undefined && { user_id: as }),
  };
}

/** The body of the first call for the search parameters of an address; undefined when there is none to make. */
export function channelsRequest(search: URLSearchParams) {
  return channelsBody(
    channelsSearch(Object.fromEntries([...search].map(([name, text]) => [name, valueOf(text)]))),
  );
}

/** Read a sort as the address writes it; undefined when it is none. */
export function sortOf(text: string): Sort | undefined {
  const [, minus, field, type] = /^(-?)([\w.-]+?)(?::(number|boolean))?$/.exec(text) ?? [];
  if (field === undefined) return undefined;
  const direction = minus === '-' ? -1 : 1;
  return type === 'number' || type === 'boolean' ? { field, direction, type } : { field, direction };
}

function filterOf(value: unknown): Filter | string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  return Object.keys(value).length === 0 ? undefined : { ...value };
}

/** As the router reads a parameter: JSON where it is JSON, else the text itself. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // Most parameters are plain words.
  }
}
