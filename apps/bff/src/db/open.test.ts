import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '../http/log.ts';
import { openDatabase } from './open.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'backchannel-open-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test.each(['new', 'of an older version'])(
  'a database file that is %s is for its owner alone',
  async (age) => {
    // A folder that somebody else has made may be open to all.
    chmodSync(dataDir, 0o755);
    if (age !== 'new') writeFileSync(join(dataDir, 'backchannel.db'), '', { mode: 0o644 });
    const { db } = await openDatabase({ dataDir, log: createLogger('silent') });
    const files = readdirSync(dataDir);
    expect(files).toContain('backchannel.db-wal');
    expect(files.map((file) => (statSync(join(dataDir, file)).mode & 0o777).toString(8))).toEqual(
      files.map(() => '600'),
    );
    await db.destroy();
  },
);
