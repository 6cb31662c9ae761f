import type { z } from 'zod';

/** A setting that is missing or wrong. The message is one line: which setting, what is wrong
 *  with it, what to do. It never repeats the value of a secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(setting: string, problem: string, options?: ErrorOptions) {
    super(`${setting}: ${problem}`.replaceAll(/\s+/g, ' '), options);
  }
}

/** The first complaint of a schema as a `ConfigError`; `where` says which file or field it was. */
export function firstIssue(error: z.ZodError, where = ''): ConfigError {
  const issue = error.issues[0];
  const path = (issue?.path ?? []).map(String).join('.');
  return new ConfigError([where, path].filter(Boolean).join(' '), issue?.message ?? 'is not valid');
}
