import { type Check, command } from './check.ts';

export const format: Check = command('format', 'oxfmt', ['--check']);
export const lint: Check = command('lint', 'oxlint', ['--type-aware', '--deny-warnings']);
// Several checkers at once would each look at what all share: longer, on few cores.
export const types: Check = command('types', 'tsc', ['-b', '--checkers', '1']);
export const deadCode: Check = command('dead code', 'knip', ['--no-progress']);
