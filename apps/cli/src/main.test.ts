import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startProxy, type TestProxy } from '../../bff/src/chat-proxy/testing.ts';
import { testPassword } from '../../bff/src/testing.ts';

const entry = fileURLToPath(new URL('main.ts', import.meta.url));

let proxy: TestProxy;
let folder: string;

beforeAll(async () => {
  proxy = await startProxy();
  await proxy.server.signedIn('admin');
  await proxy.server.signedIn('viewer');
  folder = mkdtempSync(join(tmpdir(), 'backchannel-cli-'));
});
afterAll(async () => {
  await proxy.close();
  rmSync(folder, { recursive: true, force: true });
});

const { PATH, NODE_COMPILE_CACHE } = process.env;

/** Runs the command as people do, in a process of its own. */
function backchannel(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, [entry, ...args], {
    env: {
      PATH,
      NODE_COMPILE_CACHE,
      BACKCHANNEL_URL: proxy.server.url,
      BACKCHANNEL_EMAIL: 'admin-1@example.com',
      BACKCHANNEL_PASSWORD: testPassword,
      ...env,
    },
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output, errors }));
  });
}

test('exports, finds nothing to do, finds drift, plans, applies, and finds nothing to do again', async () => {
  const file = join(folder, 'app.yaml');
  expect(await backchannel(['config', 'export', '--file', file])).toMatchObject({ code: 0, errors: '' });
  expect(await backchannel(['config', 'check', '--file', file])).toMatchObject({
    code: 0,
    output: 'The app is as the file says.\n',
  });
  const text = readFileSync(file, 'utf8');
  const team = text.indexOf('  team:');
  writeFileSync(file, text.slice(0, team) + text.slice(team).replace('replies: true', 'replies: false'));

  const drift = await backchannel(['config', 'check', '--file', file]);
  expect(drift.code).toBe(2);
  expect(drift.output).toContain('update channel type team');
  const plan = await backchannel(['config', 'plan', '--file', file]);
  expect(plan.code).toBe(0);
  expect(plan.output.split('\n')).toEqual([
    'update channel type team',
    '  replies',
    '    - true',
    '    + false',
    '    Members can no longer reply in threads. Replies already sent stay. (switches something off)',
    '1 change to make.',
    '',
  ]);
  expect(await backchannel(['config', 'apply', '--file', file, '--reason', 'Quieter teams'])).toMatchObject({
    code: 0,
    output: 'done: update channel type team\n',
  });
  expect(await backchannel(['config', 'check', '--file', file])).toMatchObject({ code: 0 });
  expect(await proxy.newest()).toMatchObject({ operator: { name: 'admin 1' } });
});

test('says of what is made only what another new one would not have', async () => {
  const file = join(folder, 'made.yaml');
  const words = Array.from({ length: 40 }, (_, index) => `word-${index}`);
  writeFileSync(
    file,
    [
      'version: 1',
      'block_lists:',
      `  rude:\n    words: [${words.join(', ')}]`,
      'commands:',
      '  ticket:\n    description: Open a ticket',
      'channel_types:',
      '  quiet:\n    replies: false\n    uploads: true\n    quotes: false',
      '',
    ].join('\n'),
  );
  const { output } = await backchannel(['config', 'plan', '--file', file]);
  const lines = output.split('\n').filter((line) => !line.startsWith('not in the file'));
  expect(lines).toEqual([
    'create block list rude',
    '  type: "word"',
    expect.stringMatching(/^ {2}words: \["word-0","word-1",.{60,90}…$/),
    'create command ticket',
    '  description: "Open a ticket"',
    'create channel type quiet (4 settings as in a new type)',
    '  quotes',
    '    - true',
    '    + false',
    '  replies',
    '    - true',
    '    + false',
    // The type takes two requests.
    '3 changes to make.',
    '',
  ]);
});

test('says that it waits for the limit of the API, and goes on', async () => {
  const file = join(folder, 'limited.yaml');
  await backchannel(['config', 'export', '--file', file]);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('quotes: true', 'quotes: false'));
  await proxy.fault({ operation: 'update_channel_type', kind: 'rate_limit', retry_after_s: 1, times: 1 });
  const answer = await backchannel(['config', 'apply', '--file', file]);
  expect(answer.errors).toMatch(
    /^Waiting for the API’s limit, goes on at \d\d:\d\d:\d\d, stops at \d\d:\d\d:\d\d at the latest: update channel type \w+\n$/,
  );
  expect(answer).toMatchObject({ code: 0, output: expect.stringContaining('done: update channel type') });
});

test('names what is wrong in a file with its line and column, and ends with 1', async () => {
  const file = join(folder, 'wrong.yaml');
  writeFileSync(file, 'version: 1\nroles: [user]\ncolour: red\n');
  const answer = await backchannel(['config', 'plan', '--file', file]);
  expect(answer).toMatchObject({ code: 1, output: '' });
  expect(answer.errors).toBe(`${file}:3:1: colour: There is no setting "colour" here.\n`);
});

test('may do what the operator may, and says what is missing', async () => {
  const file = join(folder, 'viewer.yaml');
  const viewer = { BACKCHANNEL_EMAIL: 'viewer-2@example.com' };
  expect((await backchannel(['config', 'export', '--file', file], viewer)).code).toBe(0);
  writeFileSync(file, readFileSync(file, 'utf8').replace('replies: true', 'replies: false'));
  const answer = await backchannel(['config', 'apply', '--file', file], viewer);
  expect(answer.code).toBe(1);
  expect(answer.errors).toContain('config.write');
});

test.each([
  ['a word that it does not know', ['config', 'dance'], {}, /^Usage: /],
  ['no file', ['config', 'plan'], {}, /^Name the file with --file\.\n$/],
  [
    'a file that is not there',
    ['config', 'plan', '--file', '/nowhere'],
    {},
    /^\/nowhere cannot be read\.\n$/,
  ],
  ['an option that it does not know', ['config', 'plan', '--loud'], {}, /--loud/],
  ['no account', ['config', 'export'], { BACKCHANNEL_EMAIL: undefined }, /^Set BACKCHANNEL_EMAIL/],
  ['a wrong password', ['config', 'export'], { BACKCHANNEL_PASSWORD: 'not this one' }, /do not match/],
  ['nobody there', ['config', 'export'], { BACKCHANNEL_URL: 'http://127.0.0.1:1' }, /does not answer/],
  ['an app that is not there', ['config', 'export', '--app', 'other'], {}, /This app does not exist/],
])('ends with 1 and one line for %s', async (_what, args, env, said) => {
  const { code, output, errors } = await backchannel(args, env);
  expect(code).toBe(1);
  expect(output).toBe('');
  expect(errors).toMatch(said);
});
