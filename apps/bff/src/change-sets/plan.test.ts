import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startProxy, type TestProxy } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import { lookAtAll } from '../history/testing.ts';
import type { TestBrowser } from '../testing.ts';
import { begin, changeSetIn, plan, settled } from './testing.ts';

const step = {
  app: 'sandbox',
  kind: 'command',
  name: 'ticket',
  act: 'create',
  fingerprint: 'none',
  body: { description: 'Open one' },
};
const some = 'a'.repeat(64);

describe.each(testDialects)('what is planned, on %s', (dialect) => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  beforeAll(async () => {
    proxy = await startProxy({ dialect });
    ada = await proxy.server.signedIn('admin');
  });
  afterAll(() => proxy.close());

  test.each<[string, object]>([
    ['title', plan([step], { title: ' ' })],
    ['title', plan([step], { title: 'x'.repeat(201) })],
    ['reason', plan([step], { reason: 'x'.repeat(501) })],
    ['steps', plan([])],
    ['steps', plan(Array.from({ length: 201 }, () => step))],
    ['steps.0.kind', plan([{ ...step, kind: 'channel' }])],
    ['steps.0.name', plan([{ ...step, name: 'x'.repeat(256) }])],
    ['steps.0.fingerprint', plan([{ ...step, fingerprint: 'abc' }])],
    ['steps.0.fingerprint', plan([{ ...step, fingerprint: some }])],
    ['steps.0.fingerprint', plan([{ ...step, act: 'delete', body: {} }])],
    ['steps.0.act', plan([{ ...step, act: 'rename' }])],
    ['steps.0.act', plan([{ ...step, kind: 'role', act: 'update', fingerprint: some, body: {} }])],
    ['steps.0.act', plan([{ ...step, kind: 'app_grants', name: 'app', body: { grants: {} } }])],
    ['steps.0.body', plan([{ ...step, act: 'delete', fingerprint: some }])],
    [
      'steps.0.body',
      plan([
        {
          ...step,
          kind: 'app_grants',
          name: 'app',
          act: 'update',
          fingerprint: some,
          body: { grants: {}, sqs_url: 'x' },
        },
      ]),
    ],
    ['steps.1.body.description', plan([step, { ...step, body: { description: 7 } }])],
    ['steps.0.body.colour', plan([{ ...step, body: { description: 'x', colour: 'red' } }])],
    ['steps.0.name', plan([{ ...step, act: 'update', fingerprint: some, name: '../app' }])],
  ])('is refused where %s is wrong: %o', async (path, body) => {
    const answer = await ada.post('/api/change-sets', body);
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'invalid_request' } }]);
    expect(JSON.stringify(answer.body)).toContain(`"path":"${path}"`);
    expect((await ada.get('/api/change-sets')).body).toEqual({ changeSets: [] });
  });

  test('is refused for an app that is not there', async () => {
    expect((await ada.post('/api/change-sets', plan([{ ...step, app: 'other' }]))).status).toBe(404);
  });

  test('may be as large as the grants of a type, up to 512 kB, and only of those who may', async () => {
    const words = (count: number) => ({
      ...step,
      kind: 'block_list',
      name: 'long',
      body: { words: Array.from({ length: count }, (_, index) => `word-${index}-`.padEnd(38, 'x')) },
    });
    const viewer = await proxy.server.signedIn('viewer');
    const large = plan([words(14_000)]);
    expect((await ada.post('/api/change-sets', large)).status).toBe(413);
    expect((await viewer.post('/api/change-sets', large)).status).toBe(403);
    expect(await proxy.server.browser().post('/api/change-sets', large)).toMatchObject({ status: 401 });
    expect((await ada.post('/api/change-sets', 'words', { 'content-type': 'text/plain' })).status).toBe(415);
    const id = await begin(ada, [words(8_000)]);
    expect(await settled(ada, id)).toEqual(['done', 'done']);
    const list = (await lookAtAll(ada, 'block_list')).find(({ name }) => name === 'long');
    expect(list?.settings['words']).toHaveLength(8_000);
  });

  test('is listed from new to old, by whomever it is', async () => {
    const bo = await proxy.server.signedIn('admin');
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) {
      const id = await begin(ids.length % 2 ? ada : bo, [{ ...step, name }]);
      await settled(ada, id);
      ids.unshift(id);
    }
    const { body } = await ada.get('/api/change-sets?limit=2');
    expect(body).toMatchObject({
      changeSets: ids.slice(0, 2).map((id) => ({ id, state: 'done', steps: [{ state: 'done' }] })),
    });
    expect(JSON.stringify(body)).not.toContain('Open one');
    for (const limit of ['0', '101', 'x'])
      expect((await ada.get(`/api/change-sets?limit=${limit}`)).status).toBe(400);
    expect((await ada.get('/api/change-sets/nothing')).status).toBe(404);
    expect(changeSetIn(await ada.get(`/api/change-sets/${ids[0]}`))).toMatchObject({
      by: { name: 'admin 3' },
    });
  });
});
