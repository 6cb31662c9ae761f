import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OneLineError } from '../one-line-error.ts';
import { root } from '../root.ts';
import { buildWeb } from '../web-build.ts';
import type { Check } from './check.ts';

/** Builds the web app anew and fails when a committed generated file changed by that. (What the
 *  contract generates is compared by a test of its own.) */
export const webBuildCheck: Check = {
  name: 'web build and generated files',
  async run() {
    const before = generated();
    await buildWeb({ always: true });
    const after = generated();
    const stale = [...after].filter(([file, text]) => before.get(file) !== text).map(([file]) => file);
    if (stale.length > 0) throw new OneLineError(`Stale, now written anew: ${stale.join(', ')}; commit it.`);
    return { passed: 1, failed: 0 };
  },
};

function generated(): Map<string, string> {
  const files = globSync('apps/web/src/**/*.gen.ts', { cwd: root });
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}
