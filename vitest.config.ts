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

// Every workspace with tests is a project; `vitest run` here runs them all in one process.
export default defineConfig({
  test: {
    projects: ['packages/*', 'apps/*', 'bench', 'scripts', 'tooling'],
    sequence: { sequencer: SlowFirst },
  },
});
