import { expect, test } from 'vitest';
import { countChannels } from './channel-count.ts';

/** The lengths of an API's pages of 30 that lists `total` rows. */
const pagesOf = (total: number) => {
  let calls = 0;
  return {
    calls: () => calls,
    lengthAt: (offset: number) => {
      calls += 1;
      return Promise.resolve(Math.max(0, Math.min(30, total - offset)));
    },
  };
};

test('counts exactly as far as the API lists, in few calls', async () => {
  for (const total of [0, 1, 29, 30, 31, 59, 60, 500, 970, 999, 1000, 1001, 1029]) {
    const pages = pagesOf(total);
    expect(await countChannels(pages.lengthAt)).toEqual({ channels: total, isExact: true });
    expect(pages.calls()).toBeLessThanOrEqual(8);
  }
});

test('beyond that it says that there are more', async () => {
  expect(await countChannels(pagesOf(1030).lengthAt)).toEqual({ channels: 1030, isExact: false });
  expect(await countChannels(pagesOf(100_000).lengthAt)).toEqual({ channels: 1030, isExact: false });
});
