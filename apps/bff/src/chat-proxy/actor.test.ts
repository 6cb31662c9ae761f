// Takes its time: left out of `npm run verify`.
import type { Place } from '@backchannel/chat-api';
import { decodeQuery } from '@backchannel/chat-api/query';
import { matchOperation } from '@backchannel/chat-api/match';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Fields, isFields } from '../fields.ts';
import type { TestBrowser, TestServer } from '../testing.ts';
import { proxiedOperations, type ProxiedOperation } from './operations.ts';
import { type Input, readPlace, writePlace } from './place.ts';
import { sampleRequest } from './sample-request.ts';
import { chat, startServer, startUpstream } from './testing.ts';

/** What reached the Chat API. */
interface Received {
  readonly name: string;
  readonly input: Input;
}

const withActor = [...proxiedOperations.values()].filter(
  ({ entry, isMultipart }) => entry.actor && !isMultipart,
);
const withUserObjects = [...proxiedOperations.values()].filter(({ userObjects }) => userObjects.length > 0);

describe('the acting user', () => {
  const received: Received[] = [];
  let upstream: Awaited<ReturnType<typeof startUpstream>>;
  let server: TestServer;
  let admin: TestBrowser;
  let userId = '';

  beforeAll(async () => {
    upstream = await startUpstream((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '', 'http://upstream');
        const match = matchOperation(request.method ?? '', url.pathname);
        url.searchParams.delete('api_key');
        const text = Buffer.concat(chunks).toString();
        const body: unknown = text === '' ? {} : JSON.parse(text);
        if (match && isFields(body)) {
          const query = decodeQuery(match.spec.queryParams, url.searchParams);
          received.push({ name: match.spec.name, input: { params: match.params, query, body } });
        }
        response.writeHead(201, { 'content-type': 'application/json' });
        // What has a history is read before it is changed.
        const isRead = match?.spec.name === 'get_block_list';
        response.end(isRead ? '{"blocklist":{}}' : '{"duration":"1ms"}');
      });
    });
    // What answers here never shows a change, so nothing is waited for.
    server = await startServer(upstream.url, { lagMs: 0 });
    admin = await server.signedIn('admin');
    const { id } = await server.context.db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    userId = `backchannel-${id}`;
  });
  beforeEach(() => {
    received.length = 0;
  });
  afterAll(async () => {
    await server.close();
    await upstream.close();
  });

  /** A request that names somebody else at this place. */
  function forged(
    { spec, entry }: ProxiedOperation,
    place: Place,
  ): { path: string; body: Fields | undefined } {
    const input: Input = { params: {}, query: {}, body: {} };
    writePlace(input, place, 'somebody-else');
    const extra = place.in === 'query' ? input.query : input.body;
    if (entry.readsWithout && place.path.startsWith('data.')) return sampleRequest(spec, extra);
    const sample = sampleRequest(spec);
    const merged: Input = { params: {}, query: {}, body: sample.body ?? {} };
    if (place.in === 'body') writePlace(merged, place, 'somebody-else');
    const query = sampleRequest(spec, place.in === 'query' ? extra : {}).path;
    const search = place.in === 'query' && !query.includes(place.path) ? `?${place.path}=somebody-else` : '';
    return { path: (place.in === 'query' ? query : sample.path) + search, body: sample.body };
  }

  test.each(withActor.map((operation) => [operation.spec.name, operation] as const))(
    'of %s is the operator, whoever the browser says',
    async (name, operation) => {
      const places = [operation.entry.actor, ...operation.authors].filter((place) => place !== null);
      for (const place of places) {
        received.length = 0;
        const { path, body } = forged(operation, place);
        const answer = await admin.send(operation.spec.method, chat(path), body);
        expect([answer.status, answer.body]).toEqual([201, { duration: '1ms' }]);
        const call = received.find((entry) => entry.name === name);
        expect(call && readPlace(call.input, place)).toBe(userId);
        expect(JSON.stringify(call)).not.toContain('somebody-else');
      }
    },
  );

  test.each(withUserObjects.map((operation) => [operation.spec.name, operation] as const))(
    'of %s cannot be given as a whole user, anywhere',
    async (_name, { spec, userObjects }) => {
      for (const way of userObjects) {
        const input: Input = { params: {}, query: {}, body: {} };
        const part = spec.bodyParams.some(({ name }) => name === way[0]) ? 'body' : 'query';
        const names = way.includes('*') ? way.slice(0, way.indexOf('*')) : way;
        const inner = way.includes('*') ? [{ user: { id: 'forged' }, user_id: 'forged' }] : { id: 'forged' };
        writePlace(input, { in: part, path: names.join('.') }, inner);
        const sample = sampleRequest(spec, input[part]);
        const search = part === 'query' && sample.body ? `?${way[0]}=forged` : '';
        const answer = await admin.send(spec.method, chat(sample.path + search), sample.body);
        expect([way.join('.'), answer.status]).toEqual([way.join('.'), 400]);
        expect(JSON.stringify(answer.body)).toContain('"path":');
        expect(JSON.stringify(answer.body)).not.toContain('*');
      }
      expect(received).toEqual([]);
    },
  );

  test('is not put into a call that only reads', async () => {
    await admin.post(chat('/api/v2/chat/channels/messaging/general/query'), { state: true });
    expect(received).toEqual([
      {
        name: 'get_or_create_channel',
        input: { params: { type: 'messaging', id: 'general' }, query: {}, body: { state: true } },
      },
    ]);
  });

  test('leaves the choice of the member for whom a channel is hidden to the operator', async () => {
    await admin.post(chat('/api/v2/chat/channels/messaging/general/hide'), { user_id: 'ann' });
    expect(received[0]?.input.body).toEqual({ user_id: 'ann' });
  });
});
