import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

const typeName = 'messaging';
const typePath = `/api/v2/chat/channeltypes/${typeName}`;

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const fieldsIn = (json: string): Fields => {
  const value: unknown = JSON.parse(json);
  if (!isFields(value)) throw new Error('this is no object');
  return value;
};

/** An API that has grown since our contract was written down: one channel type has a field, a word for a known field and a part
 *  of another that nobody here knows. */
export interface NewerApi {
  readonly url: string;
  /** The bodies of the updates of the type, as they came. */
  readonly updates: readonly Fields[];
  close(): Promise<void>;
}

const newerField = { hologram: { eyes: 2, colour: 'blue' } };
const newerWord = 'holo';
const newerPart = 'hologram_mentions';

/** Stands before a sandbox, which is asked for everything that it does know. */
export async function startNewerApi(sandbox: string): Promise<NewerApi> {
  const updates: Fields[] = [];
  /** What was told of the part that the sandbox does not take. */
  let part: unknown = 'none';

  const grown = (type: Fields): Fields => ({
    ...type,
    ...newerField,
    automod: newerWord,
    chat_preferences: {
      ...(isFields(type['chat_preferences']) && type['chat_preferences']),
      [newerPart]: part,
    },
  });

  function known(body: Fields): Fields {
    const { chat_preferences: preferences, ...rest } = body;
    if (!isFields(preferences)) return { ...rest, automod: 'disabled' };
    const { [newerPart]: newer, ...others } = preferences;
    part = newer;
    return { ...rest, automod: 'disabled', chat_preferences: others };
  }

  async function pass(request: IncomingMessage): Promise<{ status: number; headers: Headers; body: string }> {
    const { method = '', url = '', headers } = request;
    const [path = ''] = url.split('?');
    let sent = await text(request);
    if (method === 'PUT' && path === typePath) {
      const body = fieldsIn(sent);
      updates.push(body);
      sent = JSON.stringify(known(body));
    }
    const answer = await fetch(sandbox + url, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' &&
        !['host', 'connection', 'content-length', 'accept-encoding'].includes(name)
          ? [[name, value]]
          : [],
      ),
      body: sent === '' ? null : sent,
    });
    const body = await answer.text();
    const { status } = answer;
    if (!answer.ok || !path.startsWith('/api/v2/chat/channeltypes'))
      return { status, headers: answer.headers, body };
    const fields = fieldsIn(body);
    const { channel_types: types } = fields;
    if (isFields(types) && isFields(types[typeName])) types[typeName] = grown(types[typeName]);
    const changed = fields['name'] === typeName ? grown(fields) : fields;
    return { status, headers: answer.headers, body: JSON.stringify(changed) };
  }

  const server = createServer((request, response) => {
    pass(request).then(
      ({ status, headers, body }) => {
        const kept = [...headers].filter(([name]) => /^(?:content-type|x-)/.test(name));
        response.writeHead(status, Object.fromEntries(kept)).end(body);
      },
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('there is no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    updates,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
