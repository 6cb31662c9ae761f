/** A search of the messages of all channels that it may look into. */
export interface Search {
  query?: string;
  message_filter_conditions?: object;
  sort?: readonly { field: string; direction: 1 | -1 }[];
}

const times = (count: number, make: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => make(index));
const either = (conditions: object[]): Search => ({ message_filter_conditions: { $or: conditions } });
const future = (index: number): string => new Date(Date.UTC(2090, 0, 1) + index * 1000).toISOString();

/** As much of each kind as one filter of messages may have, which nothing fits, so that every message is looked at. */
const filters: Readonly<Record<string, Search>> = {
  'who wrote it': either(times(11, (n) => ({ user_id: { $in: [`zz${n}`, `yy${n}`] } }))),
  'moments of messages': either(times(25, (n) => ({ created_at: { $gt: future(n) } }))),
  'numbers of replies': either(times(25, (n) => ({ reply_count: { $gt: 1e9 + n } }))),
  'texts as a whole': either(times(50, (n) => ({ text: `zz${n}` }))),
  'kinds of attachments': either(times(12, (n) => ({ 'attachments.type': `zz${n}` }))),
  'who is mentioned': either(times(12, (n) => ({ 'mentioned_users.id': { $contains: `zz${n}` } }))),
  'custom data of messages': either(times(20, (n) => ({ [`none${n}`]: `zz${n}` }))),
  'looks into custom data of messages': either(times(5, (n) => ({ [`none${n}`]: { $gt: 'zz' } }))),
};

const common = ['the', 'you', 'and', 'to', 'for', 'about', 'with', 'that', 'this', 'have'];

/** What the full-text index is asked for. */
const words: Readonly<Record<string, Search>> = {
  'a common word': { query: 'the' },
  'five common words': { query: common.slice(0, 5).join(' ') },
  'any of ten common words': { message_filter_conditions: { text: { $any: common } } },
  'a letter that words begin with': { message_filter_conditions: { text: { $autocomplete: 't' } } },
  'five letters that words begin with': either(
    times(5, (n) => ({ text: { $autocomplete: String.fromCodePoint(97 + n) } })),
  ),
  'a hundred words that nobody wrote': { query: Array.from({ length: 100 }, (_, n) => `zz${n}`).join(' ') },
};

/** Orders of what nearly all messages fit. */
const orders: Readonly<Record<string, Search>> = {
  'all, by five fields of custom data': {
    message_filter_conditions: { reply_count: { $gte: 0 } },
    sort: Array.from({ length: 5 }, (_, n) => ({ field: `none${n}`, direction: -1 })),
  },
  'a common word, by custom data': { query: 'the', sort: [{ field: 'none', direction: 1 }] },
  'a common word, the oldest first': { query: 'the', sort: [{ field: 'created_at', direction: 1 }] },
};

export const searches = { ...filters, ...words, ...orders };
