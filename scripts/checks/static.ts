import { type Check, command } from './check.ts';

export const format: Check = command('format', 'oxfmt', ['--check']);
export const lint: Check = command('lint', 'oxlint', ['--type-aware', '--deny-warnings']);
export const types: Check = command('types', 'tsc', ['-b']);
export const deadCode: Check = command('dead code', 'knip', ['--no-progress']);
