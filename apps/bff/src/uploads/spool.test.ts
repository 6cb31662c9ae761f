import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Spool } from './spool.ts';
import { SpooledFile } from './spooled-file.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'backchannel-spool-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function* pieces(...texts: string[]): AsyncGenerator<Buffer> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(file: SpooledFile): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of file.content()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a file is this user’s alone, has no name from the beginning, and can be read again and again', async () => {
  const spool = new Spool(dataDir);
  const handle = await spool.open();
  expect((await handle.stat()).mode & 0o777).toBe(0o600);
  expect(statSync(spool.folder).mode & 0o777).toBe(0o700);
  await handle.close();
  const file = await SpooledFile.from(spool, pieces('one', '', 'two'));
  expect(readdirSync(spool.folder)).toEqual([]);
  expect([file.size, await textOf(file), await textOf(file)]).toEqual([6, 'onetwo', 'onetwo']);
  await file.close();
  await expect(textOf(file)).rejects.toThrow('closed');
});

test('what a crash has left is removed at the next start', () => {
  mkdirSync(join(dataDir, 'uploads', 'folder'), { recursive: true });
  writeFileSync(join(dataDir, 'uploads', 'left-over'), 'half');
  writeFileSync(join(dataDir, 'backchannel.db'), 'kept');
  const { folder } = new Spool(dataDir);
  expect([readdirSync(folder), readdirSync(dataDir).sort()]).toEqual([[], ['backchannel.db', 'uploads']]);
});

test('a folder that cannot be used is told as a wrong setting', () => {
  writeFileSync(join(dataDir, 'uploads'), 'a file');
  expect(() => new Spool(dataDir)).toThrow(/^BACKCHANNEL_DATA: cannot use .*uploads \(ENOTDIR\)/);
});

test.runIf(existsSync('/dev/full'))('a full disk is told as that', async () => {
  const spool = { folder: dataDir, open: () => open('/dev/full', 'r+') };
  await expect(SpooledFile.from(spool, pieces('one'))).rejects.toMatchObject({
    status: 507,
    code: 'no_room',
  });
});

test('what breaks off leaves nothing', async () => {
  const broken = async function* () {
    yield* pieces('one');
    throw new Error('it broke off');
  };
  await expect(SpooledFile.from(new Spool(dataDir), broken())).rejects.toThrow('it broke off');
  expect(readdirSync(join(dataDir, 'uploads'))).toEqual([]);
});
