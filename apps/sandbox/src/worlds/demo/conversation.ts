import type { Micros } from '../../time.ts';
import { makeAttachments } from './attachments.ts';
import type { Cast } from './cast.ts';
import { castDialogue } from './cast.ts';
import type { Topic } from './languages/pack.ts';
import type { DemoMessage } from './messages.ts';
import { makeMessage } from './messages.ts';
import { SECOND } from './moments.ts';
import type { Person } from './people.ts';
import type { ChannelPlan } from './plan.ts';
import type { Random } from './random.ts';
import type { Scene } from './scenes.ts';
import type { Schedule } from './schedule.ts';
import { createSlots } from './slots.ts';

/** One conversation while it is told: where it is, and by whom. */
interface Telling {
  random: Random;
  plan: ChannelPlan;
  cid: string;
  cast: Cast;
}

const SPEAKER = /@([a-d])\b/g;

function addressed(
  text: string,
  speakerOf: (letter: number) => Person,
): { text: string; mentioned: string[] } {
  const mentioned = new Set<string>();
  const named = text.replaceAll(SPEAKER, (_, letter: string) => {
    const person = speakerOf(letter.charCodeAt(0) - 'a'.charCodeAt(0));
    mentioned.add(person.id);
    return `@${person.name}`;
  });
  return { text: named, mentioned: [...mentioned] };
}

// A link stands in the text as well; a picture from a search is a command's answer.
function withMarks(
  random: Random,
  topic: Topic,
  text: string,
  marks: Scene['lines'][number]['marks'],
): Partial<DemoMessage> & { text: string } {
  const attachments = makeAttachments(random, topic, marks);
  const address = attachments.find(({ og_scrape_url }) => og_scrape_url !== undefined)?.['og_scrape_url'];
  return {
    text: typeof address === 'string' ? `${text} ${address}` : text,
    attachments: attachments.length > 0 ? JSON.stringify(attachments) : '[]',
    ...(marks.includes('gif') && { command: 'giphy' }),
  };
}

function tellScene(
  { random, plan, cid, cast }: Telling,
  scene: Scene,
  start: Micros,
  day: number,
): DemoMessage[] {
  const speakers = castDialogue(random, plan, cast, day);
  const speakerOf = (index: number): Person => speakers[index % speakers.length] ?? cast.creator;
  const other = speakerOf(2);
  const fill = createSlots(random, scene.pack, { person: speakerOf(0).name, given: other.given });
  const messages: DemoMessage[] = [];
  let at = start;
  let parent: DemoMessage | undefined;
  let replyAt = start;
  for (const line of scene.lines) {
    const author = speakerOf(line.speaker);
    const inThread = line.inThread ? parent : undefined;
    if (inThread) replyAt += random.int(40, 420) * SECOND + random.int(0, 999_999);
    else at += random.int(15, 280) * SECOND + random.int(0, 999_999);
    const filled = scene.kind === 'literal' ? line.text : fill(line.text);
    const { text: named, mentioned } = addressed(filled, speakerOf);
    const { text, ...marked } = withMarks(random, plan.topic, named, line.marks);
    const message = makeMessage(random, cid, author.id, text, inThread ? replyAt : at, {
      ...marked,
      ...(mentioned.length > 0 && { mentioned_users: JSON.stringify(mentioned) }),
      ...(day < (author.shadowedDays ?? 0) && { shadowed: 1 }),
      ...(scene.kind === 'system' && { type: 'system' }),
      ...(inThread && {
        type: 'reply',
        parent_id: inThread.id,
        show_in_channel: Number(random.chance(0.06)),
      }),
      ...(line.marks.includes('pin') && { pinned: 1 }),
    });
    messages.push(message);
    if (!inThread) {
      parent = message;
      replyAt = at;
    }
  }
  return messages;
}

const newestOf = (messages: readonly DemoMessage[]): Micros =>
  messages.reduce((newest, { created_at }) => Math.max(newest, created_at), 0);

/** A channel's messages in the order they were written, each with a moment of its own. */
export function tell(telling: Telling, scenes: readonly Scene[], schedule: Schedule): DemoMessage[] {
  const told = scenes.flatMap((scene, index) => {
    const start = schedule.starts[index];
    if (start !== undefined) return tellScene(telling, scene, start.at, start.day);
    // Replies would be later than the end; this once they are said aloud.
    const lines = scene.lines.map((line) => ({ ...line, inThread: false }));
    const messages = tellScene(telling, { ...scene, lines }, schedule.endsAt ?? 0, 0);
    const late = newestOf(messages) - (schedule.endsAt ?? 0);
    for (const message of messages) {
      message.created_at -= late;
      message.updated_at -= late;
    }
    return messages;
  });
  told.sort((one, other) => one.created_at - other.created_at);
  told.reduce((earlier, message) => {
    if (message.created_at <= earlier) message.created_at = message.updated_at = earlier + 1;
    return message.created_at;
  }, 0);
  return told;
}
