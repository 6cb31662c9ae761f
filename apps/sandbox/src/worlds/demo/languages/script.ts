import type { Topic } from './pack.ts';

/** What a line carries beside its text. */
export type Mark = 'image' | 'file' | 'video' | 'gif' | 'link' | 'pin';

export interface Line {
  /** Who speaks: 0 for `a`, 1 for `b`, and so on. */
  speaker: number;
  /** With its slots and mentions still open. */
  text: string;
  /** A reply in the thread of the last line that is not one. */
  inThread: boolean;
  marks: readonly Mark[];
}

export interface Dialogue {
  topic: Topic;
  lines: readonly Line[];
}

const LINE = /^(- )?([a-d]) (.*)$/;
const MARK = /\s*\[(image|file|video|gif|link|pin)\]\s*/g;
const topics = new Set<string>(['booking', 'group', 'desk', 'direct', 'live', 'game', 'shop', 'season']);
const isTopic = (text: string): text is Topic => topics.has(text);
const isMark = (text: string | undefined): text is Mark => text !== undefined;

function parseLine(source: string): Line {
  const [, dash, speaker = '', rest = ''] = LINE.exec(source) ?? [];
  if (speaker === '') throw new SyntaxError(`not a line of a dialogue: ${source}`);
  return {
    speaker: speaker.charCodeAt(0) - 'a'.charCodeAt(0),
    text: rest.replaceAll(MARK, ' ').trim(),
    inThread: dash !== undefined,
    marks: [...rest.matchAll(MARK)].map((match) => match[1]).filter(isMark),
  };
}

/**
 * Reads dialogues from their notation: `# topic` begins one, `a text` is a line of the first speaker, `- b text`
 * a reply in the thread of the last line above, `[image]`, `[file]`, `[video]`, `[gif]`, `[link]` an attachment,
 * `[pin]` pins it, `@a` mentions a speaker, and `{slot}` is filled later.
 */
export function parseDialogues(source: string): Dialogue[] {
  return source
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [topic = '', ...lines] = part.trim().split('\n');
      if (!isTopic(topic)) throw new SyntaxError(`not a topic: ${topic}`);
      return { topic, lines: lines.map(parseLine) };
    });
}
