import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'backchannel-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const sandbox = {
  BACKCHANNEL_SANDBOX_URL: 'http://127.0.0.1:8800/',
  BACKCHANNEL_SANDBOX_KEY: 'sandbox-key',
  BACKCHANNEL_SANDBOX_SECRET: 'sandbox-secret',
};
const load = (env: Record<string, string>) => loadConfig({ BACKCHANNEL_DATA: join(folder, 'data'), ...env });
const complaint = (env: Record<string, string>): string => {
  try {
    load(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'nothing wrong';
};
const settingsFile = (content: unknown): string => {
  const path = join(folder, 'settings.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const support = {
  id: 'support',
  label: 'Support',
  colour: '#2f6fed',
  environment: 'staging',
  apiKey: 'key-1',
  apiSecretEnv: 'SUPPORT_SECRET',
};

describe('the environment', () => {
  test('without an app is the demo on the sandbox', () => {
    const { config, secrets } = load(sandbox);
    expect(config).toMatchObject({
      port: 4000,
      logLevel: 'info',
      trustedProxies: 0,
      historyPollSeconds: 300,
      demo: true,
    });
    expect(config.apps).toEqual([
      {
        id: 'sandbox',
        label: 'Demo data',
        colour: '#6a6a75',
        environment: 'sandbox',
        baseUrl: 'http://127.0.0.1:8800',
        apiKey: 'sandbox-key',
      },
    ]);
    expect(secrets.api('sandbox')).toBe('sandbox-secret');
  });

  test('says how often others’ changes of settings are looked for', () => {
    expect(load({ ...sandbox, BACKCHANNEL_HISTORY_POLL_SECONDS: '0' }).config.historyPollSeconds).toBe(0);
    expect(complaint({ ...sandbox, BACKCHANNEL_HISTORY_POLL_SECONDS: '1m' })).toMatch(
      /^BACKCHANNEL_HISTORY_POLL_SECONDS: "1m" is not a number of seconds; give 0 for never/,
    );
  });

  test('listens on this machine alone in the demo, and everywhere with a real app, unless told', () => {
    const real = { STREAM_API_KEY: 'key', STREAM_API_SECRET: 'secret' };
    expect(load(sandbox).config.host).toBe('localhost');
    expect(load(real).config.host).toBeUndefined();
    expect(load({ ...sandbox, BACKCHANNEL_HOST: '0.0.0.0' }).config.host).toBe('0.0.0.0');
    expect(load({ ...real, BACKCHANNEL_HOST: '::1' }).config.host).toBe('::1');
    for (const host of ['example.com', '10.0.0', 'http://127.0.0.1', '127.0.0.1:80']) {
      expect(complaint({ ...real, BACKCHANNEL_HOST: host })).toContain(
        `BACKCHANNEL_HOST: "${host}" is not an address; give localhost `,
      );
    }
  });

  test('with key and secret is that app, and no demo', () => {
    const { config, secrets } = load({ ...sandbox, STREAM_API_KEY: 'k', STREAM_API_SECRET: 's' });
    expect(config.demo).toBe(false);
    expect(config.apps.map(({ id, baseUrl }) => [id, baseUrl])).toEqual([
      ['default', 'https://chat.stream-io-api.com'],
    ]);
    expect(secrets.api('default')).toBe('s');
    expect(() => secrets.api('sandbox')).toThrow('no API secret for app "sandbox"');
  });

  test('counts an empty variable as not given', () => {
    expect(load({ ...sandbox, PORT: '', STREAM_API_KEY: '', DATABASE_URL: '' }).config.port).toBe(4000);
  });

  test.each([
    [{ PORT: 'http' }, /^PORT: "http" is not a port; give/],
    [{ PORT: '65536' }, /^PORT: "65536" is not a port; give/],
    [{ BACKCHANNEL_LOG_LEVEL: 'loud' }, /^BACKCHANNEL_LOG_LEVEL: "loud" is not a level; give one of/],
    [{ BACKCHANNEL_BASE_URL: 'example.com' }, /^BACKCHANNEL_BASE_URL: is not a URL; give/],
    [{ BACKCHANNEL_BASE_URL: 'https://example.com/admin' }, /^BACKCHANNEL_BASE_URL: has a path; give/],
    [{ BACKCHANNEL_TRUST_PROXY: 'yes' }, /^BACKCHANNEL_TRUST_PROXY: "yes" is not a number of proxies; give/],
    [{ BACKCHANNEL_AUTH_SECRET: 'short' }, /^BACKCHANNEL_AUTH_SECRET: is too short; give/],
    [{ DATABASE_URL: 'mysql://root:hunter2@db/x' }, /^DATABASE_URL: is not a PostgreSQL URL; give/],
    [{ STREAM_API_KEY: 'k' }, /^STREAM_API_SECRET: is not set although/],
    [{ STREAM_API_SECRET: 'hunter2' }, /^STREAM_API_KEY: is not set although/],
    [
      { STREAM_API_KEY: 'k', STREAM_API_SECRET: 's', STREAM_BASE_URL: 'ftp://x' },
      /^STREAM_BASE_URL: is not a URL/,
    ],
    [
      { BACKCHANNEL_SANDBOX_SECRET: '' },
      /^BACKCHANNEL_SANDBOX_SECRET: is not set and no app is configured; use/,
    ],
    [
      { STREAM_BASE_URL: 'https://chat.example.com' },
      /^STREAM_API_KEY: is not set although STREAM_BASE_URL is/,
    ],
    [{ BACKCHANNEL_DATA: '/dev/null' }, /^BACKCHANNEL_DATA: cannot use \/dev\/null \(ENOTDIR\); give/],
    [{ BACKCHANNEL_DATA: '/proc/none/x' }, /^BACKCHANNEL_DATA: cannot use \/proc\/none\/x \(ENOENT\); give/],
    [
      { BACKCHANNEL_SETTINGS: '/nowhere.json' },
      /^BACKCHANNEL_SETTINGS \(\/nowhere.json\): cannot be read; give/,
    ],
  ])('refuses %j in one line that names it', (env, expected) => {
    const message = complaint({ ...sandbox, ...env });
    expect(message).toMatch(expected);
    expect(message).not.toContain('\n');
    expect(message).not.toContain('hunter2');
  });
});

describe('the settings file', () => {
  test('lists apps whose secrets are in the environment', () => {
    const path = settingsFile({
      apps: [support, { ...support, id: 'shop', baseUrl: 'https://chat.example.com/' }],
    });
    const { config, secrets } = load({ BACKCHANNEL_SETTINGS: path, SUPPORT_SECRET: 'file-secret' });
    expect(config.demo).toBe(false);
    expect(config.apps.map(({ id, baseUrl }) => [id, baseUrl])).toEqual([
      ['support', 'https://chat.stream-io-api.com'],
      ['shop', 'https://chat.example.com'],
    ]);
    expect(secrets.api('shop')).toBe('file-secret');
  });

  test.each([
    ['{', '): is not JSON from line 1, column 2; mend it'],
    ['', '): is not JSON: it ends too early; mend it'],
    ['{ "apps":', '): is not JSON: it ends too early; mend it'],
    ['{\n  "apps": [],\n}', '): is not JSON from line 3, column 1; mend it'],
    ['{\n  "apps": true,\n  "apiSecret": hunter2\n}', '): is not JSON from line 3, column 16; mend it'],
    ['{ "apps": [,] }', '): is not JSON from line 1, column 12; mend it'],
    ['hunter2', '): is not JSON from line 1, column 1; mend it'],
    [[], '): does not hold settings; give an object with the list "apps"'],
    ['null', '): does not hold settings; give'],
    [{}, ') apps: is missing; give a list of apps'],
    [{ apps: {} }, ') apps: is not a list; give a list of apps'],
    [{ apps: [support], app: 1 }, '): has the unknown field "app"; take it out'],
    [{ apps: [[]] }, ') apps.0: is not an app; give an object'],
    [{ apps: [{ ...support, label: 5 }] }, ') apps.0.label: is not a text; give'],
    [{ apps: [{ ...support, baseUrl: {} }] }, ') apps.0.baseUrl: is not a URL; give'],
    [{ apps: [] }, 'apps: is empty; give at least one app'],
    [{ apps: [{ ...support, id: 'Über' }] }, 'apps.0.id: may hold'],
    [{ apps: [{ ...support, colour: 'red' }] }, 'apps.0.colour: is not a colour; give'],
    [
      { apps: [{ ...support, environment: 'prod' }] },
      'apps.0.environment: is not an environment; give one of',
    ],
    [{ apps: [{ ...support, label: undefined }] }, 'apps.0.label: is missing; give'],
    [
      { apps: [{ ...support, apiSecret: 'hunter2' }] },
      'apps.0: has the unknown field "apiSecret"; take it out',
    ],
    [{ apps: [support, support] }, 'apps.1.id: "support" is used twice'],
    [{ apps: [{ ...support, apiSecretEnv: 'UNSET' }] }, 'apps.0.apiSecretEnv: names UNSET, which is not set'],
  ])('is refused when wrong: %j', (content, expected) => {
    const message = complaint({ BACKCHANNEL_SETTINGS: settingsFile(content), SUPPORT_SECRET: 'x' });
    expect(message).toMatch(/^BACKCHANNEL_SETTINGS \(/);
    expect(message).toContain(expected);
    expect(message).not.toContain('hunter2');
  });

  test('may not use the name of the app from the environment', () => {
    const path = settingsFile({ apps: [{ ...support, id: 'default' }] });
    const env = {
      BACKCHANNEL_SETTINGS: path,
      SUPPORT_SECRET: 'x',
      STREAM_API_KEY: 'k',
      STREAM_API_SECRET: 's',
    };
    expect(complaint(env)).toContain('has an app "default"');
  });
});

describe('secrets', () => {
  test('show nothing when printed or serialised', () => {
    const { config, secrets } = load({ ...sandbox, DATABASE_URL: 'postgres://u:hunter2@db/x' });
    const shown = [
      inspect(secrets, { depth: 9, showHidden: true }),
      JSON.stringify(secrets),
      JSON.stringify(config),
    ];
    for (const text of shown) expect(text).not.toMatch(/sandbox-secret|hunter2/);
    expect(secrets.databaseUrl).toContain('hunter2');
  });

  test('for sessions are made once, readable by this user only', () => {
    const data = join(folder, 'fresh');
    const first = load({ ...sandbox, BACKCHANNEL_DATA: data }).secrets.auth;
    expect(load({ ...sandbox, BACKCHANNEL_DATA: data }).secrets.auth).toBe(first);
    expect(readFileSync(join(data, 'auth-secret'), 'utf8')).toBe(first);
    expect(statSync(join(data, 'auth-secret')).mode & 0o777).toBe(0o600);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    const given = 'a given secret of more than thirty-two characters';
    expect(load({ ...sandbox, BACKCHANNEL_DATA: data, BACKCHANNEL_AUTH_SECRET: given }).secrets.auth).toBe(
      given,
    );
  });

  test('is not taken from a file that was cut short', () => {
    const data = join(folder, 'cut');
    load({ ...sandbox, BACKCHANNEL_DATA: data });
    for (const left of ['', 'half a secret']) {
      writeFileSync(join(data, 'auth-secret'), left);
      expect(complaint({ ...sandbox, BACKCHANNEL_DATA: data })).toMatch(
        /^BACKCHANNEL_DATA: .*auth-secret is damaged; remove it/,
      );
    }
  });
});
