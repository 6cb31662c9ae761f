// Takes its time: left out of `npm run verify`.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { recordsOf, startProxy, type TestProxy } from '../chat-proxy/testing.ts';
import { settled } from '../change-sets/testing.ts';
import { storyOf } from '../history/testing.ts';
import type { TestBrowser } from '../testing.ts';

const here = '/api/apps/sandbox/configuration';
const planSchema = z.looseObject({ plan: z.string() });
const begunSchema = z.object({ changeSet: z.looseObject({ id: z.string() }) });

/** What is read of an app, each with one of the ways in which that goes wrong, and the first with all of them. */
const troubles = [
  ['list_channel_types', { kind: 'status', status: 500 }, 500],
  ['list_channel_types', { kind: 'hang' }, 504],
  ['list_channel_types', { kind: 'not_json' }, 502],
  ['list_channel_types', { kind: 'rate_limit', retry_after_s: 30 }, 429],
  ['list_commands', { kind: 'cut' }, 502],
  ['list_block_lists', { kind: 'rate_limit', retry_after_s: 30 }, 429],
  ['list_roles', { kind: 'not_json' }, 502],
  ['get_app', { kind: 'status', status: 403, code: 17 }, 403],
  ['list_permissions', { kind: 'status', status: 400, code: 4 }, 400],
  ['list_permissions', { kind: 'hang' }, 504],
] as const;

describe('a configuration as a file, with an upstream in trouble', () => {
  let proxy: TestProxy;
  let ada: TestBrowser;
  let bo: TestBrowser;
  /** One command more than the app has. */
  let file: string;
  beforeAll(async () => {
    proxy = await startProxy({ limits: { headersMs: 200, beginMs: 300 } });
    ada = await proxy.server.signedIn('admin');
    bo = await proxy.server.signedIn('admin');
    file = withCommand(z.string().parse((await ada.get(here)).body), 'hello');
  });
  afterEach(() => proxy.fault());
  afterAll(() => proxy.close());

  const withCommand = (yaml: string, name: string) =>
    yaml.replace('commands:', `commands:\n  ${name}:\n    description: Say hello`);
  const planOf = async (yaml: string) =>
    planSchema.parse((await ada.post(`${here}/plan`, { yaml, prune: false })).body).plan;
  const apply = (browser: TestBrowser, yaml: string, plan: string) =>
    browser.post(`${here}/apply`, { yaml, prune: false, plan, reason: 'As in the file' });

  test.each(troubles)(
    'is not read, planned or begun with where %s ends in %o',
    async (operation, fault, status) => {
      const plan = await planOf(file);
      await proxy.fault({ operation, ...fault });
      const answers = await Promise.all([
        ada.get(here),
        ada.post(`${here}/plan`, { yaml: file, prune: false }),
        apply(ada, file, plan),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([status, status, status]);
      for (const { body } of answers) {
        expect(body).toMatchObject(
          status === 429
            ? { error: { code: 'rate_limited', retry_after_s: 30 } }
            : status >= 502
              ? { error: { code: expect.stringMatching(/^upstream_/), request_id: expect.any(String) } }
              : { code: expect.any(Number), message: expect.any(String) },
        );
      }
      expect((await ada.get('/api/change-sets')).body).toEqual({ changeSets: [] });
    },
  );

  test('is not applied for who may only read, and that is written down', async () => {
    const viewer = await proxy.server.signedIn('viewer');
    const plan = await planOf(file);
    const steps = [{ app: 'sandbox', kind: 'command', name: 'hello', act: 'create', fingerprint: 'none' }];
    const refused = [
      ['/apps/sandbox/configuration/apply', { yaml: file, prune: false, plan, reason: '' }],
      ['/change-sets', { title: 'x', reason: '', steps: steps.map((step) => ({ ...step, body: {} })) }],
      ['/change-sets/any/resume', {}],
      ['/change-sets/any/drop', {}],
    ] as const;
    for (const [path, body] of refused) {
      const answer = await viewer.post(`/api${path}`, body);
      expect([answer.status, answer.body]).toMatchObject([403, { error: { permission: 'config.write' } }]);
    }
    const written = recordsOf((await ada.get('/api/audit?operation=permission_refused')).body);
    expect(written).toMatchObject(
      refused.map(([path]) => ({ target: `POST /api${path}`, outcome: 'refused', status: 403 })).toReversed(),
    );
    expect((await ada.get('/api/change-sets')).body).toEqual({ changeSets: [] });
  });

  test('applied by two at once is done once; who comes second is told that it has moved on', async () => {
    const plan = await planOf(file);
    const answers = await Promise.all([apply(ada, file, plan), apply(bo, file, plan)]);
    const begun = answers.filter(({ status }) => status === 202);
    const ends = await Promise.all(
      begun.map(async ({ body }) => {
        const { id } = begunSchema.parse(body).changeSet;
        return { ends: await settled(ada, id), set: (await ada.get(`/api/change-sets/${id}`)).body };
      }),
    );
    // The second may also come so late that its plan is another by then.
    for (const { status, body } of answers)
      if (status !== 202) expect([status, body]).toMatchObject([409, { error: { code: 'plan_changed' } }]);
    expect(ends.filter(({ ends: [state] }) => state === 'done')).toHaveLength(1);
    for (const {
      ends: [state],
      set,
    } of ends)
      if (state !== 'done')
        expect(set).toMatchObject({
          changeSet: { state: 'stopped', steps: [{ error: { code: 'moved_on' } }] },
        });
    expect(await storyOf(ada, 'command', 'hello')).toEqual(['dashboard created']);
    const again = await ada.post(`${here}/plan`, { yaml: file, prune: false });
    expect(again.body).toMatchObject({ problems: [], changes: [] });
  });
});
