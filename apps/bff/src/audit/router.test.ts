import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isObject, recordsOf } from '../chat-proxy/testing.ts';
import { testDialects } from '../db/testing.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing.ts';
import type { Act, Outcome } from './types.ts';

const start = Date.parse('2026-11-20T12:00:00Z');
const minute = 60_000;

const people = {
  ann: { id: 'o1', name: 'Ann Åkesson', role: 'admin' },
  bo: { id: 'o2', name: 'Bo 100%', role: 'moderator' },
} as const;

/** Who did what to what with which outcome, a minute after the other. */
const history: readonly [keyof typeof people | undefined, string, string, Outcome, string?][] = [
  [undefined, 'sign_in', 'eve@example.com', 'refused'],
  ['ann', 'truncate_channel', 'messaging:general', 'succeeded', 'sandbox'],
  ['bo', 'truncate_channel', 'messaging:general-2', 'failed', 'sandbox'],
  ['bo', 'delete_channel', 'livestream:Launch_Party', 'unknown', 'sandbox'],
  ['ann', 'delete_channel', '=HYPERLINK("evil")', 'succeeded', 'other'],
];

describe.each(testDialects)('the audit log on %s', (dialect) => {
  let now = start;
  let server: TestServer;
  let admin: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer({ dialect, clock: () => now });
    admin = await server.signedIn('admin');
    for (const [who, operation, target, outcome, app] of history) {
      const act: Act = {
        operator: who && people[who],
        app,
        operation,
        effect: 'write',
        target,
        request: { body: { text: 'a "quoted"\nline' } },
        origin: { requestId: 'r', userAgent: '@agent' },
      };
      const pending = await server.context.audit.begin(act);
      now += minute;
      await pending.finish({ outcome, status: 200 });
    }
  });
  afterAll(() => server.close());

  const since = `from=${new Date(start).toISOString()}`;
  const list = async (query: string): Promise<Record<string, unknown>[]> =>
    recordsOf((await admin.get(`/api/audit?${since}&${query}`)).body);
  const targets = async (query: string) => (await list(query)).map(({ target }) => target);

  test('lists from new to old', async () => {
    const own = (await list('')).slice(0, history.length);
    expect(own.map(({ outcome }) => outcome)).toEqual(history.map((entry) => entry[3]).toReversed());
    expect(own.at(-1)).toMatchObject({ operator: null, app: null, at: '2026-11-20T12:00:00.000Z' });
  });

  test.each([
    ['person=o2', ['livestream:Launch_Party', 'messaging:general-2']],
    ['person=%C3%85kesson', ['=HYPERLINK("evil")', 'messaging:general']],
    ['person=bo%20100%25', ['livestream:Launch_Party', 'messaging:general-2']],
    ['person=B_', []],
    ['operation=delete_channel', ['=HYPERLINK("evil")', 'livestream:Launch_Party']],
    ['target=messaging:', ['messaging:general-2', 'messaging:general']],
    ['target=launch_', ['livestream:Launch_Party']],
    ['target=%25', []],
    ['outcome=unknown', ['livestream:Launch_Party']],
    ['app=other', ['=HYPERLINK("evil")']],
    [
      'from=2026-11-20T12:01:00Z&to=2026-11-20T13:03:00%2B01:00',
      ['messaging:general-2', 'messaging:general'],
    ],
    ['person=o2&outcome=failed', ['messaging:general-2']],
  ])('finds %s', async (query, expected) => {
    const { body } = await admin.get(`/api/audit?${query}`);
    expect(recordsOf(body).map(({ target }) => target)).toEqual(expected);
  });

  test('names everybody who is in it, once, by the name that they had last, and nothing else of them', async () => {
    await server.context.audit.record(
      {
        operator: { ...people.bo, name: 'Bo Berg' },
        operation: 'sign_out_everywhere',
        effect: 'write',
        origin: { requestId: 'r' },
      },
      { outcome: 'succeeded' },
    );
    const viewer = await server.signedIn('viewer');
    const { body } = await viewer.get('/api/audit/actors');
    expect(body).toMatchObject({ actors: expect.arrayContaining([{ id: 'o1', name: 'Ann Åkesson' }]) });
    const { actors } = z
      .object({ actors: z.array(z.strictObject({ id: z.string(), name: z.string() })) })
      .parse(body);
    expect(actors.filter(({ id }) => id === 'o2')).toEqual([{ id: 'o2', name: 'Bo Berg' }]);
    expect(new Set(actors.map(({ id }) => id)).size).toBe(actors.length);
    expect(actors.every(({ id }) => id !== '')).toBe(true);
  });

  test('comes in pages that do not shift when something is added', async () => {
    const first = (await admin.get(`/api/audit?${since}&operation=truncate_channel&limit=1`)).body;
    expect(recordsOf(first).map(({ target }) => target)).toEqual(['messaging:general-2']);
    const next = isObject(first) ? String(first['next']) : '';
    const act: Act = {
      operator: people.ann,
      operation: 'other',
      effect: 'write',
      origin: { requestId: 'r' },
    };
    await server.context.audit.record(act, { outcome: 'succeeded' });
    const second = (await admin.get(`/api/audit?${since}&operation=truncate_channel&limit=1&cursor=${next}`))
      .body;
    expect(recordsOf(second).map(({ target }) => target)).toEqual(['messaging:general']);
    expect(second).not.toHaveProperty('next');
  });

  test.each([
    'outcome=maybe',
    'from=yesterday',
    'limit=0',
    'limit=1000',
    'cursor=x',
    `target=${'x'.repeat(301)}`,
  ])('does not take %s', async (query) => {
    const answer = await admin.get(`/api/audit?${query}`);
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'invalid_request' } }]);
  });

  test('shows one record, and says when there is none', async () => {
    const [record] = await list('target=Launch');
    expect((await admin.get(`/api/audit/${String(record?.['id'])}`)).body).toEqual(record);
    expect((await admin.get('/api/audit/nothing')).status).toBe(404);
  });

  test('is verified', async () => {
    expect((await admin.get('/api/audit/verify')).body).toMatchObject({ status: 'intact' });
  });

  test('comes as CSV with the same filters, in which no cell is a formula', async () => {
    const answer = await admin.get('/api/audit.csv?person=o1');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const text = String(answer.body);
    expect(text.split('\r\n')[0]).toMatch(/^at,person,person_id,role,app,operation,/);
    expect(text).toContain(`"'=HYPERLINK(""evil"")"`);
    expect(text).toContain(`"'@agent"`);
    expect(text).not.toContain('Bo 100%');
    expect(text).not.toMatch(/(^|,|\n)"?[=@+]/);
    expect(await targets('person=nobody')).toEqual([]);
  });

  test('finds what was done to messages by the channel that the answer told', async () => {
    const act: Act = {
      operator: people.ann,
      operation: 'delete_message',
      effect: 'write',
      target: 'm1',
      origin: { requestId: 'r' },
    };
    const pending = await server.context.audit.begin(act);
    await pending.finish({ outcome: 'succeeded', status: 200, channel: 'team:Quiet_Room' });
    expect(await list('target=quiet_')).toMatchObject([{ target: 'm1', channel: 'team:Quiet_Room' }]);
    expect((await list('target=messaging:general'))[0]).toMatchObject({ channel: null });
    expect((await admin.get('/api/audit/verify')).body).toMatchObject({ status: 'intact' });
  });
});
