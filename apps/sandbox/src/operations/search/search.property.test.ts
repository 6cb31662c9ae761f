import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { seedChannelTypes } from '../../seed/channel-types.ts';
import { insertChannel, removeChannel, updateChannel } from '../../store/channels.ts';
import { insertMessage, removeByIds, updateMessage } from '../../store/messages.ts';
import { fresh } from '../../test/random-filter.ts';
import { endpoint } from '../../test/pages.ts';
import { search } from './search.ts';

// So many that a team with two of them is a small one, which is looked for in the full-text index.
const CHANNELS = 40;
const SAID_TO_HAVE = 100_000;
// As the index calls a team and a channel, too.
const TEAMS = ['red', 'RED', 'é'] as const;
const WORDS = ['owl', 'c1', 't726564'] as const;

const word = fc.constantFrom(...WORDS);
const team = fc.option(fc.constantFrom(...TEAMS), { nil: null });
// The first few; the others are only there to be many.
const channel = fc.nat(2);
// Counted from the newest one.
const place = fc.nat(3);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('send'),
      channel,
      texts: fc.array(fc.tuple(word, word), { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('move'), channel, team }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('edit'), place, word }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), place }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('close'), channel }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('look'),
      word,
      teams: fc.oneof(fc.constant([null]), fc.uniqueArray(fc.constantFrom(...TEAMS), { minLength: 1 })),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What is there, kept beside the database in the simplest way. */
class World {
  readonly context: Context = fresh();
  readonly #teams = new Map<string, string | null>();
  #messages: { id: string; cid: string; text: string }[] = [];
  #sent = 0;
  readonly #search = endpoint(this.context, 'search', search);

  constructor() {
    seedChannelTypes(this.context);
    for (let index = 0; index < CHANNELS; index += 1) this.#open(`c${index}`);
  }

  #open(id: string): void {
    this.#teams.set(
      insertChannel(this.context.db, { type: 'team', id, created_by_id: null, created_at: 1 }),
      null,
    );
    // Where there are few messages, they are found by their channels: most are said to have more.
    if (id !== 'c0')
      this.context.db.run('update channels set message_count = ? where id = ?', SAID_TO_HAVE, id);
  }

  take(taken: Step): void {
    const { db } = this.context;
    if (taken.kind === 'send') {
      const cid = `team:c${taken.channel}`;
      for (const words of taken.texts) {
        this.#sent += 1;
        const message = { id: `m${this.#sent}`, cid, text: words.join(' ') };
        insertMessage(db, { ...message, created_at: this.#sent, updated_at: this.#sent });
        this.#messages.push(message);
      }
    } else if (taken.kind === 'move') {
      updateChannel(db, `team:c${taken.channel}`, { team: taken.team });
      this.#teams.set(`team:c${taken.channel}`, taken.team);
    } else if (taken.kind === 'edit') {
      const message = this.#messages.at(-1 - taken.place);
      if (!message) return;
      updateMessage(db, message.id, { text: taken.word });
      message.text = taken.word;
    } else if (taken.kind === 'remove') {
      const message = this.#messages.at(-1 - taken.place);
      if (!message) return;
      removeByIds(db, [message.id]);
      this.#messages = this.#messages.filter((other) => other !== message);
    } else if (taken.kind === 'close') {
      const cid = `team:c${taken.channel}`;
      removeChannel(db, cid);
      this.#messages = this.#messages.filter((message) => message.cid !== cid);
      this.#open(`c${taken.channel}`);
    } else this.#look(taken.word, taken.teams);
  }

  #look(sought: string, teams: readonly (string | null)[]): void {
    const [only] = teams;
    const filter = teams.length === 1 ? { team: only } : { team: { $in: teams } };
    const { results } = this.#search({
      query: {
        payload: {
          filter_conditions: filter,
          query: sought,
          sort: [{ field: 'created_at', direction: 1 }],
          limit: 100,
        },
      },
    });
    const expected = this.#messages.filter(
      ({ cid, text }) => text.split(' ').includes(sought) && teams.includes(this.#teams.get(cid) ?? null),
    );
    expect(results.map(({ message }) => message?.id)).toEqual(expected.map(({ id }) => id));
  }
}

test('a search for words in teams finds what is in them now, whichever teams its channel has been in', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 15, maxLength: 40 }), (steps) => {
      const world = new World();
      for (const taken of steps) world.take(taken);
      for (const sought of WORDS)
        for (const only of TEAMS) world.take({ kind: 'look', word: sought, teams: [only] });
      world.context.db.close();
    }),
    { numRuns: 20 },
  );
});
