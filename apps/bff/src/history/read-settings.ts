import { encodeQuery } from '@backchannel/chat-api/query';
import type { Kind } from '@backchannel/configuration';
import { isOddSegment } from '../chat-proxy/validate.ts';
import { isFields } from '../fields.ts';
import type { Connection } from '../upstream/connection.ts';
import { unreadable } from '../upstream/failure.ts';
import { type Answer, send } from '../upstream/send.ts';
import { blockListIn, blockListKey, holdsMark } from './block-list-key.ts';
import { appGrantsName, maxNameLength } from './tracked-operations.ts';

/** An object as the API answers it. */
export type Answered = Readonly<Record<string, unknown>>;

/** For whom the API is asked. */
export interface Asker {
  readonly requestId?: string;
  /** Whether the reader of an error may be told what to set right. */
  readonly isAdmin: boolean;
  readonly signal?: AbortSignal;
}

/** The API has answered a read with an error of its own. */
export class ReadRefused extends Error {
  override readonly name = 'ReadRefused';
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(`the Chat API refuses to be read (status ${answer.status})`);
    this.answer = answer;
  }
}

/** The most lists of words that one page of them has. */
const listsPerPage = 200;
const mostPages = 100;

/** Every object of a kind, by name in the order of the alphabet. Throws `ReadRefused`, and as `send`. */
export async function readAll(
  connection: Connection,
  kind: Kind,
  asker: Asker,
): Promise<ReadonlyMap<string, Answered>> {
  const entries = await list(connection, kind, asker);
  return new Map(
    entries
      // What has no name of ours, or another's, is not looked at.
      .filter(([name]) => name !== '' && name.length <= maxNameLength && !name.includes('\0'))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

async function list(connection: Connection, kind: Kind, asker: Asker): Promise<[string, Answered][]> {
  switch (kind) {
    case 'channel_type': {
      const types = await read(connection, '/api/v2/chat/channeltypes', asker);
      return Object.entries(objectIn(connection, types, 'channel_types')).flatMap(([name, type]) =>
        isFields(type) ? [[name, type]] : [],
      );
    }
    case 'command':
      return named(connection, await read(connection, '/api/v2/chat/commands', asker), 'commands');
    case 'block_list':
      return blockLists(connection, asker);
    case 'role':
      return named(connection, await read(connection, '/api/v2/roles', asker), 'roles');
    case 'app_grants': {
      const app = objectIn(connection, await read(connection, '/api/v2/app', asker), 'app');
      // Of the app nothing else: it holds keys to other services.
      return [[appGrantsName, { grants: app['grants'] ?? {} }]];
    }
  }
}

/** Those of the whole app and of every team, page by page. */
async function blockLists(connection: Connection, asker: Asker): Promise<[string, Answered][]> {
  const found: [string, Answered][] = [];
  let cursor: unknown;
  for (let page = 1; ; page += 1) {
    // What is not read to its end says nothing of what is gone.
    if (page > mostPages) throw unreadable(connection.app, 'has no end');
    const query = encodeQuery({ limit: listsPerPage, ...(cursor === undefined ? {} : { cursor }) });
    const answer = await read(connection, `/api/v2/blocklists${query}`, asker);
    for (const [name, list] of named(connection, answer, 'blocklists'))
      if (!holdsMark(name)) found.push([blockListKey(name, list['team']), list]);
    cursor = answer['next_cursor'];
    if (cursor === undefined || cursor === '') return found;
  }
}

const paths: Partial<Record<Kind, string>> = {
  channel_type: '/api/v2/chat/channeltypes/',
  command: '/api/v2/chat/commands/',
  block_list: '/api/v2/blocklists/',
};

/** Whether the API has said that there is no such object. */
export const saysMissing = (error: unknown): boolean =>
  error instanceof ReadRefused && error.answer.status === 404;

/** As `readOne`; undefined also when the API says that there is no such object. */
export async function readIfThere(...args: Parameters<typeof readOne>): Promise<Answered | undefined> {
  try {
    return await readOne(...args);
  } catch (error) {
    if (saysMissing(error)) return undefined;
    throw error;
  }
}

/** One object; undefined when it is not in a list that had to be looked through, or belongs to another team. Throws `ReadRefused`, and as `send`. */
export async function readOne(
  connection: Connection,
  kind: Kind,
  name: string,
  asker: Asker,
): Promise<Answered | undefined> {
  const path = paths[kind];
  const asked = kind === 'block_list' ? blockListIn(name) : { name, team: undefined };
  // Some cannot be asked for one by one: whole kinds, and names that no address can hold.
  if (path === undefined || isOddSegment(asked.name))
    return (await readAll(connection, kind, asker)).get(name);
  try {
    const query = asked.team === undefined ? '' : encodeQuery({ team: asked.team });
    const answer = await read(connection, path + encodeURIComponent(asked.name) + query, asker);
    if (kind === 'block_list') {
      const list = objectIn(connection, answer, 'blocklist');
      return blockListKey(asked.name, list['team']) === name ? list : undefined;
    }
    // How long it took is said of the answer, and not of the object.
    const { duration: _duration, ...object } = answer;
    return object;
  } catch (error) {
    // Whatever it has against the name: the list says whether the object is there.
    if (error instanceof ReadRefused && error.answer.status === 400)
      return (await readAll(connection, kind, asker)).get(name);
    throw error;
  }
}

async function read(connection: Connection, path: string, asker: Asker): Promise<Answered> {
  const answer = await send(connection, { ...asker, method: 'GET', path, isRepeatable: true });
  if (answer.status >= 400) throw new ReadRefused(answer);
  const body: unknown = JSON.parse(answer.text);
  if (!isFields(body)) throw unreadable(connection.app, 'is not what its description says');
  return body;
}

function objectIn({ app }: Connection, answer: Answered, field: string): Answered {
  const value = answer[field];
  if (!isFields(value)) throw unreadable(app, `has no “${field}”`);
  return value;
}

function named({ app }: Connection, answer: Answered, field: string): [string, Answered][] {
  const value = answer[field];
  if (!Array.isArray(value)) throw unreadable(app, `has no “${field}”`);
  return value.flatMap((entry: unknown): [string, Answered][] =>
    isFields(entry) && typeof entry['name'] === 'string' ? [[entry['name'], entry]] : [],
  );
}
