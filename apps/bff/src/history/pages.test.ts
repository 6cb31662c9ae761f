import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { testDialects } from '../db/testing.ts';
import { startTestServer, type TestBrowser, type TestServer } from '../testing.ts';
import { fingerprintOf } from './fingerprint.ts';

const count = 500;
const pageSchema = z.object({
  versions: z.array(z.looseObject({ number: z.number(), name: z.string() })),
  total: z.number().optional(),
});

describe.each(testDialects)('years of history on %s', (dialect) => {
  let server: TestServer;
  let viewer: TestBrowser;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
    viewer = await server.signedIn('viewer');
    const { db } = server.context;
    const place = { app: 'sandbox', kind: 'channel_type' };
    const row = (name: string, number: number) => {
      const settings = { max_message_length: number, note: 'x'.repeat(2000) };
      return {
        ...place,
        name,
        number,
        at: number,
        source: 'outside',
        act: 'updated',
        operator_id: null,
        operator_name: null,
        reason: null,
        ip: null,
        user_agent: null,
        audit_id: null,
        fingerprint: fingerprintOf(settings),
        settings: JSON.stringify(settings),
        places: '["max_message_length"]',
        changes: 1,
      };
    };
    const versions = Array.from({ length: count }, (_, index) => row('old', index + 1));
    const others = Array.from({ length: count }, (_, index) => row(`type-${index}`, 1));
    const all = [...versions, ...others];
    for (let start = 0; start < all.length; start += 100)
      await db
        .insertInto('setting_version')
        .values(all.slice(start, start + 100))
        .execute();
    await db
      .insertInto('setting_object')
      .values(
        [versions.at(-1), ...others].flatMap((newest) =>
          newest
            ? [
                {
                  ...place,
                  name: newest.name,
                  number: newest.number,
                  fingerprint: newest.fingerprint,
                  holder: null,
                  held_until: 0,
                  intent: null,
                },
              ]
            : [],
        ),
      )
      .execute();
  });
  afterAll(() => server.close());

  const page = async (query: string) =>
    pageSchema.parse((await viewer.get(`/api/apps/sandbox/history/channel_type${query}`)).body);

  test('are read page by page, from new to old, without settings', async () => {
    const numbers: number[] = [];
    for (let before: number | undefined = undefined; ; before = numbers.at(-1)) {
      const { versions, total } = await page(
        `/old?limit=100${before === undefined ? '' : `&before=${before}`}`,
      );
      if (versions.length === 0) break;
      expect([total, versions.length]).toEqual([count, 100]);
      expect(JSON.stringify(versions)).not.toContain('xxx');
      numbers.push(...versions.map(({ number }) => number));
    }
    expect(numbers).toEqual(Array.from({ length: count }, (_, index) => count - index));
    expect((await page('/old')).versions).toHaveLength(50);
  });

  test('of many objects are seen by the newest of each', async () => {
    const { versions } = await page('');
    expect(versions).toHaveLength(count + 1);
    expect(versions.find(({ name }) => name === 'old')).toMatchObject({ number: count, changes: 1 });
    expect(versions.map(({ name }) => name)).toEqual(versions.map(({ name }) => name).toSorted());
  });

  test('give each version with its settings, and say when there is none', async () => {
    const { body } = await viewer.get('/api/apps/sandbox/history/channel_type/old/250');
    expect(body).toMatchObject({ version: { number: 250 }, settings: { max_message_length: 250 } });
    for (const [path, status] of [
      ['/old/501', 404],
      ['/old/0', 400],
      ['/old/last', 400],
      ['/old?limit=0', 400],
      ['/old?limit=101', 400],
      ['/old?before=x', 400],
      [`/${'x'.repeat(256)}`, 400],
      ['/a%00b', 400],
    ] as const) {
      const answer = await viewer.get(`/api/apps/sandbox/history/channel_type${path}`);
      expect([path, answer.status]).toEqual([path, status]);
    }
  });
});
