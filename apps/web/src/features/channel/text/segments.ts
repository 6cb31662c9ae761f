/** A piece of a message's text. Text stays text: nothing here is ever markup. */
export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'block'; text: string }
  | { kind: 'mention'; text: string; userId: string }
  | {
      kind: 'link';
      text: string;
      href: string;
      /** Said besides, when the text does not show where it leads. */ target: string | undefined;
    };

interface Person {
  id: string;
  name?: string | undefined;
}

/** Take a text apart into code, links (http and https only), mentions of these people, and the rest. */
export function segments(text: string, mentioned: readonly Person[] = []): Segment[] {
  return split(text, /```(?:[\w+-]*\n)?([\s\S]+?)\n?```/g, (_, code = '') => ({ kind: 'block', text: code }))
    .flatMap((part) => inText(part, /`([^`\n]+)`/g, (_, code = '') => ({ kind: 'code', text: code })))
    .flatMap((part) => (part.kind === 'text' ? links(part.text) : [part]))
    .flatMap((part) => (part.kind === 'text' ? mentions(part.text, mentioned) : [part]));
}

type Make = (found: string, group: string | undefined) => Segment | undefined;

const inText = (part: Segment, pattern: RegExp, make: Make): Segment[] =>
  part.kind === 'text' ? split(part.text, pattern, make) : [part];

function split(text: string, pattern: RegExp, make: Make): Segment[] {
  const parts: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const made = make(match[0], match[1]);
    if (!made) continue;
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push(made);
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

function links(text: string): Segment[] {
  const parts = split(text, /https?:\/\/[^\s<>"`]+/gi, (found) => {
    const href = safeUrl(withoutTail(found));
    return href === undefined
      ? undefined
      : { kind: 'link', text: found, href, target: hiddenTarget(withoutTail(found), href) };
  });
  return parts.flatMap((part): Segment[] => {
    if (part.kind !== 'link') return [part];
    // What follows the address ("see https://a.example/b).") is text again.
    const own = withoutTail(part.text);
    const tail = part.text.slice(own.length);
    return tail === ''
      ? [part]
      : [
          { ...part, text: own },
          { kind: 'text', text: tail },
        ];
  });
}

const brackets = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;

function withoutTail(found: string): string {
  let url = found.replace(/[.,;:!?'"…»”’]+$/u, '');
  for (const [open, close] of brackets) {
    while (url.endsWith(close) && url.split(close).length > url.split(open).length) {
      url = url.slice(0, -1).replace(/[.,;:!?'"]+$/, '');
    }
  }
  return url;
}

/** The address of a link or picture when it is one of http or https, written out; undefined for anything else. */
export function safeUrl(text: string | undefined): string | undefined {
  if (text === undefined || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}

/** The host that an address leads to, as the network knows it (look-alike letters show as `xn--`). */
export const hostOf = (href: string): string => new URL(href).host;

/** The host, when the text does not begin with it: look-alike letters, or a name before an `@`. */
export function hiddenTarget(text: string, href: string): string | undefined {
  const { host } = new URL(href);
  const shown = text.replace(/^https?:\/\//i, '').toLowerCase();
  return shown === host ||
    shown.startsWith(`${host}/`) ||
    shown.startsWith(`${host}?`) ||
    shown.startsWith(`${host}#`)
    ? undefined
    : host;
}

function mentions(text: string, people: readonly Person[]): Segment[] {
  const names = new Map<string, string>();
  for (const { id, name } of people) {
    names.set(`@${id}`.toLowerCase(), id);
    if (name !== undefined && name !== '') names.set(`@${name}`.toLowerCase(), id);
  }
  if (names.size === 0) return [{ kind: 'text', text }];
  // The longest first, so that "@Ana Maria" is not cut to "@Ana".
  const choices = [...names.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  return split(text, new RegExp(`(?:${choices.join('|')})(?![\\p{L}\\p{N}_-])`, 'giu'), (found) => {
    const userId = names.get(found.toLowerCase());
    return userId === undefined ? undefined : { kind: 'mention', text: found, userId };
  });
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const mostEmoji = 6;

/** Nothing but a few emoji: they are shown larger. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.replace(/\s+/g, '');
  if (bare === '' || bare.length > 60) return false;
  // A page of words is spared the pattern of all emoji, which takes 10 ms to compile.
  if (/[\p{L}--\p{Emoji}]/v.test(bare) || !/^\p{RGI_Emoji}+$/v.test(bare)) return false;
  return [...bare.matchAll(/\p{RGI_Emoji}/gv)].length <= mostEmoji;
}

const longText = 1200;
const longLines = 18;

/** The beginning of a very long text, cut between words, or undefined when it is shown whole. */
export function folded(text: string): string | undefined {
  const lines = text.split('\n');
  if (text.length <= longText * 1.25 && lines.length <= longLines * 1.25) return undefined;
  const head = lines.slice(0, longLines).join('\n').slice(0, longText);
  const wordEnd = head.search(/\s\S*$/);
  const cut = head.length === longText && wordEnd > longText / 2 ? head.slice(0, wordEnd) : head;
  // Half of a pair of UTF-16 units would be drawn as a broken letter.
  return cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd();
}
