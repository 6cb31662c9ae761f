import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateAll } from './index.ts';

test.each(Object.entries(generateAll()))(
  '%s in src/generated is what the generator makes now',
  (name, text) => {
    const committed = readFileSync(new URL(`../../src/generated/${name}`, import.meta.url), 'utf8');
    expect(committed === text, 'stale: run `pnpm generate` and read the difference').toBe(true);
  },
);
