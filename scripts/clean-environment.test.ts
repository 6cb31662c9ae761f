import { expect, test } from 'vitest';
import { cleanEnvironment } from './clean-environment.ts';

test("keeps the caller's settings of the product and of test tools away, and nothing else", () => {
  const env = cleanEnvironment({
    STREAM_API_KEY: 'k',
    BACKCHANNEL_DATA: '/data',
    DATABASE_URL: 'postgres://host/db',
    PORT: '1',
    PGHOST: 'host',
    NODE_OPTIONS: '--inspect',
    PWDEBUG: '1',
    VITEST: 'true',
    PWD: '/here',
    PATH: '/bin',
    HOME: '/home/me',
    CI: 'true',
    CHROMIUM_PATH: '/bin/chromium',
    PLAYWRIGHT_BROWSERS_PATH: '/browsers',
    TZ: 'Asia/Tokyo',
  });
  expect(env).toEqual({
    PWD: '/here',
    PATH: '/bin',
    HOME: '/home/me',
    CI: 'true',
    CHROMIUM_PATH: '/bin/chromium',
    PLAYWRIGHT_BROWSERS_PATH: '/browsers',
    TZ: 'UTC',
    LANG: 'C.UTF-8',
  });
});
