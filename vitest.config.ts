import { availableParallelism } from 'node:os';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';
import { isQuickTest } from './scripts/checks/quick-test.ts';

/** What takes its time comes first, so that nothing long is left to run alone at the end. */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const { true: quick = [], false: slow = [] } = Object.groupBy(sorted, ({ moduleId }) =>
      isQuickTest(moduleId) ? 'true' : 'false',
    );
    return [...slow, ...quick];
  }
}

// One run for all workspaces: workers that begin anew with each of them load what they share as often.
export default defineConfig({
  test: {
    include: [
      '{packages,apps}/*/src/**/*.test.ts',
      'packages/*/scripts/**/*.test.ts',
      '{bench,scripts,tooling}/**/*.test.ts',
    ],
    globalSetup: 'apps/bff/src/db/test-postgres.ts',
    sequence: { sequencer: SlowFirst },
    // A test starts what it needs, so files of one worker share what they load: a process for each takes longer than
    // most of the tests.
    isolate: false,
    // More than there are cores: a test waits for a third of its time.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
