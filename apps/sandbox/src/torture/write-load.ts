import type { AnswerOf } from '@backchannel/chat-api';
import type { createPoll } from '@backchannel/chat-api/operations';
import type { Running } from '../test/process.ts';
import type { Random } from './random.ts';

const CHAT = '/api/v2/chat';
const people = ['ada', 'bob', 'cyd'];
const voters = [...people, 'dan'];
const channels = ['a', 'b', 'c'];
/** Whom each campaign goes to. */
export const audience = Array.from({ length: 100 }, (_, n) => `u${n}`);

/** What everybody writes to. */
export interface Stage {
  sandbox: Running;
  /** The ids of the poll's options, which the sandbox makes up. */
  options: readonly string[];
}

/** What has been acknowledged, as it has to be found again. What was only asked for is not in it. */
export interface Acknowledged {
  /** By id: the text and whether it was deleted; undefined when that was for good. */
  messages: Map<string, { text: string; deleted: boolean } | undefined>;
  /** `message user`. */
  reactions: Set<string>;
  /** Of the segment. */
  targets: Set<string>;
  /** The chosen option by user. */
  votes: Map<string, string>;
  campaigns: Set<string>;
  /** How many calls were acknowledged in all. */
  writes: number;
}

export const nothingYet = (): Acknowledged => ({
  messages: new Map(),
  reactions: new Set(),
  targets: new Set(),
  votes: new Map(),
  campaigns: new Set(),
  writes: 0,
});

/** The sandbox answered, and not as it had to. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** A call that has to succeed. Throws {@link Refused}, or whatever says that nobody answered. */
export async function must(sandbox: Running, method: string, path: string, body?: object): Promise<string> {
  const { status, text } = await sandbox.call(method, path, body);
  if (status >= 300) throw new Refused(`${method} ${path} is answered with ${status}: ${text}`);
  return text;
}

/** Makes the people, channels, poll and segment that the writers write to. Resolves to the ids of the poll's options. */
export async function prepareLoad(sandbox: Running): Promise<readonly string[]> {
  const post = (path: string, body: object): Promise<string> => must(sandbox, 'POST', path, body);
  for (const ids of [voters, audience]) {
    await post('/api/v2/users', { users: Object.fromEntries(ids.map((id) => [id, { id, name: id }])) });
  }
  const data = { created_by_id: 'ada', members: people.map((user_id) => ({ user_id })) };
  for (const id of channels) await post(`${CHAT}/channels/team/${id}/query`, { data });
  await post(`${CHAT}/channels/messaging/poll/query`, { data });
  const poll = { id: 'poll', name: 'Tea?', user_id: 'ada', enforce_unique_vote: true };
  const options = ['yes', 'no', 'later'].map((text) => ({ text }));
  const made = await post('/api/v2/polls', { ...poll, options });
  const message = { id: 'poll', user_id: 'ada', poll_id: 'poll' };
  await post(`${CHAT}/channels/messaging/poll/message`, { message });
  await post(`${CHAT}/segments`, { id: 'segment', type: 'user' });
  const answer = JSON.parse(made) as AnswerOf<typeof createPoll>;
  return answer.poll.options.map(({ id }) => id);
}

/** Starts to send a message to everybody in the audience. */
export async function startCampaign(sandbox: Running, id: string, known: Acknowledged): Promise<void> {
  await must(sandbox, 'POST', `${CHAT}/campaigns`, {
    id,
    sender_id: 'ada',
    message_template: { text: 'Hello {{ receiver.name }}' },
    create_channels: true,
    channel_template: { type: 'messaging', id: '{{ receiver.id }}' },
    user_ids: audience,
  });
  await must(sandbox, 'POST', `${CHAT}/campaigns/${id}/start`, {});
  known.campaigns.add(id);
}

/** Somebody who writes one thing after the other, to one channel, and alone changes what they wrote. */
export class Writer {
  readonly #sandbox: Running;
  readonly #options: readonly string[];
  readonly #known: Acknowledged;
  readonly #random: Random;
  readonly #name: string;
  readonly #index: number;
  /** What it may still change. */
  readonly #own: string[] = [];
  /** What has replies: that stays. */
  readonly #parents = new Set<string>();

