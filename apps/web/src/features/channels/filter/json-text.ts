/** A place in a text, counted from 1. */
export interface TextPlace {
  line: number;
  column: number;
}

export type JsonReading =
  | { value: unknown; placeOf: (path: readonly (string | number)[]) => TextPlace }
  | { problem: { message: string; place: TextPlace } };

class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** Read JSON and remember where each part stands, so that what is wrong with it can be said at its place. */
export function readJson(text: string): JsonReading {
  const starts = new Map<string, number>();
  let at = 0;
  const fail = (message: string, place = at): never => {
    throw new Unreadable(message, place);
  };
  const space = () => {
    while (/[ \t\r\n]/.test(text[at] ?? '')) at += 1;
  };
  const found = () => (at >= text.length ? 'the end' : `“${text[at]}”`);
  const take = (mark: string, what: string) => {
    space();
    if (text[at] !== mark) fail(`Expected ${what}, found ${found()}`);
    at += 1;
  };
  const token = (pattern: RegExp, what: string): unknown => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) return fail(what);
    const start = at;
    at += match.length;
    try {
      return JSON.parse(match);
    } catch {
      return fail(what, start); // The pattern takes a little more than JSON does: say so with our own place.
    }
  };
  const string = (): string => {
    const quoted = token(/"(?:[^"\\\n]|\\.)*"/y, 'This text has no closing quote, or a wrong escape');
    return typeof quoted === 'string' ? quoted : fail('Expected a text');
  };
  const list = (path: readonly (string | number)[]): unknown[] => {
    const items: unknown[] = [];
    at += 1;
    space();
    while (text[at] !== ']') {
      if (items.length > 0) take(',', '“,” or “]”');
      items.push(value([...path, items.length]));
      space();
    }
    at += 1;
    return items;
  };
  const object = (path: readonly (string | number)[]): Record<string, unknown> => {
    const entries = new Map<string, unknown>();
    at += 1;
    space();
    while (text[at] !== '}') {
      if (entries.size > 0) take(',', '“,” or “}”');
      space();
      const start = at;
      if (text[at] !== '"') fail(`Expected a name in double quotes, found ${found()}`);
      const name = string();
      if (entries.has(name)) fail(`“${name}” is here twice`, start);
      starts.set(JSON.stringify([...path, name]), start);
      take(':', '“:”');
      entries.set(name, value([...path, name], start));
      space();
    }
    at += 1;
    return Object.fromEntries(entries);
  };
  const value = (path: readonly (string | number)[], start?: number): unknown => {
    space();
    if (start === undefined) starts.set(JSON.stringify(path), at);
    switch (text[at]) {
      case '{':
        return object(path);
      case '[':
        return list(path);
      case '"':
        return string();
      default:
        return token(
          /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y,
          `Expected a value, found ${found()}`,
        );
    }
  };
  try {
    const whole = value([]);
    space();
    if (at < text.length) fail(`Expected the end, found ${found()}`);
    return { value: whole, placeOf: (path) => placeAt(text, starts.get(JSON.stringify(path)) ?? 0) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problem: { message: error.message, place: placeAt(text, error.at) } };
  }
}

function placeAt(text: string, at: number): TextPlace {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
}
