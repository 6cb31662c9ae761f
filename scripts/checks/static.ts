import { type Check, command } from './check.ts';

export const format: Check = command('format', 'oxfmt', ['--check']);
/** Style and types in one: the linter reads all types for its rules anyway, and says what the compiler says of them. */
export const lint: Check = command('lint and types', 'oxlint', [
  '--type-aware',
  '--type-check',
  '--deny-warnings',
]);
export const deadCode: Check = command('dead code', 'knip', ['--no-progress']);