  constructor(
    { sandbox, options }: Stage,
    known: Acknowledged,
    random: Random,
    round: string,
    index: number,
  ) {
    this.#sandbox = sandbox;
    this.#options = options;
    this.#known = known;
    this.#random = random;
    this.#name = `${round}-${index}`;
    this.#index = index;
  }

  /** Writes on and on, until there is no answer. Throws {@link Refused} when there is a wrong one. */
  async run(): Promise<void> {
    try {
      for (let n = 0; ; n += 1) {
        await this.#write(n);
        this.#known.writes += 1;
      }
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
  }

  async #write(n: number): Promise<void> {
    const mine = this.#own.length > 0 ? this.#random.pick(this.#own) : undefined;
    if (mine === undefined || this.#random.chance(0.5)) return this.#send(n);
    switch (this.#random.below(7)) {
      case 0:
      case 1:
        return this.#react(mine);
      case 2:
        return this.#edit(mine, n);
      case 3:
        return this.#parents.has(mine) ? this.#read() : this.#remove(mine);
      case 4:
        return this.#addTargets();
      case 5:
        return this.#vote();
      default:
        return this.#read();
    }
  }

  get #channel(): string {
    return `${CHAT}/channels/team/${channels[this.#index % channels.length]}`;
  }

  async #send(n: number): Promise<void> {
    const parent =
      this.#own.length > 0 && this.#random.chance(0.3) ? this.#random.pick(this.#own) : undefined;
    if (parent !== undefined) this.#parents.add(parent);
    const id = `${this.#name}-${n}`;
    const message = { id, text: `text of ${id}`, user_id: this.#random.pick(people) };
    const body = { message: parent === undefined ? message : { ...message, parent_id: parent } };
    await must(this.#sandbox, 'POST', `${this.#channel}/message`, body);
    this.#known.messages.set(id, { text: message.text, deleted: false });
    // A reply has none of its own.
    if (parent === undefined) this.#own.push(id);
  }

  async #react(id: string): Promise<void> {
    const user_id = this.#random.pick(people);
    await must(this.#sandbox, 'POST', `${CHAT}/messages/${id}/reaction`, {
      reaction: { type: 'like', user_id },
    });
    this.#known.reactions.add(`${id} ${user_id}`);
  }

  async #edit(id: string, n: number): Promise<void> {
    const text = `changed ${n}`;
    // Until the answer is there nobody knows which of the two it is.
    this.#known.messages.delete(id);
    await must(this.#sandbox, 'PUT', `${CHAT}/messages/${id}`, { set: { text }, user_id: 'ada' });
    this.#known.messages.set(id, { text, deleted: false });
  }

  async #remove(id: string): Promise<void> {
    const before = this.#known.messages.get(id);
    const hard = this.#random.chance(0.3);
    this.#own.splice(this.#own.indexOf(id), 1);
    this.#known.messages.delete(id);
    for (const user of people) this.#known.reactions.delete(`${id} ${user}`);
    await must(this.#sandbox, 'DELETE', `${CHAT}/messages/${id}?hard=${hard}`);
    this.#known.messages.set(id, hard || !before ? undefined : { ...before, deleted: true });
  }

  async #addTargets(): Promise<void> {
    const target_ids = Array.from({ length: 5 }, () => this.#random.pick(audience));
    await must(this.#sandbox, 'POST', `${CHAT}/segments/segment/addtargets`, { target_ids });
    for (const id of target_ids) this.#known.targets.add(id);
  }

  async #vote(): Promise<void> {
    // One writer for each who votes, so that it is known whose vote was the last.
    const user_id = voters[this.#index];
    if (user_id === undefined) return;
    const option_id = this.#random.pick(this.#options);
    this.#known.votes.delete(user_id);
    await must(this.#sandbox, 'POST', `${CHAT}/messages/poll/polls/poll/vote`, {
      user_id,
      vote: { option_id },
    });
    this.#known.votes.set(user_id, option_id);
  }

  async #read(): Promise<void> {
    await must(this.#sandbox, 'POST', `${this.#channel}/read`, { user_id: this.#random.pick(people) });
  }
}
