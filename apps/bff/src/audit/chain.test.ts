import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase, testDialects } from '../db/testing.ts';
import { genesis, hashOf } from './chain.ts';
import { createAudit } from './create-audit.ts';
import { findAct } from './list.ts';
import type { Act } from './types.ts';
import { verifyChain } from './verify.ts';

const act = (target: string): Act => ({
  operator: { id: 'o1', name: 'Ann', role: 'admin' },
  app: 'sandbox',
  operation: 'truncate_channel',
  effect: 'irreversible',
  target,
  request: { body: { hard_delete: true } },
  origin: { requestId: 'r1', ip: '127.0.0.1', userAgent: 'test' },
});

describe.each(testDialects)('the chain on %s', (dialect) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await openTestDatabase(dialect);
  });
  afterEach(() => database.close());

  const audit = () => createAudit({ ...database, clock: Date.now });
  const verify = () => verifyChain(database.db);

  /** Acts with one link and with two, six links in all. */
  async function fill(): Promise<void> {
    const log = audit();
    await log.record(act('a'), { outcome: 'refused', status: 403 });
    await (await log.begin(act('b'))).finish({ outcome: 'succeeded', status: 201, durationMs: 12.3456 });
    await log.record(act('c'), { outcome: 'succeeded' });
    await (await log.begin(act('d'))).finish({ outcome: 'unknown', error: { code: 16, message: 'gone' } });
  }

  test('is intact when empty, and after it has been written to', async () => {
    expect(await verify()).toEqual({ status: 'intact', records: 0, head: '0'.repeat(64) });
    await fill();
    expect(await verify()).toMatchObject({ status: 'intact', records: 6 });
  });

  test('is longer than a page and verified whole', async () => {
    const log = audit();
    for (let n = 0; n < 1100; n += 1) await log.record(act(`c${n}`), { outcome: 'succeeded' });
    expect(await verify()).toMatchObject({ status: 'intact', records: 1100 });
    await sql`update audit_record set target = 'x' where sequence = 1050`.execute(database.db);
    expect(await verify()).toMatchObject({
      status: 'broken',
      records: 1049,
      first_broken: { sequence: 1050 },
    });
  });

  test.each([
    ['a changed outcome', `update audit_record set outcome = 'succeeded' where sequence = 1`, 1, 'changed'],
    ['a changed name', `update audit_record set operator_name = 'Bo' where sequence = 3`, 3, 'changed'],
    ['a changed request', `update audit_record set request = '{}' where sequence = 4`, 4, 'changed'],
    ['a channel put in', `update audit_record set channel = 'team:x' where sequence = 3`, 3, 'changed'],
    ['a time moved', `update audit_record set at = at - 1 where sequence = 2`, 2, 'changed'],
    ['a link taken out', `delete from audit_record where sequence = 3`, 4, 'missing_before'],
    ['the beginning taken out', `delete from audit_record where sequence = 1`, 2, 'missing_before'],
    [
      'a link taken out and the rest moved up',
      `delete from audit_record where sequence = 2; update audit_record set sequence = sequence - 1 where sequence > 2`,
      2,
      'not_linked',
    ],
    [
      'a new hash for what was changed',
      `update audit_record set hash = '${'1'.repeat(64)}' where sequence = 5`,
      5,
      'changed',
    ],
  ])('shows %s', async (_what, statements, sequence, reason) => {
    await fill();
    for (const statement of statements.split(';')) await sql.raw(statement).execute(database.db);
    const { first_broken, status } = await verify();
    expect([status, first_broken]).toMatchObject(['broken', { sequence, reason, id: expect.any(String) }]);
  });

  test('shows a cut end to whoever has kept the newest hash', async () => {
    await fill();
    const { head } = await verify();
    await sql`delete from audit_record where sequence = 6`.execute(database.db);
    expect((await verify()).head).not.toBe(head);
  });

  test('has no gap when a hundred write at once, in two instances', async () => {
    const logs = [audit(), audit()];
    await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const log = logs[n % 2];
        if (n % 3 === 0) await log?.record(act(`c${n}`), { outcome: 'succeeded' });
        else await (await log?.begin(act(`c${n}`)))?.finish({ outcome: 'succeeded' });
      }),
    );
    const rows = await database.db
      .selectFrom('audit_record')
      .select('sequence')
      .orderBy('sequence')
      .execute();
    expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 166 }, (_, n) => n + 1));
    expect(await verify()).toMatchObject({ status: 'intact', records: 166 });
  });

  test('shows an act as one, whatever has become of it', async () => {
    const log = audit();
    const pending = await log.begin(act('a'));
    expect(await findAct(database.db, pending.id)).toMatchObject({
      outcome: 'unknown',
      second_outcome: null,
    });
    await pending.finish({ outcome: 'succeeded', status: 201, upstreamRequestId: 'theirs', durationMs: 5.4 });
    expect(await findAct(database.db, pending.id)).toMatchObject({
      outcome: 'unknown',
      second_outcome: 'succeeded',
      second_status: 201,
      second_upstream_request_id: 'theirs',
      second_duration_ms: 5,
    });
  });

  test('goes on after a link that could not be written', async () => {
    const log = audit();
    const { id: _id, ...pending } = await log.begin(act('a'));
    await pending.finish({ outcome: 'succeeded' });
    await expect(pending.finish({ outcome: 'failed' })).rejects.toThrow();
    await log.record(act('b'), { outcome: 'succeeded' });
    expect(await verify()).toMatchObject({ status: 'intact', records: 3 });
    await log.whenIdle();
  });
});

test('a link without a channel has the hash that it had before there were any', () => {
  const link = {
    sequence: 1,
    id: 'a1',
    part: 'whole',
    at: 1_770_000_000_000,
    operator_id: 'o1',
    operator_name: 'Ann',
    operator_role: 'admin',
    app: 'sandbox',
    operation: 'truncate_channel',
    effect: 'irreversible',
    target: 'messaging:general',
    channel: null,
    outcome: 'succeeded',
    status: 201,
    upstream_request_id: null,
    request_id: 'r1',
    duration_ms: 12,
    request: '{}',
    error: null,
    ip: null,
    user_agent: null,
    previous_hash: genesis,
  };
  expect(hashOf(link)).toBe('f20b5a93d91b2361cd934c0f466952fb08ae30d97225b84a2234e037a2a33aa0');
  expect(hashOf({ ...link, channel: 'messaging:general' })).not.toBe(
    'f20b5a93d91b2361cd934c0f466952fb08ae30d97225b84a2234e037a2a33aa0',
  );
});
